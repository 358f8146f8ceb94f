// Values to YAML, in the style of our files: text in quotes where YAML could take it for something
// else, text of several lines as a block, numbers and ids of a list on one line.

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[a-z][a-z0-9-]*$/;
const PLAIN = /^(?:\d+ )?\p{L}[\p{L}\p{N} ,.'()/&–—-]*$/u;
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const ADDRESS = /^https?:\/\/[\w./~?=&%+@-]+$/;
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

const pad = (column) => " ".repeat(column);

function quoted(text) {
  const code = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text).replace(UNPRINTABLE, code);
}

function block(text, column) {
  const lines = text.split("\n").map((line) => (line ? pad(column + 2) + line : ""));
  return `|\n${lines.join("\n")}`;
}

function isBlock(text) {
  return text.includes("\n") && !/[\u0000-\u0008\u000b-\u001f]|^[ \t]/.test(text) && text.search(UNPRINTABLE) < 0;
}

function isPlain(text) {
  return DAY.test(text) || (PLAIN.test(text) && !TAKEN.test(text) && !text.endsWith(" "));
}

// A single value; `column` is that of its key. On one line where `inline`, or where it must be.
export function scalar(value, column, { inline = false, asBlock = false } = {}) {
  if (typeof value !== "string") return String(value);
  if (!inline && (asBlock || value.includes("\n")) && isBlock(`${value}\n`)) return block(value, column);
  return isPlain(value) || ADDRESS.test(value) ? value : quoted(value);
}

const short = (item) => typeof item === "number" || (typeof item === "string" && ID.test(item) && !TAKEN.test(item));

// A collection on one line.
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value === null || typeof value !== "object") return inFlow(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${name(key)}: ${flow(inner)}`);
  return `{${pairs.join(", ")}}`;
}

function inFlow(value) {
  if (typeof value !== "string") return String(value);
  return isPlain(value) && !value.includes(",") ? value : quoted(value);
}

const name = (key) => (/^[\w-]+$/.test(key) && !TAKEN.test(key) ? key : quoted(key));

// What follows "key:", with the space or line break before it.
export function value(given, column, how = {}) {
  if (given === null || typeof given !== "object") return ` ${scalar(given, column, how)}`;
  if (Array.isArray(given)) {
    if (given.every(short)) return ` ${flow(given)}`;
    return `\n${given.map((one) => item(one, column + 2)).join("\n")}`;
  }
  if (!Object.keys(given).length) return " {}";
  return `\n${pairs(given, column + 2)}`;
}

// An item of a list, its dash in `column`.
export function item(given, column) {
  if (given === null || typeof given !== "object") return `${pad(column)}- ${scalar(given, column)}`;
  if (Array.isArray(given)) return `${pad(column)}- ${flow(given)}`;
  return `${pad(column)}- ${pairs(given, column + 2).slice(column + 2)}`;
}

export const pair = (key, given, column) => `${pad(column)}${name(key)}:${value(given, column)}`;

export function pairs(given, column) {
  return Object.entries(given).map(([key, inner]) => pair(key, inner, column)).join("\n");
}
