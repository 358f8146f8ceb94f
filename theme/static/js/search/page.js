/* What stands on the page: its form, its results, and the words that it hands to the script. */
export const one = (selector, within = document) => within.querySelector(selector);
export const place = one("[data-search]");
export const form = one("form", place);
export const [results, lists] = [one("[data-results]"), one("[data-lists]")];
export const [list, more, nothing] = ["list", "more", "nothing"].map((n) => one(`[data-${n}]`, results));
export const [said, inUse, trouble] = ["said", "filters", "trouble"].map((n) => one(`[data-${n}]:not(template)`, place));
export const [card, filter, outcomes, campaigns] = ["card", "filter", "outcomes", "campaigns"]
  .map((name) => one(`template[data-${name}]`).content);
export const [heading, take] = ["count", "take"].map((name) => one(`[data-${name}]`, results));
export const [tally, onward] = ["tally", "onward"].map((name) => one(`[data-${name}]`, form));
export const tongues = document.querySelectorAll(".tongues a");
export const boxes = [...form.querySelectorAll("[type=checkbox]")];
export const facets = [...new Set(boxes.map((box) => box.name))];

export const root = new URL(place.dataset.root, location);
export const bundle = new URL(place.dataset.search, location);
const plurals = new Intl.PluralRules(place.dataset.locale);
export const figures = new Intl.NumberFormat(place.dataset.locale);

export const counted = (sentences, count) => {
  const forms = JSON.parse(sentences);
  const said = forms[plurals.select(count)] ?? Object.values(forms).at(-1);
  return said.replace("%(count)s", figures.format(count));
};
