/* The index: Pagefind, which finds words, and columns.json, which narrows down and sorts. */
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
export const table = once(async () => {
  // no older than the index, which Pagefind asks for anew each time
  const columns = await (await fetch(new URL("columns.json", bundle), { cache: "no-cache" })).json();
  const all = columns.id.map((id) => ({ id, data: () => fragment(id) }));
  const row = new Map(all.map(({ id }, number) => [id, number]));
  const last = {};
  const reference = columns.campaign.map((at, number) => {
    const campaign = columns.values.campaign[at];
    last[campaign] = (last[campaign] ?? 0) - columns.number[number];
    return `${campaign} ${last[campaign]}`;
  });
  const called = new Map(reference.map((name, number) => [name, number]));
  const has = Object.fromEntries(facets.map((name) => [name, columns[name].map(
    (held) => [held].flat().map((at) => columns.values[name][at]))]));
  return { all, row, has, columns, reference, called };
});

/* An idea that no word led to. Pagefind would fetch its whole index to hand it over. */
const fragment = async (id) => {
  const sent = await (await fetch(new URL(`fragment/${id}.pf_fragment`, bundle))).blob();
  const packed = new Uint8Array(await sent.slice(0, 1).arrayBuffer())[0] === 0x1f; // or unpacked on the way
  const stream = packed ? sent.stream().pipeThrough(new DecompressionStream("gzip")) : sent.stream();
  const text = await new Response(stream).text();
  return { ...JSON.parse(text.slice(text.indexOf("{"))), excerpt: null };
};
