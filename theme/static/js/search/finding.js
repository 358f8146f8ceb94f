/* Which ideas hold the words, and if none holds all: those that hold most, or a word nearly so. */
import { engine, order, table } from "./index.js";
import { facets } from "./page.js";
import { numbered, referred } from "./references.js";
import { LATIN, akin, apart, fold, joined, sought, spaced, telling } from "./words.js";

const COMMON = 0.5; // a word of more ideas than this share tells nothing about one of them
const LEAST = 3; // letters by which a word that is written nearly so is looked for
const LATER = new Set(["supporters", "waited"]); // orders that fetch what they sort by
const LOOKED = 10; // ideas that are looked through for one

const marked = ({ content, locations }) => {
  const words = content.split(/\s+/);
  return locations.map((at) => words[at] ?? "");
};
const seen = (data) => [...marked(data), ...Object.values(data.meta).flatMap(spaced)];
const led = async (pagefind, term) => {
  const { results } = await pagefind.search(term);
  const parts = spaced(term).filter((part) => LATIN.test(part) && joined(part)).map(joined);
  if (!results.length || !parts.length) return results;
  const words = seen(await results[0].data()).flatMap((word) => [joined(word), ...fold(word).split(/[^\p{L}\p{N}]+/u)]);
  const held = (part) => words.some((word) => akin(part, word) || akin(part.replace(/ie[sd]$/, "y"), word));
  return parts.every(held) ? results : [];
};

/* Where no idea holds all words: those that hold the most telling of them, the rarest first. */
const partly = async (pagefind, parts, total) => {
  const held = new Map();
  for (const part of parts) {
    const some = await led(pagefind, part);
    if (!some.length || some.length > total * COMMON) continue;
    const weight = Math.log(1 + total / some.length);
    for (const { id } of some) {
      const one = held.get(id) ?? { weight: 0, parts: [] };
      held.set(id, { weight: one.weight + weight, parts: [...one.parts, part] });
    }
  }
  const best = Math.max(...[...held.values()].map(({ weight }) => weight));
  const groups = new Map();
  for (const [id, { weight, parts: some }] of held) {
    if (weight < best / 2) continue;
    const term = some.join(" ");
    groups.set(term, { weight, ids: (groups.get(term)?.ids ?? new Set()).add(id) });
  }
  const found = [];
  for (const [term, { ids }] of [...groups].sort(([, a], [, b]) => b.weight - a.weight)) {
    const { results } = await pagefind.search(term);
    found.push(...results.filter(({ id }) => ids.has(id)));
  }
  return found;
};

/* A word that begins as this one and is written nearly so: 'wheelbarrow' for 'wheelbarow'. */
const near = async (pagefind, part) => {
  const wanted = joined(part);
  for (let letters = 5; letters >= LEAST && LATIN.test(part) && wanted.length > 4; letters -= 1) {
    const start = wanted.slice(0, letters);
    const some = await led(pagefind, start);
    const ideas = await Promise.all(some.slice(0, LOOKED).map((one) => one.data()));
    const words = new Set(ideas.flatMap(seen).map(joined));
    const most = wanted.length > 7 ? 2 : 1;
    const [best] = [...words].map((word) => ({ word, by: apart(wanted, word) }))
      .filter(({ by }) => by <= most).sort((a, b) => a.by - b.by);
    if (best) return best.word;
  }
  return null;
};

/* Two words that ideas write as one: 'wheelchair' for 'wheel chair'. */
const together = async (pagefind, parts) => {
  for (let at = 1; at < parts.length; at += 1) {
    const one = parts[at - 1] + parts[at];
    const words = [...parts.slice(0, at - 1), one, ...parts.slice(at + 1)].join(" ");
    const [best] = await led(pagefind, words);
    if (best && seen(await best.data()).some((word) => joined(word).startsWith(joined(one)))) return words;
  }
  return null;
};

/* What is shown instead where no idea holds all words, and what is said of it. */
const nearly = async (pagefind, term, total) => {
  const parts = [...new Set(spaced(term))];
  const written = [];
  let mended = false;
  for (const part of parts) {
    const other = (await led(pagefind, part)).length ? null : await near(pagefind, part);
    written.push(other ?? part);
    mended ||= Boolean(other);
  }
  const words = mended ? written.join(" ") : await together(pagefind, parts) ?? term;
  mended ||= words !== term;
  const all = mended ? await led(pagefind, words) : [];
  const matching = all.length || written.length < 2 ? all : await partly(pagefind, written, total);
  return { matching, how: mended ? { near: words } : { some: true } };
};

export const find = async ({ words, chosen, sort }, typing) => {
  const wanted = sought(words, typing);
  let how = {};
  const [{ all, row, has, columns }, pagefind] = await Promise.all([table(), wanted && engine()]);
  const term = telling(wanted, columns.common);
  const called = await numbered(words);
  let matching = term ? first(called, await led(pagefind, term)) : all;
  if (!matching.length && !term.startsWith('"') && !referred(words)) {
    ({ matching, how } = await nearly(pagefind, term, all.length));
  }
  const among = (number, name) => has[name][number].some((value) => chosen.get(name).includes(value));
  const counts = new Map(facets.map((name) => [name, new Map()]));
  const found = matching.filter(({ id }) => {
    const number = row.get(id);
    if (number === undefined) return false; // it changed while this page was open
    const missed = [...chosen.keys()].filter((name) => !among(number, name));
    for (const name of missed.length ? missed : facets) {
      if (missed.length > 1) break; // no single filter would bring it back
      for (const value of has[name][number]) {
        counts.get(name).set(value, (counts.get(name).get(value) ?? 0) + 1);
      }
    }
    return !missed.length;
  });
  return { found: await sorted(found, sort, row), counts, unfiltered: matching.length, how };
};

const first = (some, others) => [...some, ...others.filter(({ id }) => some.every((one) => one.id !== id))];

const sorted = async (found, sort, row) => {
  const { supporters, waited, answered } = LATER.has(sort) ? await order() : {};
  const keys = { newest: (n) => n, oldest: (n) => -n, supporters: (n) => -supporters[n], waited: (n) => (answered[n] ? 0 : -1e6) - waited[n] };
  const key = keys[sort];
  const place = (result) => row.get(result.id);
  return key ? [...found].sort((a, b) => key(place(a)) - key(place(b)) || place(a) - place(b)) : found;
};
