/* Public references: RIVER-12, 'river no. 12', and '12' alone, which each campaign may have. */
import { references, table } from "./index.js";
import { campaigns, place } from "./page.js";

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
/* What a number may be called, which says nothing of its campaign. */
const said = new Set(place.dataset.numbered.split(/[,،\s]+/u));

/* What stands before a number at the end of the words, and the number; 0 where there is none. */
const parted = (words) => {
  const latin = words.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
  const [, before = "", digits = 0] = latin.match(/^(.*?\D)?(\d{1,7})$/u) ?? [];
  const telling = before.split(/[\s.#–-]+/u).filter((part) => part && !said.has(plain(part)));
  return [plain(telling.join(" ")), Number(digits)];
};

/* A reference: its campaign's link and its number; `way`, where there is such an idea. */
export const referred = (words) => {
  const [prefix, number] = parted(words);
  const of = prefix && [...campaigns.children].find(({ dataset: { code, id } }) =>
    [code, id].filter(Boolean).map(plain).includes(prefix));
  if (!of) return null;
  const exists = number >= 1 && number <= Number(of.dataset.ideas);
  return { number, of, way: exists && new URL(of.dataset.idea.replace(":number", number), location) };
};
export const named = ({ dataset: { code, id } }, number) => `${code || id}-${number}`;

export const itself = async ({ of, number }) => {
  const [{ all }, { called }] = await Promise.all([table(), references()]);
  return all[called.get(`${of.dataset.id} ${number}`)];
};

/* The ideas of a number that names no campaign. */
export const numbered = async (words) => {
  const [prefix, number] = parted(words);
  if (prefix || !number) return [];
  const [{ all }, { called }] = await Promise.all([table(), references()]);
  const rows = [...campaigns.children].map(({ dataset: { id } }) => called.get(`${id} ${number}`));
  return rows.filter((at) => at !== undefined).map((at) => all[at]);
};
