/** What a query finds, as the list of results needs it: no more of each kind than can be shown. */
import { kindNumber, opening } from "../data/data.js";
import { kindOf } from "../data/graph.js";
import { sides } from "./query.js";
import { ORDER, find } from "./search.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {{query: string, total: number, groups: {kind: string, count: number, hits: Hit[]}[], lit: number[], articles: number[], sides: [number, number] | null}} Answer */

/** Rows of a kind that can be shown, and nodes that are lit in the picture. */
const [ROWS, LIT] = [200, 400];

/** @param {string} query @returns {Answer} */
export function answer(query) {
  const both = twoModels(query);
  const hits = both ? namingBoth(query, both) : find(query);
  const groups = ORDER.map((kind) => ({ kind, found: hits.filter((hit) => kindOf(hit.node) === kind) }))
    .filter(({ found }) => found.length)
    .sort((a, b) => groupRank(a.found[0]) - groupRank(b.found[0]))
    .map(({ kind, found }) => ({ kind, count: found.length, hits: found.slice(0, ROWS) }));
  const articles = hits.filter((hit) => kindOf(hit.node) === "Article").map((hit) => hit.node);
  return { query, total: hits.length, groups, lit: hits.slice(0, LIT).map((hit) => hit.node), articles, sides: both };
}

/** Two models, and what names both. @param {string} query @param {[number, number]} models @returns {Hit[]} */
function namingBoth(query, models) {
  const found = find((sides(query) ?? []).join(" ")).filter(({ node }) => !models.includes(node));
  return [...models.map((node) => ({ node, rank: 0, via: "", text: "" })), ...found];
}

/** Kinds that only hold articles, and how far back their results stand. */
/** @type {Record<string, number>} */
const BEHIND = { Publisher: 1.5, Section: 100, List: 100 };

/** The kind with the best match comes first; an exact one before all. @param {Hit} best */
const groupRank = (best) => (best.rank === 0 && kindOf(best.node) === "Publisher" ? 0 : Math.floor(best.rank + (BEHIND[kindOf(best.node)] ?? 0)));

/** The models on both sides of "A vs B". @param {string} query @returns {[number, number] | null} */
function twoModels(query) {
  const both = opening.kinds[kindNumber.Model].count ? sides(query) : null;
  const [one, other] = (both ?? []).map((side) => find(side).find((hit) => kindOf(hit.node) === "Model" && hit.rank < 4)?.node);
  return one === undefined || other === undefined || one === other ? null : [one, other];
}
