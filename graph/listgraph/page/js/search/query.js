/** What was typed, taken apart: a phrase in quotes, words of either script, a kind that is named, two things set against each other. */
import { opening } from "../data/data.js";
import { folded, plain } from "../ground/text.js";

/** @typedef {{whole: string, words: string[], phrase: string, kind: string}} Query */

const PHRASE = /^\s*(?:"([^"]+)"|“([^”]+)”|「([^」]+)」)\s*$/;
const VERSUS = /^(.+?)(?:\s+(?:vs\.?|versus)\s+|\s*(?:对比|相比|比较)\s*)(.+)$/i;
/** Runs of Latin and of other letters: between them there need not be a space. */
const RUNS = /[a-z0-9][a-z0-9.+#-]*|[^\x00-\u02af\s\u2000-\u206f\u3000-\u303f\uff00-\uffef]+/g;

/** @param {string} text @returns {Query} */
export function parsed(text) {
  const found = PHRASE.exec(text);
  const phrase = found ? (found[1] ?? found[2] ?? found[3]) : "";
  const words = (plain(text).match(RUNS) ?? []).map(folded).filter(Boolean);
  return { whole: folded(phrase || text), words, phrase: plain(phrase), kind: "" };
}

/**
 * The query without the name of a kind that it ends or begins with: 大鸟模型 is a model called 大鸟.
 * @param {Query} query
 * @returns {Query | null}
 */
export function withoutKind({ whole }) {
  for (const { name, label } of opening.kinds) {
    for (const word of label.map(folded)) {
      const rest = whole.endsWith(word) ? whole.slice(0, -word.length) : whole.startsWith(word) ? whole.slice(word.length) : "";
      if (rest.length > 1) return { whole: rest, words: [rest], phrase: "", kind: name };
    }
  }
  return null;
}

/** The two sides of "A vs B"; null where it is none. @param {string} text @returns {[string, string] | null} */
export function sides(text) {
  const found = VERSUS.exec(text.trim());
  return found ? [found[1], found[2]] : null;
}
