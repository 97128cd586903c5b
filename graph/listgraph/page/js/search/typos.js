/** Words that are spelled nearly like what was typed. */
import { plain } from "../ground/text.js";

/**
 * How many letters must be changed, added, left out or swapped to make one word of the other; more
 * than `limit` is Infinity.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function editDistance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return Infinity;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[other.length] <= limit ? row[other.length] : Infinity;
}

/**
 * How many slips are forgiven in a word: none in a short one, nor where it is not Latin.
 * @param {string} word
 */
export function forgiven(word) {
  if (word.length < 4 || /[^\x20-\x7e]/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The Latin words of texts, each once; short ones are left out, as no slip in them is forgiven.
 * @param {string[]} texts
 */
export function latinWords(texts) {
  const found = new Set();
  for (const text of texts) for (const word of plain(text).match(/[a-z0-9]{4,}/g) ?? []) found.add(word);
  return /** @type {string[]} */ (Array.from(found));
}

/**
 * The words that are most like one; itself if it begins one of them or is too short to tell.
 * @param {string} word
 * @param {string[]} known
 */
export function nearest(word, known) {
  let limit = forgiven(word);
  if (!limit || known.some((other) => other.startsWith(word))) return [word];
  /** @type {string[]} */
  let found = [];
  for (const other of known) {
    const distance = editDistance(word, other, limit);
    if (distance === Infinity) continue;
    if (distance < limit) found = [];
    limit = Math.min(limit, distance);
    found.push(other);
  }
  return found;
}
