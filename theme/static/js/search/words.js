/* Words, as people type them and as ideas hold them. */
const SHORT = 4; // letters of a word below which only another form of it is akin to it
const LEAST = 3; // letters of a Latin word before it is searched for as it is typed

/* Short words would fetch much and find all; while a word is typed its first letters too. */
export const sought = (words, typing) => {
  const plain = words.replace(/[“”„«»]/g, '"');
  if (/^".+"$/.test(plain)) return plain; // words that stand together
  const parts = words.split(/\s+/).filter(Boolean);
  const long = (word) => word.length >= LEAST || /[^\p{Script=Latin}]/u.test(word);
  const kept = parts.filter(long);
  return (kept.length || typing ? kept : parts).join(" ");
};

/* Words of most ideas tell nothing about one of them, and weigh most. */
export const telling = (term, common) => {
  const kept = spaced(term).filter((word) => !common.includes(joined(word)));
  return kept.length && !term.startsWith('"') ? kept.join(" ") : term;
};

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
export const joined = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
export const spaced = (text) => text.split(/\s+/).filter(Boolean);
export const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}]+$/u;
/* Two forms of one word, as far as endings tell: swimming and swim, libraries and library. */
export const ENDING = /^(e|ie?|y|i?e?s|i?e?[dnr]|ing|ly|i?au)?$/;
const DOUBLED = /^([^aeiou])\1$/;
export const forms = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const rest = (word) => word.slice(DOUBLED.test(word.slice(same - 1, same + 1)) ? same + 1 : same);
  return same > 2 && ENDING.test(rest(one)) && ENDING.test(rest(other));
};
/* Where no word begins as the one that was sought, Pagefind takes a word with which that one begins:
   'bench' for 'benches', and 'day' for 'daycare'. The first is welcome; the second is no result. */
export const akin = (wanted, word) => {
  if (word.startsWith(wanted) || /\p{N}/u.test(wanted)) return word.startsWith(wanted);
  let same = 0;
  while (same < wanted.length && wanted[same] === word[same]) same += 1;
  const ending = wanted.length - same;
  if (forms(wanted, word)) return true;
  if (word.length < SHORT) return false;
  return (ending <= 3 && ending < same) || (same >= 6 && ending <= 4) || (same >= 7 && ending <= 5);
};
