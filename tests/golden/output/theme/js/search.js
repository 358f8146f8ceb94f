/* The search of all ideas: what the form asks stands in the address, and the address says what is
   shown. Pagefind finds words; columns.json narrows down, counts and sorts. Both are fetched when
   somebody first searches. All that came from people is put in as text, never as HTML. */
const PAGE = 20; // ideas at a time
const CALM = 250; // ms without a key before a search
const HUSH = 1000; // ms without news before they are read out
const WORDS = 30; // of an idea, as Pagefind has it
const LEAST = 3; // letters of a Latin word before it is searched for as it is typed
const COMMON = 0.5; // a word of more ideas than this share tells nothing about one of them
const LOOKED = 10; // ideas that are looked through for a word that is written nearly so
const PATIENCE = 600; // ms before the search says that it is at work

const one = (selector, within = document) => within.querySelector(selector);
const place = one("[data-search]");
const form = one("form", place);
const [results, lists] = [one("[data-results]"), one("[data-lists]")];
const [list, more, nothing] = ["list", "more", "nothing"].map((n) => one(`[data-${n}]`, results));
const [said, inUse, trouble] = ["said", "filters", "trouble"].map((n) => one(`[data-${n}]:not(template)`, place));
const [card, filter, outcomes, campaigns] = ["card", "filter", "outcomes", "campaigns"]
  .map((name) => one(`template[data-${name}]`).content);
const [heading, take] = ["count", "take"].map((name) => one(`[data-${name}]`, results));
const tally = one("[data-tally]", form);
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

/* Short words would fetch much and find all; while a word is typed its first letters too. */
const sought = (words, typing) => {
  if (/^".+"$/.test(words)) return words; // words that stand together
  const parts = words.split(/\s+/).filter(Boolean);
  const long = (word) => word.length >= LEAST || /[^\p{Script=Latin}]/u.test(word);
  const kept = parts.filter(long);
  return (kept.length || typing ? kept : parts).join(" ");
};

/* Where no word begins as the one that was sought, Pagefind takes a word with which that one begins:
   'bench' for 'benches', and 'day' for 'daycare'. The first is welcome; the second is no result. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const joined = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const spaced = (text) => text.split(/\s+/).filter(Boolean);
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}]+$/u;
const akin = (wanted, word) => {
  if (word.startsWith(wanted) || /\p{N}/u.test(wanted)) return word.startsWith(wanted);
  let same = 0;
  while (same < wanted.length && wanted[same] === word[same]) same += 1;
  if (wanted[same] === wanted[same - 1]) same += 1; // swimming, swim
  const ending = wanted.length - same;
  return (ending <= 3 && ending < same) || (same >= 7 && ending <= 5);
};
const marked = ({ content, locations }) => {
  const words = content.split(/\s+/);
  return locations.map((at) => words[at] ?? "");
};
const led = async (pagefind, term) => {
  const { results } = await pagefind.search(term);
  const parts = spaced(term).filter((part) => LATIN.test(part) && joined(part)).map(joined);
  if (!results.length || !parts.length) return results;
  const data = await results[0].data();
  const seen = [...marked(data), ...Object.values(data.meta).flatMap(spaced)];
  const words = seen.flatMap((word) => [joined(word), ...fold(word).split(/[^\p{L}\p{N}]+/u)]);
  const held = (part) => words.some((word) => akin(part, word) || akin(part.replace(/ie[sd]$/, "y"), word));
  return parts.every(held) ? results : [];
};

/* Where no idea holds all words: those that hold the most telling of them, the rarest first. */
const partly = async (pagefind, parts, total) => {
  const held = new Map();
  for (const part of parts) {
    const some = await led(pagefind, part);
    if (!some.length || some.length > total * COMMON) continue;
    const weight = Math.log(1 + total / some.length);
    for (const { id } of some) {
      const one = held.get(id) ?? { weight: 0, parts: [] };
      held.set(id, { weight: one.weight + weight, parts: [...one.parts, part] });
    }
  }
  const best = Math.max(...[...held.values()].map(({ weight }) => weight));
  const groups = new Map();
  for (const [id, { weight, parts: some }] of held) {
    if (weight < best / 2) continue;
    const term = some.join(" ");
    groups.set(term, { weight, ids: (groups.get(term)?.ids ?? new Set()).add(id) });
  }
  const found = [];
  for (const [term, { ids }] of [...groups].sort(([, a], [, b]) => b.weight - a.weight)) {
    const { results } = await pagefind.search(term);
    found.push(...results.filter(({ id }) => ids.has(id)));
  }
  return found;
};

/* How many letters must be put in, taken out or changed. */
const apart = (one, other) => {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    }
    row = next;
  }
  return row.at(-1);
};

/* A word that begins as this one and is written nearly so: 'wheelbarrow' for 'wheelbarow'. */
const near = async (pagefind, part) => {
  const wanted = joined(part);
  for (let letters = 5; letters >= LEAST && LATIN.test(part) && wanted.length > 4; letters -= 1) {
    const start = wanted.slice(0, letters);
    const some = await led(pagefind, start);
    const seen = (await Promise.all(some.slice(0, LOOKED).map((one) => one.data()))).flatMap(
      (data) => [...marked(data), ...Object.values(data.meta).flatMap(spaced)].map(joined));
    const most = wanted.length > 6 ? 2 : 1;
    const [best] = [...new Set(seen)].map((word) => ({ word, by: apart(wanted, word) }))
      .filter(({ by }) => by <= most).sort((a, b) => a.by - b.by);
    if (best) return best.word;
  }
  return null;
};

