// A file's text to what the form shows, and back: for YAML, and for YAML above Markdown.

import * as emit from "./emit.js";
import { clean, cleanText, toForm } from "./matter.js";
import { read, splice } from "./splice.js";

// Under this key the form keeps the file as it was opened; it is never written.
const OPENED = "file as it was opened";

const FENCE = /^(?:---|\.\.\.)[ \t\r]*$/;

const plainly = (text) => text.replace(/\r\n/g, "\n").replace(/^\ufeff/, "");

// Front matter and Markdown. `between`: the line that closes the one, and the empty lines after it.
function split(text) {
  const lines = text.split("\n");
  const close = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (!/^---[ \t]*$/.test(lines[0]) || close < 0) throw new Error("This file has no front matter.");
  const rest = lines.slice(close + 1).join("\n");
  const body = rest.replace(/^\n+|\n+$/g, "");
  return { first: lines[0], yaml: `${lines.slice(1, close).join("\n")}\n`, close: lines[close], rest, body };
}

function joined(opened, yaml, body) {
  const rest = body === cleanText(opened.body) ? opened.rest : body ? `\n${body}\n` : "";
  return `${opened.first}\n${yaml}${opened.close}\n${rest}`;
}

// How one kind of file is read and written; `fields` are those of its form.
export function format(fields, hasBody) {
  const matterFields = fields.filter((field) => !(hasBody && field.name === "body"));

  function fromFile(text) {
    const plain = plainly(text);
    const parts = hasBody ? split(plain) : { yaml: plain };
    const shown = toForm(read(parts.yaml).matter, matterFields);
    if (hasBody) shown.body = parts.body;
    return { ...shown, [OPENED]: text };
  }

  function written({ [OPENED]: opened, body = "", ...given }) {
    const matter = clean(given, matterFields);
    const words = cleanText(String(body ?? ""));
    if (opened === undefined) {
      const text = `${emit.pairs(matter, 0)}\n`;
      return hasBody ? joined({ first: "---", close: "---", rest: "", body: "" }, text, words) : text;
    }
    const plain = plainly(opened);
    if (!hasBody) return splice(plain, matter);
    const parts = split(plain);
    return joined(parts, splice(parts.yaml, matter), words);
  }

  function toFile(data) {
    const opened = data[OPENED] ?? "";
    const text = written(data);
    return opened.includes("\r\n") ? text.replace(/\n/g, "\r\n") : text;
  }

  return { fromFile, toFile };
}

// What the file said when it was opened; nothing, if it is new.
export function opened({ [OPENED]: text = "" }, fields) {
  const hasBody = text && fields.some((field) => field.name === "body");
  return read(hasBody ? split(plainly(text)).yaml : plainly(text)).matter;
}

// What a form holds, as its file would say it.
export function matter({ [OPENED]: _, ...given }, fields) {
  return clean(given, fields);
}
