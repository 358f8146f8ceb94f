// The ordinary mistakes, caught before anything is saved. All else is for the check in the pull
// request to say. `told` is the part of config.yml that is ours: words, and facts of the vocabulary.

import { empty, isMap } from "./matter.js";

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");

// Fields of a group that is there must be there too.
function* lacking(given, fields, told, where = []) {
  for (const field of fields) {
    const value = given[field.name];
    const place = [...where, field.label];
    if (field.needed && empty(value)) yield fill(told.words.needed, { field: place.join(", ") });
    for (const [part, inner, index] of parts(value, field)) {
      yield* lacking(part, inner, told, index === null ? place : [...where, `${field.label} ${index + 1}`]);
    }
  }
}

function* parts(value, field) {
  if (isMap(value) && field.fields) yield [value, field.fields, null];
  if (!Array.isArray(value)) return;
  for (const [index, one] of value.entries()) {
    const type = field.types?.find((kind) => kind.name === one?.[field.typeKey]);
    const fields = type?.fields ?? field.fields;
    if (isMap(one) && fields) yield [one, fields, index];
  }
}

// Every value of every list from which several may be chosen.
function* chosen(given, fields) {
  for (const field of fields) {
    if (field.multiple) for (const value of given[field.name] ?? []) yield { field, value };
    for (const [part, inner] of parts(given[field.name], field)) yield* chosen(part, inner);
  }
}

// What a file held and the form could not show, since it is newer than the form, must not be lost.
function* unseen(before, said, fields, told) {
  const kept = new Set([...chosen(said, fields)].map(({ field, value }) => `${field.name} ${value}`));
  for (const { field, value } of chosen(before, fields)) {
    const offered = field.options.some((option) => (option.value ?? option) === value);
    if (!offered && !kept.has(`${field.name} ${value}`)) {
      yield fill(told.words.unseen, { field: field.label, value });
    }
  }
}

function* ofRecord(record, told, today, name) {
  const say = (key, values = {}) => fill(told.words[key], values);
  if (record.date > today) yield say("future");
  if (name && !name.startsWith(record.date)) yield say("named", { day: name.slice(0, 10) });
  const seen = new Map();
  for (const [index, decision] of (record.decisions ?? []).entries()) {
    yield* ofDecision(decision, index + 1, told);
    for (const number of decision.ideas ?? []) {
      if (seen.has(number)) yield say("twice", { number, first: seen.get(number), second: index + 1 });
      else seen.set(number, index + 1);
    }
  }
}

function* ofDecision(decision, number, told) {
  const say = (key, values = {}) => fill(told.words[key], { number, ...values });
  const outcome = told.outcomes[decision.outcome];
  if (!outcome) return;
  const { label } = outcome;
  if (outcome.reason && !decision.reason && !decision.no_reason_given) yield say("reason", { label });
  if (decision.reason && decision.no_reason_given) yield say("contradiction");
  if (outcome.into && !decision.into) yield say("into", { label });
  if (!outcome.into && decision.into) yield say("unwantedInto", { label });
  if (decision.into && decision.ideas?.includes(decision.into)) yield say("intoItself");
  for (const evidence of decision.evidence ?? []) {
    if (!evidence.url && !evidence.file) yield say("evidence", { title: evidence.title ?? "" });
  }
}

function* ofCampaign(campaign, told) {
  const say = (key, values = {}) => fill(told.words[key], values);
  if (campaign.closes < campaign.opens) yield say("closes");
  for (const phase of campaign.phases ?? []) {
    if (phase.ends && phase.ends < phase.starts) yield say("phase", { name: phase.name ?? "" });
  }
  for (const promise of campaign.promises ?? []) {
    if (promise.kind !== "decide") continue;
    if (promise.by && (promise.within || promise.of)) yield say("bothDeadlines");
    if (!promise.by && !promise.within) yield say("noDeadline");
  }
}

function* ofIdea(idea, told, today) {
  const say = (key) => told.words[key];
  if (idea.submitted > today) yield say("future");
  if (!idea.withheld && !idea.title) yield say("title");
  if (idea.withheld && (idea.title || idea.by || idea.body)) yield say("withheld");
}

const OF_KIND = { record: ofRecord, campaign: ofCampaign, idea: ofIdea };

function* ofShown(shown, fields, told) {
  for (const field of fields.filter((one) => one.keyed)) {
    const ids = (shown[field.name] ?? []).map((one) => one.id).filter(Boolean);
    const again = ids.find((id, index) => ids.indexOf(id) !== index);
    if (again) yield fill(told.words.idTwice, { id: again, field: field.label });
  }
  if (fields.some((field) => field.name === "number") && shown.number === "") yield told.words.number;
}

// Everything that is wrong with what a form holds: `shown` by the form, `said` in the file and
// `before` in it; its `name` is none while it is new.
export function problems(kind, { shown, said, before, name }, fields, told, today) {
  const ofKind = OF_KIND[kind](said, told, today, name);
  const lost = unseen(before, said, fields, told);
  return [...lacking(said, fields, told), ...ofShown(shown, fields, told), ...ofKind, ...lost];
}