/* What is shown instead where no idea holds all words, and what is said of it. */
const nearly = async (pagefind, term, total) => {
  const parts = [...new Set(spaced(term))];
  const written = [];
  let mended = false;
  for (const part of parts) {
    const other = (await led(pagefind, part)).length ? null : await near(pagefind, part);
    written.push(other ?? part);
    mended ||= Boolean(other);
  }
  const words = written.join(" ");
  const all = mended ? await led(pagefind, words) : [];
  const matching = all.length || written.length < 2 ? all : await partly(pagefind, written, total);
  return { matching, how: mended ? { near: words } : { some: true } };
};

const find = async ({ words, chosen, sort }, typing) => {
  const term = sought(words, typing);
  let how = {};
  const [{ all, row, has, columns }, pagefind] = await Promise.all([table(), term && engine()]);
  let matching = term ? await led(pagefind, term) : all;
  if (!matching.length && !term.startsWith('"') && !referred(words)) {
    ({ matching, how } = await nearly(pagefind, term, all.length));
  }
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
  return { found: sorted(found, sort, row, columns), counts, unfiltered: matching.length, how };
};

const sorted = (found, sort, row, { supporters, waited, answered }) => {
  const keys = { newest: (n) => n, oldest: (n) => -n, supporters: (n) => -supporters[n], waited: (n) => (answered[n] ? 0 : -1e6) - waited[n] };
  const key = keys[sort];
  const place = (result) => row.get(result.id);
  return key ? [...found].sort((a, b) => key(place(a)) - key(place(b)) || place(a) - place(b)) : found;
};

/* A public reference, such as RIVER-12 or 'river 12': its campaign's link and its number; `way`, where
   there is such an idea. */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const referred = (words) => {
  const latin = words.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);
  const [, prefix, digits] = latin.match(/^(.*?\D)[\s#–-]*(\d{1,7})$/u) ?? [];
  const number = Number(digits);
  const of = prefix && [...campaigns.children].find(({ dataset: { code, id } }) =>
    [code, id].filter(Boolean).map(plain).includes(plain(prefix)));
  if (!of) return null;
  const exists = number >= 1 && number <= Number(of.dataset.ideas);
  return { number, of, way: exists && new URL(of.dataset.idea.replace(":number", number), location) };
};
const named = ({ dataset: { code, id } }, number) => `${code || id}-${number}`;

const itself = async ({ of, number }) => {
  const { all, called } = await table();
  return all[called.get(`${of.dataset.id} ${number}`)];
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

const made = (data, wait) => {
  const { way, facts } = told(data);
  const item = card.firstElementChild.cloneNode(true);
  const [title, words, time] = [one("[data-title]", item), one("[data-words]", item), one("time", item)];
  const withheld = facts("withheld");
  title.textContent = data.meta.title;
  title.href = way.href;
  words.replaceChildren(...(withheld ? [withheld] : excerpt(data)));
  for (const element of withheld ? [] : [title, words]) element.classList.add("theirs");
  (withheld ? [words] : [title, words]).forEach((element) => speak(element, facts));
  const bare = [data.meta.title, facts("reference")].includes(data.content);
  if (!withheld && bare) words.remove(); // it has no words
  time.textContent = facts("day");
  time.dateTime = facts("submitted");
  fill(item, "reference", facts("reference"));
  fill(item, "wait", wait);
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
  askedFor();
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
  const { row, columns: { waited, answered } } = await table();
  const wait = ({ id }) => {
    if (asked().sort !== "waited") return "";
    const { waiting, waited: over } = place.dataset;
    return counted(answered[row.get(id)] ? over : waiting, waited[row.get(id)]);
  };
  const some = shown.slice(from, to);
  return Promise.all(some.map(async (result) => made(await result.data(), wait(result))));
};

const atWork = () => {
  clearTimeout(timer);
  for (const line of [said, tally]) line.textContent = place.dataset.loading;
  tally.hidden = false;
};

const rest = () => {
  results.hidden = tally.hidden = true;
  lists.hidden = false;
  showCounts(null);
  announce("");
};

const sentenceOf = (count, words, { near: other, some, unknown }) => {
  const { found, some: partial, near: like, none, noIdeas, unknown: absent } = place.dataset;
  const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
  if (count && other) return filled(like, { words, near: other });
  if (count) return counted(some ? partial : found, count);
  if (!unknown || unknown.way) return words ? filled(none, { words }) : noIdeas;
  const { of, number } = unknown;
  const values = { reference: named(of, number), campaign: of.textContent };
  return filled(counted(absent, Number(of.dataset.ideas)), values);
};

const tell = (count, unfiltered, { words, chosen }, how) => {
  const sentence = sentenceOf(count, words, how);
  heading.textContent = tally.textContent = sentence;
  tally.hidden = false;
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

/* --- what people do ------------------------------------------------------------------ */

const changed = (typing = false) => {
  note(typing);
  return show({ typing });
};

/* The open data's own rows of what is shown, in its order. */
const rowsOf = (text) => text.match(/(?:"[^"]*"|[^"\n]+)+\n?/g) ?? [];
const cellsOf = (row) => [...row.matchAll(/(?:^|,)((?:"[^"]*")+|[^,\r\n]*)/g)]
  .map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
const takeAway = async () => {
  const { row, reference } = await table();
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
  setTimeout(() => URL.revokeObjectURL(made), HUSH);
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
more.addEventListener("click", async () => {
  const from = list.children.length;
  const items = await cards(from, from + PAGE);
  list.append(...items);
  more.parentElement.hidden = list.children.length >= shown.length;
  history.replaceState({ ...history.state, upTo: list.children.length }, "");
  one("a", items[0]).focus();
});
take.addEventListener("click", () => takeAway().catch((error) => {
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
addEventListener("popstate", restore);

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
