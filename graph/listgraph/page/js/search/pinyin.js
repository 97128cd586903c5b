/** Chinese by its pinyin: syllables, their initials, or both mixed, with the last one only begun. */
import { block } from "../data/data.js";

/** Longer queries and later characters are not tried. */
const [QUERY, TEXT] = [40, 120];

/** @type {Map<string, string[]> | null} */
let readings = null;

/** The syllables of each Chinese character, made at the first search. */
function table() {
  if (!readings) {
    readings = new Map();
    for (const [syllable, characters] of Object.entries(block("pinyin"))) {
      for (const one of characters) readings.set(one, [...(readings.get(one) ?? []), syllable]);
    }
  }
  return readings;
}

/** Whether a query may be pinyin. @param {string} query folded */
export const maySpell = (query) => query.length > 1 && query.length <= QUERY && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(query);

/**
 * How well a text is spelled by a query: from 0, all of it by syllables; 1 more where initials are
 * among them, 2 more where it does not begin so; Infinity not at all.
 * @param {string} text folded
 * @param {string} query folded
 */
export function spelled(text, query) {
  if (!/[\u2e80-\uffef]/.test(text)) return Infinity;
  const characters = Array.from(text.slice(0, TEXT));
  const syllables = table();
  /** @type {Map<number, number>} */
  const known = new Map();
  let best = Infinity;
  for (let at = 0; at < characters.length && best > 2; at += 1) {
    const first = characters[at] === query[0] || syllables.get(characters[at])?.some((syllable) => syllable[0] === query[0]);
    if (first) best = Math.min(best, from(at, 0) + (at ? 2 : 0));
  }
  return best;

  /**
   * @param {number} at in the text
   * @param {number} typed in the query
   * @returns {number}
   */
  function from(at, typed) {
    if (typed === query.length) return at === characters.length ? 0 : 0.25;
    if (at === characters.length) return Infinity;
    const key = at * QUERY + typed;
    let found = known.get(key);
    if (found === undefined) {
      found = Math.min(characters[at] === query[typed] ? from(at + 1, typed + 1) : Infinity, ...ways(at, typed));
      known.set(key, found);
    }
    return found;
  }

  /**
   * @param {number} at
   * @param {number} typed
   */
  function ways(at, typed) {
    const rest = query.slice(typed);
    return (syllables.get(characters[at]) ?? []).map((syllable) => {
      if (rest[0] !== syllable[0]) return Infinity;
      if (syllable.startsWith(rest) && rest.length > 1) return at + 1 === characters.length ? 0 : 0.25;
      const whole = rest.startsWith(syllable) ? from(at + 1, typed + syllable.length) : Infinity;
      if (whole < 1) return whole;
      const two = syllable[1] === "h" && rest[1] === "h" ? from(at + 1, typed + 2) : Infinity;
      const begun = Math.min(two, from(at + 1, typed + 1));
      return Math.min(whole, begun < 1 ? 1 + begun : begun);
    });
  }
}
