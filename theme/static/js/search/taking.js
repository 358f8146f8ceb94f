import { references, table } from "./index.js";
import { place } from "./page.js";

const KEPT = 1000; // ms until a file that was handed over is forgotten

/* The open data's own rows of what is shown, in its order. */
const rowsOf = (text) => text.match(/(?:"[^"]*"|[^"\n]+)+\n?/g) ?? [];
const cellsOf = (row) => [...row.matchAll(/(?:^|,)((?:"[^"]*")+|[^,\r\n]*)/g)]
  .map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
export const takeAway = async (shown) => {
  const [{ row }, { reference }] = await Promise.all([table(), references()]);
  const sent = await fetch(new URL(place.dataset.table, location));
  if (!sent.ok) throw new Error(`${sent.status} ${sent.url}`);
  const [head, ...lines] = rowsOf(await sent.text());
  const columns = cellsOf(head.replace(/^\ufeff/, ""));
  const [campaign, number] = ["campaign", "number"].map((name) => columns.indexOf(name));
  const line = new Map(lines.map((text) => {
    const cells = cellsOf(text);
    return [`${cells[campaign]} ${cells[number]}`, text];
  }));
  const taken = shown.map(({ id }) => line.get(reference[row.get(id)]) ?? "");
  const made = URL.createObjectURL(new Blob(["\ufeff", head.replace(/^\ufeff/, ""), ...taken], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: made, download: "ideas.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(made), KEPT);
};
