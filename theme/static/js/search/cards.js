/* One result, in the card that the lists have. All that came from people is put in as text. */
import { campaigns, card, one, outcomes, root } from "./page.js";

const WORDS = 30; // of an idea, as Pagefind has it

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
  const parts = data.excerpt.split(/<\/?mark>/).flatMap((part, number) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (number % 2 === 0) return [text];
    const [, before, word, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return [before, Object.assign(document.createElement("mark"), { textContent: word }), after];
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

export const made = (data, wait) => {
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
