/** Who won against whom, by the articles that say so. */
import { block, kindNumber } from "./data.js";
import { passes } from "./filter.js";
import { edges, outgoing, relationOf, values } from "./graph.js";
import { state } from "../ground/state.js";

/** @typedef {{won: number, lost: number, level: number, open: number}} Score */

/** @type {{left: number, right: number, outcome: string, node: number}[] | null} */
let all = null;
/** @type {{facets: object | null, confidence: number, hidden: Set<string>, scores: Map<number, Map<number, Score>>}} */
let last = { facets: null, confidence: 0, hidden: new Set(), scores: new Map() };
/** The relation that an outcome claims. */
/** @type {Record<string, string>} */
const CLAIM = { Outperforms: "outperforms", Equals: "equals" };

/** Every comparison of two models. */
function contests() {
  if (!all) {
    const { target } = edges();
    /** @type {number[]} */
    const kinds = block("nodes").kind;
    all = [];
    kinds.forEach((kind, node) => {
      if (kind !== kindNumber.Comparison) return;
      const side = (/** @type {string} */ name) => outgoing(node).find((edge) => relationOf(edge) === name);
      const [left, right] = [side("left"), side("right")];
      if (left === undefined || right === undefined) return;
      all?.push({ left: target[left], right: target[right], outcome: values(node, "outcome")[0] ?? "", node });
    });
  }
  return all;
}

/** For each model its score against each other one, of the comparisons that the filter leaves. */
export function scores() {
  const { facets, confidence, hiddenRelations } = state;
  if (last.facets === facets && last.confidence === confidence && last.hidden === hiddenRelations) return last.scores;
  /** @type {Map<number, Map<number, Score>>} */
  const found = new Map();
  for (const { left, right, outcome, node } of contests()) {
    if (!passes(node) || hiddenRelations.has(CLAIM[outcome] ?? "comparedWith")) continue;
    const [one, other] = [scoreOf(found, left, right), scoreOf(found, right, left)];
    if (outcome === "Outperforms") [one.won, other.lost] = [one.won + 1, other.lost + 1];
    else if (outcome === "Equals") [one.level, other.level] = [one.level + 1, other.level + 1];
    else [one.open, other.open] = [one.open + 1, other.open + 1];
  }
  last = { facets, confidence, hidden: hiddenRelations, scores: found };
  return found;
}

/**
 * @param {Map<number, Map<number, Score>>} found
 * @param {number} one
 * @param {number} other
 */
function scoreOf(found, one, other) {
  const row = found.get(one) ?? new Map();
  found.set(one, row);
  const score = row.get(other) ?? { won: 0, lost: 0, level: 0, open: 0 };
  row.set(other, score);
  return /** @type {Score} */ (score);
}

/**
 * A model's scores against all others together.
 * @param {number} model
 */
export function total(model) {
  const sum = { won: 0, lost: 0, level: 0, open: 0 };
  for (const score of scores().get(model)?.values() ?? []) {
    sum.won += score.won;
    sum.lost += score.lost;
    sum.level += score.level;
    sum.open += score.open;
  }
  return sum;
}
