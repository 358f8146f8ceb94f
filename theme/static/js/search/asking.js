/* What is asked, in the form and in the address: the one follows the other. */
import { boxes, facets, form, tongues } from "./page.js";

export const asked = () => {
  const data = new FormData(form);
  const chosen = facets.map((name) => [name, data.getAll(name)]).filter(([, some]) => some.length);
  return { words: data.get("q").trim(), chosen: new Map(chosen), sort: data.get("sort") };
};

const query = ({ words, chosen, sort }) => {
  const said = new URLSearchParams(words ? { q: words } : {});
  chosen.forEach((values, name) => values.forEach((value) => said.append(name, value)));
  if (sort) said.set("sort", sort);
  return said.toString();
};

export const fillIn = () => {
  const said = new URLSearchParams(location.search);
  form.q.value = said.get("q") ?? "";
  form.sort.value = said.get("sort") ?? "";
  if (form.sort.selectedIndex < 0) form.sort.value = "";
  for (const box of boxes) box.checked = said.getAll(box.name).includes(box.value);
  carryOver();
};

/* The same search in another language. */
const carryOver = () => tongues.forEach((link) => { link.search = location.search; });

/* One entry of the browser's history for each filter, and one for all the keys of a word. */
export const note = (typing) => {
  const search = query(asked());
  if (search === query_of(location)) return;
  const way = typing && history.state?.typing ? "replaceState" : "pushState";
  history[way]({ typing }, "", search ? `?${search}` : location.pathname);
  carryOver();
};
const query_of = (address) => new URLSearchParams(address.search).toString();
