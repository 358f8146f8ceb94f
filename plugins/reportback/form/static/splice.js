// Change a YAML text in only those places where its values change: comments, quotes, order and
// blank lines of all else stay as somebody wrote them.

import * as yaml from "./yaml/index.js";
import * as emit from "./emit.js";
import { empty, isMap, same } from "./matter.js";

export function read(text) {
  const document = yaml.parseDocument(text, { prettyErrors: true });
  if (document.errors.length) throw new Error(document.errors[0].message);
  const matter = document.toJS({ maxAliasCount: 100 }) ?? {};
  if (!isMap(matter)) throw new Error("These are not keys with values.");
  return { document, matter };
}

// `text` with the values of `after`. Where the places cannot be told apart, all but the comments at
// its head is written anew: the values are right in either case.
export function splice(text, after) {
  const { document, matter } = read(text);
  if (same(matter, after)) return text;
  const made = inPlaces(text, document, matter, after);
  if (made !== null && says(made, after)) return made;
  const head = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text)[0];
  return `${head}${emit.pairs(after, 0)}\n`;
}

function inPlaces(text, document, matter, after) {
  try {
    return new Splicing(text).changed(document.contents, matter, after);
  } catch (error) {
    if (error instanceof Whole) return null;
    throw error;
  }
}

function says(text, after) {
  const document = yaml.parseDocument(text);
  return !document.errors.length && same(document.toJS() ?? {}, after);
}

// Something that can only be replaced as a whole.
class Whole extends Error {}

class Splicing {
  constructor(text) {
    this.text = text;
    this.edits = [];
  }

  changed(node, before, after) {
    if (!yaml.isMap(node)) throw new Whole();
    this.map(node, before, after);
    const ordered = this.edits.map((edit, index) => ({ ...edit, index }));
    ordered.sort((a, b) => b.start - a.start || b.index - a.index);
    return ordered.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), this.text);
  }

  edit(start, end, text) {
    this.edits.push({ start, end, text });
  }

  // Try to change a part from within; if that cannot be, `instead` replaces it.
  within(change, instead) {
    const before = this.edits.length;
    try {
      change();
    } catch (error) {
      if (!(error instanceof Whole)) throw error;
      this.edits.length = before;
      instead();
    }
  }

  lineStart(at) {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }

  // The end of the line on which a value ends; a block of text ends with its line break.
  lineEnd(at) {
    if (this.text[at - 1] === "\n") return at - 1;
    const found = this.text.indexOf("\n", at);
    return found < 0 ? this.text.length : found;
  }

  tail(node) {
    if (yaml.isMap(node) && !node.flow && node.items.length) {
      const last = node.items.at(-1);
      return this.tail(last.value ?? last.key);
    }
    if (yaml.isSeq(node) && !node.flow && node.items.length) return this.tail(node.items.at(-1));
    return node.range[1];
  }

  map(node, before, after) {
    if (node.flow || !node.items.length) throw new Whole();
    const column = node.range[0] - this.lineStart(node.range[0]);
    const pairs = new Map(node.items.map((pair) => [String(pair.key.value), pair]));
    for (const [key, pair] of pairs) {
      if (same(before[key], after[key])) continue;
      if (empty(after[key])) this.removePair(pair);
      else this.value(pair, before[key], after[key], column);
    }
    this.addPairs(node, pairs, after, column);
  }

  removePair(pair) {
    const start = this.lineStart(pair.key.range[0]);
    if (this.text.slice(start, pair.key.range[0]).trim()) throw new Whole();
    this.edit(start, this.lineEnd(this.tail(pair.value ?? pair.key)) + 1, "");
  }

  addPairs(node, pairs, after, column) {
    let anchor = null;
    for (const key of Object.keys(after)) {
      if (pairs.has(key)) anchor = pairs.get(key);
      else if (!empty(after[key])) this.addPair(anchor ?? node.items[0], key, after[key], column);
    }
  }

  addPair(anchor, key, given, column) {
    const end = this.lineEnd(this.tail(anchor.value ?? anchor.key));
    this.edit(end, end, `\n${emit.pair(key, given, column)}`);
  }

  value(pair, before, after, column) {
    const node = pair.value;
    const replace = () => this.replace(pair, after, column);
    if (yaml.isMap(node) && isMap(after)) this.within(() => this.map(node, before, after), replace);
    else if (yaml.isSeq(node) && Array.isArray(after)) this.within(() => this.list(node, before, after), replace);
    else replace();
  }

  replace(pair, after, column) {
    const start = this.text.indexOf(":", pair.key.range[1]) + 1;
    const end = pair.value ? this.tail(pair.value) : start;
    const line = this.text.slice(end, this.lineEnd(end));
    const block = this.text[end - 1] === "\n";
    const asBlock = ["BLOCK_LITERAL", "BLOCK_FOLDED"].includes(pair.value?.type);
    const flown = pair.value?.flow && typeof after === "object";
    const text = flown ? ` ${emit.flow(after)}` : emit.value(after, column, { inline: Boolean(line.trim()), asBlock });
    this.edit(start, end, block ? `${text}\n` : text);
  }

  list(node, before, after) {
    if (node.flow || !node.items.length) throw new Whole();
    const fits = (count) => count < Math.min(before.length, after.length);
    let first = 0;
    while (fits(first) && same(before[first], after[first])) first += 1;
    let last = 0;
    while (fits(first + last) && same(before.at(-1 - last), after.at(-1 - last))) last += 1;
    const old = node.items.slice(first, node.items.length - last);
    const fresh = after.slice(first, after.length - last);
    old.forEach((item, index) => {
      if (index < fresh.length) this.item(item, before[first + index], fresh[index]);
      else this.removeItem(item);
    });
    this.addItems(node, first + old.length, fresh.slice(old.length));
  }

  dash(item) {
    return this.text.lastIndexOf("-", item.range[0] - 1);
  }

  column(item) {
    const dash = this.dash(item);
    return dash - this.lineStart(dash);
  }

  item(node, before, after) {
    const replace = () => {
      const dash = this.dash(node);
      const end = this.tail(node);
      const text = node.flow ? `- ${emit.flow(after)}` : emit.item(after, this.column(node)).trimStart();
      this.edit(dash, end, this.text[end - 1] === "\n" ? `${text}\n` : text);
    };
    if (yaml.isMap(node) && isMap(after)) this.within(() => this.map(node, before, after), replace);
    else replace();
  }

  removeItem(node) {
    this.edit(this.lineStart(this.dash(node)), this.lineEnd(this.tail(node)) + 1, "");
  }

  addItems(node, place, fresh) {
    const text = fresh.map((one) => emit.item(one, this.column(node.items[0]))).join("\n");
    if (!text) return;
    if (place === 0) {
      const start = this.lineStart(this.dash(node.items[0]));
      this.edit(start, start, `${text}\n`);
    } else {
      const end = this.lineEnd(this.tail(node.items[place - 1]));
      this.edit(end, end, `\n${text}`);
    }
  }
}
