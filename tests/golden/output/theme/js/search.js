/* The search of all ideas: what the form asks stands in the address, and the address says what is
   shown. Pagefind finds words; columns.json narrows down, counts and sorts. Both are fetched when
   somebody first searches. All that came from people is put in as text, never as HTML. */
const PAGE = 20; // ideas at a time
const CALM = 250; // ms without a key before a search
const HUSH = 1000; // ms without news before they are read out
const WORDS = 30; // of an idea, as Pagefind has it
const LEAST = 3; // letters of a Latin word before it is searched for as it is typed

const one = (selector, within = document) => within.querySelector(selector);
const place = one("[data-search]");
const form = one("form", place);
const [results, lists] = [one("[data-results]"), one("[data-lists]")];
const [list, more, nothing] = ["list", "more", "nothing"].map((n) => one(`[data-${n}]`, results));
const [said, inUse, trouble] = ["said", "filters", "trouble"].map((n) => one(`[data-${n}]:not(template)`, place));
const [card, filter, outcomes, campaigns] = ["card", "filter", "outcomes", "campaigns"]
  .map((name) => one(`template[data-${name}]`).content);
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const facets = [...new Set(boxes.map((box) => box.name))];

const root = new URL(place.dataset.root, location);
const bundle = new URL(place.dataset.search, location);
const plurals = new Intl.PluralRules(place.dataset.locale);
const figures = new Intl.NumberFormat(place.dataset.locale, { numberingSystem: "latn" });

const counted = (sentences, count) => {
  const forms = JSON.parse(sentences);
  const form = forms[plurals.select(count)] ?? Object.values(forms).at(-1);
  return form.replace("%(count)s", figures.format(count));
};

/* --- what is asked: form and address ------------------------------------------------- */

