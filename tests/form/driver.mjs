// The form's own reading, writing and rules, asked line by line: JSON in, JSON out.
//     node driver.mjs <the published folder admin/>

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const admin = process.argv[2];
const from = (name) => import(pathToFileURL(join(admin, name)));
const { parse } = await from("yaml/index.js");
const { format, matter, opened } = await from("file.js");
const { problems } = await from("rules.js");
const { collections, reportback } = parse(readFileSync(join(admin, "config.yml"), "utf8"), { maxAliasCount: -1 });

const fieldsOf = (kind) => collections.find((one) => one.format === kind).fields;
const formatOf = (kind) => format(fieldsOf(kind), fieldsOf(kind).some((field) => field.name === "body"));

function changed(data, changes) {
  for (const [path, value] of changes) {
    const last = path.at(-1);
    const inner = path.slice(0, -1).reduce((part, key) => part[key], data);
    if (value === null && Array.isArray(inner)) inner.splice(last, 1);
    else inner[last] = value;
  }
  return data;
}

const ANSWERS = {
  open: ({ kind, text }) => formatOf(kind).fromFile(text),
  write: ({ kind, data }) => formatOf(kind).toFile(data),
  edit: ({ kind, text, changes }) => formatOf(kind).toFile(changed(formatOf(kind).fromFile(text), changes)),
  problems: ({ kind, data, today, name = null }) => {
    const fields = fieldsOf(kind);
    const held = { shown: data, said: matter(data, fields), before: opened(data, fields), name };
    return problems(kind, held, fields, reportback, today);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  try {
    console.log(JSON.stringify({ said: ANSWERS[asked.do](asked) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
