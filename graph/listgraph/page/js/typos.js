/** Names that are spelled nearly like what was typed. */

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