const asked = () => {
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

const fillIn = () => {
  const said = new URLSearchParams(location.search);
  form.q.value = said.get("q") ?? "";
  form.sort.value = said.get("sort") ?? "";
  if (form.sort.selectedIndex < 0) form.sort.value = "";
  for (const box of boxes) box.checked = said.getAll(box.name).includes(box.value);
};

/* One entry of the browser's history for each filter, and one for all the keys of a word. */
const note = (typing) => {
  const search = query(asked());
  if (search === query_of(location)) return;
  const way = typing && history.state?.typing ? "replaceState" : "pushState";
  history[way]({ typing }, "", search ? `?${search}` : location.pathname);
};
const query_of = (address) => new URLSearchParams(address.search).toString();

/* --- finding ------------------------------------------------------------------------- */

/* What is fetched once, when it is first needed; again where that failed. */
const once = (fetched) => {
  let kept;
  return () => (kept ??= fetched().catch((error) => { kept = null; throw error; }));
};
const engine = once(async () => {
  const { createInstance } = await import(new URL("pagefind.js", bundle));
  return createInstance({ noWorker: true, baseUrl: "/" });
});
const table = once(async () => {
  // no older than the index, which Pagefind asks for anew each time
  const columns = await (await fetch(new URL("columns.json", bundle), { cache: "no-cache" })).json();
  const all = columns.id.map((id) => ({ id, data: () => fragment(id) }));
  const row = new Map(all.map(({ id }, number) => [id, number]));
  const has = Object.fromEntries(facets.map((name) => [name, columns[name].map(
    (held) => [held].flat().map((at) => columns.values[name][at]))]));
  return { all, row, has, columns };
});

/* An idea that no word led to. Pagefind would fetch its whole index to hand it over. */
const fragment = async (id) => {
  const sent = await (await fetch(new URL(`fragment/${id}.pf_fragment`, bundle))).blob();
  const packed = new Uint8Array(await sent.slice(0, 1).arrayBuffer())[0] === 0x1f; // or unpacked on the way
  const stream = packed ? sent.stream().pipeThrough(new DecompressionStream("gzip")) : sent.stream();
  const text = await new Response(stream).text();
  return { ...JSON.parse(text.slice(text.indexOf("{"))), excerpt: null };
};

/* Short words would fetch much and find all; while a word is typed its first letters too. */
const sought = (words, typing) => {
  if (/^".+"$/.test(words)) return words; // words that stand together
  const parts = words.split(/\s+/).filter(Boolean);
  const long = (word) => word.length >= LEAST || /[^\p{Script=Latin}]/u.test(word);
  const kept = parts.filter(long);
  return (kept.length || typing ? kept : parts).join(" ");
};

/* Where no word begins as the one that was sought, Pagefind takes a word with which that one begins:
   'play' for 'playgr', and 'a' for 'axolotl'. The first is welcome; the second is no result. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const led = async (pagefind, term) => {
  const { results } = await pagefind.search(term);
  if (!results.length || !/^[\p{Script=Latin}\p{M}\s\d]+$/u.test(term)) return results;
  const { content, locations, meta } = await results[0].data();
  const words = content.split(/\s+/);
  const seen = [...locations.map((at) => words[at] ?? ""), ...Object.values(meta)].map(fold);
  const begins = fold(term).split(/\s+/).map((word) => word.slice(0, LEAST));
  return begins.some((start) => seen.some((word) => word.includes(start))) ? results : [];
};

const find = async ({ words, chosen, sort }, typing) => {
  const term = sought(words, typing);
  const [{ all, row, has, columns }, pagefind] = await Promise.all([table(), term && engine()]);
  const matching = term ? await led(pagefind, term) : all;
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
  return { found: sorted(found, sort, row, columns), counts, unfiltered: matching.length };
};

const sorted = (found, sort, row, { supporters, waited }) => {
  const keys = { newest: (n) => n, oldest: (n) => -n, supporters: (n) => -supporters[n], waited: (n) => -waited[n] };
  const key = keys[sort];
  const place = (result) => row.get(result.id);
  return key ? [...found].sort((a, b) => key(place(a)) - key(place(b)) || place(a) - place(b)) : found;
};

/* A public reference, such as RIVER-12 or 'river 12': its campaign's link and its number. */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const referred = (words) => {
  const [, prefix, digits] = words.match(/^(.*?\D)[\s#–-]*(\d{1,7})$/u) ?? [];
  const number = Number(digits);
  const of = prefix && [...campaigns.children].find(({ dataset: { code, id, ideas } }) =>
    [code, id].filter(Boolean).map(plain).includes(plain(prefix)) && number >= 1 && number <= Number(ideas));
  return of && { number, of, way: new URL(of.dataset.idea.replace(":number", number), location) };
};

const itself = async (reference) => {
  const pagefind = await engine();
  for (const prefix of [reference.of.dataset.code, reference.of.dataset.id].filter(Boolean)) {
    const { results: some } = await pagefind.search(plain(prefix) + reference.number);
    for (const result of some.slice(0, 5)) {
      if (told(await result.data()).way.pathname === reference.way.pathname) return result;
    }
  }
};

/* --- showing ------------------------------------------------------------------------- */

/* The address of an idea, and behind it the facts of its card. */
const told = ({ raw_url, url }) => {
  const way = new URL((raw_url ?? url).replace(/^\//, ""), root);
  const facts = new URLSearchParams(way.hash.slice(1));
  way.hash = "";
  return { way, facts: (name) => facts.get(name) ?? "" };
};

const speak = (element, facts) => {
  if (facts("lang")) element.lang = facts("lang");
  if (facts("dir")) element.dir = facts("dir");
};

/* Pagefind's excerpt is text in which < and > are written as entities, with the words in <mark>. */
const excerpt = (data) => {
  if (data.excerpt === null) {
    const words = data.content.split(/\s+/);
    return [words.slice(0, WORDS).join(" "), words.length > WORDS ? " …" : ""];
  }
  const parts = data.excerpt.split(/<\/?mark>/).map((part, number) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return number % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
  });
  const text = parts.map((part) => part.textContent ?? part).join("");
  const [starts, ends] = [data.content.startsWith(text), data.content.endsWith(text)];
  return [starts ? "" : "… ", ...parts, ends ? "" : " …"];
};

const fill = (item, name, text) => {
  const slot = one(`[data-${name}]`, item);
  if (text) (slot.firstElementChild ?? slot).textContent = text;
  else slot.remove();
};

const made = (data) => {
  const { way, facts } = told(data);
  const item = card.firstElementChild.cloneNode(true);
  const [title, words, time] = [one("[data-title]", item), one("[data-words]", item), one("time", item)];
  const withheld = facts("withheld");
  title.textContent = data.meta.title;
  title.href = way.href;
  words.replaceChildren(...(withheld ? [withheld] : excerpt(data)));
  for (const element of withheld ? [] : [title, words]) element.classList.add("theirs");
  (withheld ? [words] : [title, words]).forEach((element) => speak(element, facts));
  if (!withheld && data.content === data.meta.reference) words.remove(); // it has no words
  time.textContent = facts("day");
  time.dateTime = facts("submitted");
  fill(item, "reference", data.meta.reference);
  for (const name of ["author", "supporters", "late"]) fill(item, name, facts(name));
  const pick = (from, value) => [...from.children].find((child) => child.dataset.id === value)?.cloneNode(true) ?? "";
  one("[data-outcome]", item).replaceWith(...pick(outcomes, facts("outcome")).childNodes);
  one("[data-place]", item).replaceWith(pick(campaigns, facts("campaign")));
  return item;
};

let timer;
const announce = (text) => {
  clearTimeout(timer);
  timer = setTimeout(() => { said.textContent = text; }, HUSH);
};

const showCounts = (counts) => {
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

const showFilters = (chosen) => {
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
  inUse.replaceChildren(...items);
  inUse.hidden = !items.length;
  for (const name of facets) {
    const count = chosen.get(name)?.length ?? 0;
    one(`[data-in-use=${name}]`, form).textContent = count ? counted(place.dataset.chosen, count) : "";
  }
};

let turn = 0; // only the newest search may show what it found
let shown = []; // what was found, and how much of it stands on the page
const show = async ({ typing = false, upTo = PAGE } = {}) => {
  const mine = (turn += 1);
  const what = asked();
  const idle = !what.words && !what.chosen.size && !what.sort;
  trouble.hidden = true;
  showFilters(what.chosen);
  const unready = typing && !sought(what.words, true) && !what.chosen.size;
  if (idle || unready) return rest();
  try {
    const { found, counts, unfiltered } = await find(what, typing);
    const reference = referred(what.words);
    const first = reference && await itself(reference);
    if (mine !== turn) return;
    shown = first ? [first, ...found.filter(({ id }) => id !== first.id)] : found;
    const items = await cards(0, upTo);
    if (mine !== turn) return;
    list.replaceChildren(...items);
    showCounts(counts);
    tell(shown.length, unfiltered, what);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    rest();
    trouble.hidden = false;
    announce(trouble.textContent);
  }
};

const cards = (from, to) => Promise.all(shown.slice(from, to).map(async (result) => made(await result.data())));

const rest = () => {
  results.hidden = true;
  lists.hidden = false;
  showCounts(null);
  announce("");
};

const tell = (count, unfiltered, { words, chosen }) => {
  const none = words ? place.dataset.none.replace("%(words)s", () => words) : place.dataset.noIdeas;
  const sentence = count ? counted(place.dataset.found, count) : none;
  one("[data-count]", results).textContent = sentence;
  announce(sentence);
  lists.hidden = true;
  results.hidden = false;
  nothing.hidden = Boolean(count);
  more.parentElement.hidden = list.children.length >= count;
  const fewer = one("[data-fewer]", nothing);
  fewer.hidden = !chosen.size || !unfiltered;
  one("span", fewer).textContent = counted(place.dataset.without, unfiltered);
};

/* --- what people do ------------------------------------------------------------------ */

const changed = (typing = false) => {
  note(typing);
  show({ typing });
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
  if (reference) location.assign(reference.way);
  else changed();
  history.replaceState({ ...history.state, typing: false }, "");
});
more.addEventListener("click", async () => {
  const from = list.children.length;
  const items = await cards(from, from + PAGE);
  list.append(...items);
  more.parentElement.hidden = list.children.length >= shown.length;
  history.replaceState({ ...history.state, upTo: list.children.length }, "");
  one("a", items[0]).focus();
});
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
addEventListener("popstate", restore);

place.dataset.ready = "";
restore();
