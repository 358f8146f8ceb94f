/* What was meant by a word that no idea holds: one of all their words that is written nearly so. */
import { words } from "./index.js";
import { ENDING, joined, LATIN } from "./words.js";

const LEAST = { latin: 5, other: 4 }; // letters of a word in which one may be wrong
const LONG = 7; // letters of a word, beyond which two may be

/* Letters that Arabic writes now so, now so; and its 'the', which is one word with what follows. */
const bare = (text) => joined(text).replace(/^\u0627\u0644(?=...)/u, "").replaceAll("\u0629", "\u0647").replaceAll("\u0649", "\u064a");

/* How many letters must be put in, taken out, changed, or two beside each other swapped. */
export const apart = (one, other) => {
  let [before, row] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row.at(-1);
};

/* How far a word is from the one that was written; a little further with another ending or last letter. */
const distance = (wanted, word) => {
  const whole = apart(wanted, word) + (word.at(-1) === wanted.at(-1) ? 0 : 0.4);
  const ends = [1, 2, 3].filter((letters) => word.length > wanted.length - 2 + letters && ENDING.test(word.slice(-letters)));
  return Math.min(whole, ...ends.map((letters) => apart(wanted, word.slice(0, -letters)) + 0.5));
};

/* `most`: by how many letters it may differ. */
export const near = async (written, most = Infinity) => {
  const wanted = bare(written);
  const least = LATIN.test(written) ? LEAST.latin : LEAST.other;
  const slips = wanted.length > LONG ? 2 : Number(wanted.length >= least);
  if (!wanted || /\p{N}/u.test(wanted)) return null;
  let [best, by] = [null, Math.min(most, slips) + 0.6];
  for (const word of await words([...wanted][0])) {
    if (Math.abs(word.length - written.length) > 5) continue;
    const far = distance(wanted, bare(word));
    if (far < by) [best, by] = [word, far];
  }
  return best;
};
