// Between what a file says and what the form shows. What was left empty is left out of the file; a
// key that the form does not know goes through as it is.

const isMap = (given) => given !== null && typeof given === "object" && !Array.isArray(given);

export function empty(given) {
  if (given === undefined || given === null || given === "" || given === false) return true;
  if (Array.isArray(given)) return given.every(empty);
  return isMap(given) && Object.values(given).every(empty);
}

// The values of a file as the form's widgets take them.
export function toForm(matter, fields) {
  const shown = { ...matter };
  for (const field of fields) {
    if (field.keyed && isMap(matter[field.name])) {
      shown[field.name] = Object.entries(matter[field.name]).map(([id, label]) => ({ id, label }));
    }
  }
  return shown;
}

// Office programs put signs into what is copied from them that no file of ours may hold.
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;

export function cleanText(text) {
  return text.replace(LINE_BREAKS, "\n").replace(CONTROLS, "").trim();
}

function fieldsOf(field, given) {
  if (!field.types) return field.fields;
  const type = field.types.find((one) => one.name === given[field.typeKey]);
  return type && [{ name: field.typeKey }, ...type.fields];
}

function cleanList(given, field) {
  const items = given.map((one) => {
    const fields = isMap(one) && fieldsOf(field, one);
    return fields ? clean(one, fields) : typeof one === "string" ? cleanText(one) : one;
  });
  const kept = items.filter((one) => !empty(one));
  return field.keyed ? Object.fromEntries(kept.map(({ id, label }) => [id ?? "", label ?? ""])) : kept;
}

function cleanValue(given, field) {
  if (typeof given === "string") return cleanText(given);
  if (Array.isArray(given)) return cleanList(given, field);
  return isMap(given) && field.fields ? clean(given, field.fields) : given;
}

// What the form holds as the file is to say it: known keys first, in the order of the model.
export function clean(given, fields) {
  const said = {};
  for (const field of fields) {
    const kept = field.virtual ? undefined : cleanValue(given[field.name], field);
    if (!empty(kept)) said[field.name] = kept;
  }
  const known = new Set(fields.map((field) => field.name));
  for (const [key, own] of Object.entries(given)) {
    if (!known.has(key) && own !== undefined) said[key] = own;
  }
  return said;
}

// Whether two values say the same: the order of keys, and space around a text, count for nothing.
export function same(one, other) {
  if (empty(one) && empty(other)) return true;
  if (typeof one === "string" && typeof other === "string") return cleanText(one) === cleanText(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((inner, index) => same(inner, other[index]));
  }
  if (isMap(one) && isMap(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
  }
  return one === other;
}

export { isMap };
