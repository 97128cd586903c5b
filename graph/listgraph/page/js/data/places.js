/** Where each article stands: its place in the lists, and the chapters above it. */
import { relationNumber } from "./data.js";
import { articles, withAncestors } from "./facets.js";
import { edges, idOf, kindOf, labelOf, lineAt, size, startAt } from "./graph.js";

/**
 * A step of a way down to an article: what it is gathered by, the values of a facet that name it, and the keys of
 * what is filed there and not merely tied to it.
 *
 * @typedef {{key: string, label: string, facet: string, keys: string[], filed: string[], node: number | null}} Step
 */

/** What the key of a value begins with where it asks for what is filed there. */
export const WITHIN = "~";

/** Headings of which one holds more than this share of a list say nothing of its parts. */
const WHOLE = 0.8;

/** @type {{order: Map<number, number>, chapters: Map<number, number[]>, lists: Map<number, number>} | null} */
let made = null;

/** For each article its number in the order of the lists, the sections above it, and its list. */
function places() {
  if (made) return made;
  const { source, target, relation, evidence } = edges();
  const [line, start, holder] = [new Float64Array(size()), new Int32Array(size()), new Int32Array(size()).fill(-1)];
  const wanted = relationNumber.listedIn;
  for (let edge = 0; edge < relation.length; edge += 1) {
    if (relation[edge] !== wanted) continue;
    const row = evidence[edge];
    const said = row < evidence[edge + 1];
    const [article, at, along] = [source[edge], said ? lineAt(row) : 0, said ? startAt(row) : 0];
    if (holder[article] >= 0 && (at > line[article] || (at === line[article] && along >= start[article]))) continue;
    [line[article], start[article], holder[article]] = [at, along, target[edge]];
  }
  const sorted = Array.from(holder.keys()).filter((article) => holder[article] >= 0).sort((a, b) => line[a] - line[b] || start[a] - start[b]);
  const ways = new Map(sorted.map((article) => [article, withAncestors(holder[article]).slice().reverse()]));
  made = {
    order: new Map(sorted.map((article, place) => [article, place])),
    lists: new Map(Array.from(ways, ([article, way]) => [article, way.find((node) => kindOf(node) === "List") ?? -1])),
    chapters: withoutTitles(ways),
  };
  return made;
}

/**
 * The sections of each way, without those that hold nearly all of their list.
 * @param {Map<number, number[]>} ways
 */
function withoutTitles(ways) {
  /** @type {Map<number, number>} */
  const held = new Map();
  for (const way of ways.values()) for (const node of way) held.set(node, (held.get(node) ?? 0) + 1);
  const count = (/** @type {number} */ node) => held.get(node) ?? 0;
  return new Map(
    Array.from(ways, ([article, way]) => {
      const [list, ...sections] = way;
      const whole = kindOf(list) === "List" ? count(list) : Infinity;
      const cut = sections.findIndex((node) => count(node) < WHOLE * whole || whole < 3);
      return [article, cut < 0 ? [] : sections.slice(cut)];
    }),
  );
}

/** The sections above an article, the highest first. @param {number} article */
export const chaptersOf = (article) => places().chapters.get(article) ?? [];

/** The list that an article stands in first; -1 where none. @param {number} article */
export const listOf = (article) => places().lists.get(article) ?? -1;

/**
 * In the order of the lists.
 * @param {number} one
 * @param {number} other
 */
export function inOrder(one, other) {
  const { order } = places();
  return (order.get(one) ?? Infinity) - (order.get(other) ?? Infinity) || one - other;
}

/**
 * A node as a step.
 * @param {number} node
 * @param {string} facet
 * @returns {Step}
 */
export const stepOf = (node, facet) => ({ key: idOf(node), label: labelOf(node), facet, keys: [idOf(node)], filed: [`${WITHIN}${idOf(node)}`], node });

/** @type {number[] | null} */
let ordered = null;

/** Every article in the order of the lists. */
export function articlesInOrder() {
  const { order } = places();
  return (ordered ??= [...order.keys(), ...Array.from(articles()).filter((article) => !order.has(article))]);
}

/** Some articles in the order of the lists. @param {number[]} some */
export function inTheirOrder(some) {
  const wanted = new Set(some);
  return articlesInOrder().filter((article) => wanted.has(article));
}
