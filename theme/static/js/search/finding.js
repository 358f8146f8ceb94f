/* Which ideas hold the words, and if none holds all: those that hold most, or a word nearly so. */
import { engine, order, table } from "./index.js";
import { facets } from "./page.js";
import { numbered, referred } from "./references.js";
import { near } from "./spelling.js";
import { LATIN, akin, fold, forms, joined, sought, spaced, telling } from "./words.js";

const COMMON = 0.5; // a word of more ideas than this share tells nothing about one of them
const LATER = new Set(["supporters", "waited"]); // orders that fetch what they sort by

const marked = ({ content, locations }) => {
  const words = content.split(/\s+/);
  return locations.map((at) => words[at] ?? "");
};
const seen = (data) => [...marked(data), ...Object.values(data.meta).flatMap(spaced)];
/* What Pagefind finds. `loose`: words of the term with which none of the first result begins, and that
   are no form of one; each with the word of the result that is most like it. */
const led = async (pagefind, term) => {
  const { results } = await pagefind.search(term);
  const parts = spaced(term).filter(joined);
  const loose = new Map();
  if (!results.length || !parts.length) return { results, loose };
  const words = seen(await results[0].data()).flatMap((word) => [joined(word), ...fold(word).split(/[^\p{L}\p{N}]+/u)]).filter(Boolean);
  const like = (part) => words.find((word) => akin(part, word));
  if (parts.some((part) => LATIN.test(part) && !like(joined(part)))) return { results: [], loose };
  const certain = (part) => words.some((word) => word.startsWith(part) || forms(part, word));
  for (const part of parts) if (!certain(joined(part))) loose.set(part, like(joined(part)) ?? part);
  return { results, loose };
};

/* Where no idea holds all words: those that hold the most telling of them, the rarest first. */
const partly = async (pagefind, parts, total) => {
  const held = new Map();
  for (const part of parts) {
    const { results: some } = await led(pagefind, part);
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

/* Two words that ideas write as one: 'wheelchair' for 'wheel chair'. */
const together = async (pagefind, parts) => {
  for (let at = 1; at < parts.length; at += 1) {
    const one = parts[at - 1] + parts[at];
    const words = [...parts.slice(0, at - 1), one, ...parts.slice(at + 1)].join(" ");
    const { results: [best] } = await led(pagefind, words);
    if (best && seen(await best.data()).some((word) => joined(word).startsWith(joined(one)))) return words;
  }
  return null;
};

/* The word that was meant: one that is written nearly so, where ideas hold none that begins so. */
const meant = async (pagefind, part) => {
  const { results, loose } = await led(pagefind, part);
  if (results.length && !loose.size) return part;
  return await near(part, results.length ? 1 : 2) ?? part;
};

/* What is shown where no idea holds all words as they are, and what is said of it. */
const nearly = async (pagefind, term, total, found, loose) => {
  const parts = [...new Set(spaced(term))];
  const written = await Promise.all(parts.map((part) => meant(pagefind, part)));
  const mended = written.some((part, at) => part !== parts[at]);
  if (found.length && !mended) {
    const like = parts.map((part) => loose.get(part) ?? part).join(" ");
    return { matching: found, how: like === parts.join(" ") ? {} : { near: like } };
  }
  const words = mended ? written.join(" ") : await together(pagefind, parts) ?? term;
  const { results: all } = words === term ? { results: [] } : await led(pagefind, words);
  if (all.length) return { matching: all, how: { near: words } };
  return { matching: written.length < 2 ? [] : await partly(pagefind, written, total), how: { some: true } };
};

export const find = async ({ words, chosen, sort }, typing) => {
  const wanted = sought(words, typing);
  let how = {};
  const [{ all, row, has, columns }, pagefind] = await Promise.all([table(), wanted && engine()]);
  const term = telling(wanted, columns.common);
  const called = await numbered(words);
  const { results, loose } = term ? await led(pagefind, term) : { results: all, loose: new Map() };
  let matching = first(called, results);
  if ((!matching.length || loose.size) && !term.startsWith('"') && !referred(words)) {
    ({ matching, how } = await nearly(pagefind, term, all.length, matching, loose));
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
