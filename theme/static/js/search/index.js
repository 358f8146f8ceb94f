/* The index: Pagefind, which finds words, and columns that narrow down, sort and know references. */
import { bundle, facets } from "./page.js";

/* What is fetched once, when it is first needed; again where that failed. */
const once = (fetched) => {
  let kept;
  return () => (kept ??= fetched().catch((error) => { kept = null; throw error; }));
};
export const engine = once(async () => {
  const { createInstance } = await import(new URL("pagefind.js", bundle));
  return createInstance({ noWorker: true, baseUrl: "/" });
});
// no older than the index, which Pagefind asks for anew each time
const read = async (name) => (await fetch(new URL(name, bundle), { cache: "no-cache" })).json();
export const table = once(async () => {
  const { id: { stem, width, of }, ...columns } = await read("columns.json");
  const names = of.match(new RegExp(`.{${width}}`, "g")) ?? [];
  const ids = names.map((name) => stem + name.replace(/\.+$/, ""));
  const all = ids.map((id) => ({ id, data: () => fragment(id) }));
  const row = new Map(all.map(({ id }, number) => [id, number]));
  const has = Object.fromEntries(facets.map((name) => [name, columns[name].map(
    (held) => [held].flat().map((at) => columns.values[name][at]))]));
  return { all, row, has, columns };
});
/* By what ideas are sorted. */
export const order = once(() => read("order.json"));
/* The words of all ideas that begin with a letter, those of most ideas first. */
const begun = new Map();
export const words = async (letter) => {
  const { columns } = await table();
  if (!letter || !columns.initials.includes(letter)) return [];
  if (!begun.has(letter)) begun.set(letter, once(() => read(`words/${letter.codePointAt(0).toString(16)}.json`)));
  return begun.get(letter)();
};
/* What each row is called, and which row is called so. */
export const references = once(async () => {
  const [{ columns }, { number: steps }] = await Promise.all([table(), read("numbers.json")]);
  const last = {};
  const reference = columns.campaign.map((at, number) => {
    const campaign = columns.values.campaign[at];
    last[campaign] = (last[campaign] ?? 0) - steps[number];
    return `${campaign} ${last[campaign]}`;
  });
  return { reference, called: new Map(reference.map((name, number) => [name, number])) };
});

/* An idea that no word led to. Pagefind would fetch its whole index to hand it over. */
const fragment = async (id) => {
  const sent = await (await fetch(new URL(`fragment/${id}.pf_fragment`, bundle))).blob();
  const packed = new Uint8Array(await sent.slice(0, 1).arrayBuffer())[0] === 0x1f; // or unpacked on the way
  const stream = packed ? sent.stream().pipeThrough(new DecompressionStream("gzip")) : sent.stream();
  const text = await new Response(stream).text();
  return { ...JSON.parse(text.slice(text.indexOf("{"))), excerpt: null };
};
