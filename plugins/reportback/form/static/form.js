// Starts the editing page: our own reading and writing of files, our rules, then Decap CMS.

import { parse } from "./yaml/index.js";
import { format, matter, opened } from "./file.js";
import { problems } from "./rules.js";

const MODE = "cms.md-mode";
const LOCAL = ["localhost", "127.0.0.1"];

function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${address} could not be loaded`)));
    script.src = address;
    document.head.append(script);
  });
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function show(found) {
  const dialog = document.getElementById("problems");
  const list = dialog.querySelector("ul");
  list.replaceChildren(...found.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  if (!dialog.open) dialog.showModal();
}

// Decap shows what is thrown here in a line that soon goes away, so our own list stays until it is read.
function refuse(event, collections, told) {
  const collection = collections.find((one) => one.name === event.entry.get("collection"));
  const shown = event.entry.get("data").toJS();
  const said = matter(shown, collection.fields);
  const name = event.entry.get("newRecord") ? null : event.entry.get("slug");
  const held = { shown, said, name, before: opened(shown, collection.fields) };
  const found = problems(collection.format, held, collection.fields, told, today());
  if (!found.length) return;
  show(found);
  throw Object.assign(new Error(found.join(" ")), { name: "" });
}

async function start() {
  const answer = await fetch("config.yml");
  if (!answer.ok) throw new Error("config.yml could not be loaded");
  const { reportback: told, ...decap } = parse(await answer.text(), { maxAliasCount: -1 });
  // Markdown as it was written, unless somebody asks for the rich editor, which writes it anew.
  localStorage.setItem(MODE, localStorage.getItem(MODE) ?? "raw");
  window.CMS_MANUAL_INIT = true;
  await loaded("decap-cms.js");
  for (const collection of decap.collections) {
    const made = format(collection.fields, collection.fields.some((field) => field.name === "body"));
    window.CMS.registerCustomFormat(collection.format, collection.extension, made);
  }
  const handler = (event) => refuse(event, decap.collections, told);
  window.CMS.registerEventListener({ name: "preSave", handler });
  document.getElementById("starting").remove();
  if (LOCAL.includes(location.hostname)) decap.local_backend = true;
  window.CMS.init({ config: { load_config_file: false, ...decap } });
}

start().catch((error) => {
  document.getElementById("failed").hidden = false;
  throw error;
});
