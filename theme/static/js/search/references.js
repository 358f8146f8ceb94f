import { table } from "./index.js";
import { campaigns } from "./page.js";

/* A public reference, such as RIVER-12 or 'river 12': its campaign's link and its number; `way`, where
   there is such an idea. */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
export const referred = (words) => {
  const latin = words.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
  const [, prefix, digits] = latin.match(/^(.*?\D)[\s#–-]*(\d{1,7})$/u) ?? [];
  const number = Number(digits);
  const of = prefix && [...campaigns.children].find(({ dataset: { code, id } }) =>
    [code, id].filter(Boolean).map(plain).includes(plain(prefix)));
  if (!of) return null;
  const exists = number >= 1 && number <= Number(of.dataset.ideas);
  return { number, of, way: exists && new URL(of.dataset.idea.replace(":number", number), location) };
};
export const named = ({ dataset: { code, id } }, number) => `${code || id}-${number}`;

export const itself = async ({ of, number }) => {
  const { all, called } = await table();
  return all[called.get(`${of.dataset.id} ${number}`)];
};
