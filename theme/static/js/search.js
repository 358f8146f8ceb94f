/* The search of all ideas: what the form asks stands in the address, and the address says what is
   shown. Pagefind finds words; columns narrow down, count and sort. All are fetched when somebody
   first searches. All that came from people is put in as text, never as HTML. */
import { asked, fillIn, note } from "./search/asking.js";
import { made } from "./search/cards.js";
import { find } from "./search/finding.js";
import { engine, order, table } from "./search/index.js";
import { boxes, counted, form, heading, list, more, nothing, one, onward, place, results, take, trouble } from "./search/page.js";
import { itself, referred } from "./search/references.js";
import { takeAway } from "./search/taking.js";
import { announce, atWork, rest, showCounts, showFilters, tell } from "./search/telling.js";
import { sought } from "./search/words.js";

const FIRST = 8; // ideas that are fetched at once: what a first search moves is told in docs/search.md
const PAGE = 20; // ideas more, each time that more are asked for
const CALM = 250; // ms without a key before a search
const PATIENCE = 600; // ms before the search says that it is at work

let turn = 0; // only the newest search may show what it found
let shown = []; // what was found, and how much of it stands on the page
let searched; // what the address said then
const show = async ({ typing = false, upTo = FIRST } = {}) => {
  const mine = (turn += 1);
  const what = asked();
  searched = location.search;
  const idle = !what.words && !what.chosen.size && !what.sort;
  trouble.hidden = true;
  showFilters(what.chosen, changed);
  const unready = typing && !sought(what.words, true) && !what.chosen.size;
  if (idle || unready) return rest(what.words && place.dataset.short);
  const slow = setTimeout(() => { if (mine === turn) atWork(); }, PATIENCE);
  try {
    const { found, counts, unfiltered, how } = await find(what, typing);
    const reference = referred(what.words);
    const first = reference?.way && await itself(reference);
    if (mine !== turn) return;
    shown = first ? [first, ...found.filter(({ id }) => id !== first.id)] : found;
    const items = await cards(0, upTo);
    if (mine !== turn) return;
    clearTimeout(slow);
    list.replaceChildren(...items);
    showCounts(counts);
    tell(shown.length, unfiltered, what, { ...how, unknown: reference });
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    rest();
    trouble.hidden = false;
    announce(trouble.textContent);
  } finally {
    clearTimeout(slow);
  }
};

const cards = async (from, to) => {
  const [{ row }, { waited, answered }] = await Promise.all([table(), asked().sort === "waited" ? order() : {}]);
  const wait = ({ id }) => {
    if (!waited) return "";
    const { waiting, waited: over } = place.dataset;
    return counted(answered[row.get(id)] ? over : waiting, waited[row.get(id)]);
  };
  const some = shown.slice(from, to);
  return Promise.all(some.map(async (result) => made(await result.data(), wait(result))));
};

/* --- what people do ------------------------------------------------------------------ */

const changed = (typing = false) => {
  note(typing);
  return show({ typing });
};

let calm;
form.addEventListener("input", (event) => {
  if (event.target !== form.q) return;
  for (const ahead of [engine, table]) ahead().catch(() => {}); // the search itself will say so
  clearTimeout(calm);
  calm = setTimeout(changed, CALM, true);
});
form.addEventListener("change", (event) => { if (event.target !== form.q) changed(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(calm);
  const reference = referred(form.q.value.trim());
  if (reference?.way) location.assign(reference.way);
  else changed().then(() => (results.hidden ? undefined : heading.focus()));
  history.replaceState({ ...history.state, typing: false }, "");
});
one("button", onward).addEventListener("click", () => {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView(); // focus alone moves nothing where the heading is on the last line seen
});
more.addEventListener("click", async () => {
  const [mine, from] = [turn, list.children.length];
  const items = await cards(from, from + PAGE);
  if (mine !== turn || from !== list.children.length) return; // pressed twice, or searched anew
  list.append(...items);
  more.parentElement.hidden = list.children.length >= shown.length;
  history.replaceState({ ...history.state, upTo: list.children.length }, "");
  one("a", items[0]).focus();
});
take.addEventListener("click", () => takeAway(shown).catch((error) => {
  console.error(error);
  trouble.hidden = false;
  announce(trouble.textContent);
}));
one("[data-fewer] button", nothing).addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  changed();
  form.q.focus();
});

/* Whoever comes back from an idea finds the list as it was, at that idea. */
list.addEventListener("click", (event) => {
  const item = event.target.closest("a") && event.target.closest("li");
  if (item) history.replaceState({ ...history.state, at: [...list.children].indexOf(item) }, "");
});
const restore = async () => {
  fillIn();
  const { upTo, at } = history.state ?? {};
  await show({ upTo });
  if (at !== undefined) one("a.entry-title", list.children[at] ?? list)?.focus();
};
addEventListener("popstate", () => {
  const within = location.hash && location.search === searched; // a link to a part of this page
  if (within) history.replaceState({ upTo: list.children.length }, "");
  else restore();
});

/* A reference that was asked for elsewhere, as on the home page, goes straight to its idea. */
const arrived = () => {
  const { words, chosen, sort } = asked();
  const plainly = words && !chosen.size && !sort && !history.state;
  return plainly && referred(words)?.way;
};

one(".narrowing", form).open = !matchMedia("(max-width: 34rem)").matches;
fillIn();
const straight = arrived();
if (straight) location.replace(straight);
else {
  place.dataset.ready = "";
  restore();
}
