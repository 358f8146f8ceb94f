/* What is said of a search: to the eye, to a screen reader, on paper. */
import {
  boxes, counted, facets, figures, filter, form, heading, inUse, list, lists, more, nothing, one, onward,
  place, results, said, take, tally,
} from "./page.js";
import { named } from "./references.js";

const HUSH = 1000; // ms without news before they are read out

let timer;
const hush = () => clearTimeout(timer);
export const announce = (text) => {
  hush();
  timer = setTimeout(() => { said.textContent = text; }, HUSH);
};

export const showCounts = (counts) => {
  for (const box of boxes) {
    const count = counts?.get(box.name).get(box.value) ?? 0;
    const line = box.closest("li");
    one(".count", line).textContent = counts ? figures.format(count) : line.dataset.all;
    line.hidden = Boolean(counts) && !count && !box.checked;
  }
};
for (const box of boxes) {
  const line = box.closest("li");
  line.dataset.all = one(".count", line).textContent;
}

/* What was asked, for paper: there the form is not. */
const askedFor = () => {
  const pair = (name, ...values) => [["dt", name], ...values.map((value) => ["dd", value])]
    .map(([tag, content]) => Object.assign(document.createElement(tag), { textContent: content }));
  const words = form.q.value.trim();
  const lines = [...form.querySelectorAll("fieldset")].flatMap((set) => {
    const labels = [...set.querySelectorAll("li:has(:checked) [data-label]")];
    return labels.length ? pair(one("legend", set).textContent, ...labels.map((label) => label.textContent)) : [];
  });
  one("[data-asked]", results).replaceChildren(...(words ? pair(place.dataset.sought, words) : []), ...lines);
};

export const showFilters = (chosen, changed) => {
  const items = boxes.filter((box) => box.checked).map((box) => {
    const item = filter.firstElementChild.cloneNode(true);
    const label = one("[data-label]", box.closest("li"));
    one("[data-name]", item).replaceWith(label.cloneNode(true));
    one("button", item).addEventListener("click", () => {
      box.checked = false;
      changed();
      (one("button", inUse) ?? form.q).focus();
    });
    return item;
  });
  askedFor();
  inUse.replaceChildren(...items);
  inUse.hidden = !items.length;
  for (const name of facets) {
    const count = chosen.get(name)?.length ?? 0;
    one(`[data-in-use=${name}]`, form).textContent = count ? counted(place.dataset.chosen, count) : "";
  }
};

export const atWork = () => {
  hush();
  for (const line of [said, tally]) line.textContent = place.dataset.loading;
  tally.hidden = false;
  onward.hidden = true;
};

/* Nothing is searched for, and why, where somebody may wonder. */
export const rest = (why = "") => {
  results.hidden = onward.hidden = true;
  lists.hidden = false;
  showCounts(null);
  tally.textContent = why;
  tally.hidden = !why;
  announce(why);
};

const sentenceOf = (count, words, { near: other, some, unknown }) => {
  const { found, some: partial, near: like, none, noIdeas, unknown: absent } = place.dataset;
  const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
  if (count && other) return filled(counted(like, count), { words, near: other });
  if (count) return counted(some ? partial : found, count);
  if (!unknown || unknown.way) return words ? filled(none, { words }) : noIdeas;
  const { of, number } = unknown;
  const values = { reference: named(of, number), campaign: of.textContent };
  return filled(counted(absent, Number(of.dataset.ideas)), values);
};

export const tell = (count, unfiltered, { words, chosen }, how) => {
  const sentence = sentenceOf(count, words, how);
  heading.textContent = one("button", onward).textContent = sentence;
  tally.hidden = true;
  onward.hidden = false;
  take.parentElement.hidden = !count;
  announce(sentence);
  lists.hidden = true;
  results.hidden = false;
  nothing.hidden = Boolean(count);
  more.parentElement.hidden = list.children.length >= count;
  const fewer = one("[data-fewer]", nothing);
  fewer.hidden = !chosen.size || !unfiltered;
  one("span", fewer).textContent = counted(place.dataset.without, unfiltered);
};
