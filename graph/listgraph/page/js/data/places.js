/** Where each article stands: its place in the lists, and the chapters above it. */
import { block, relationNumber } from "./data.js";
import { articles, withAncestors } from "./facets.js";
import { edges, evidence, evidenceOf, idOf, kindOf, labelOf } from "./graph.js";

/** A step of a way down to an article: what it is gathered by, and the facet that leaves just that. */
/** @typedef {{key: string, label: string, facet: string, keys: string[], node: number | null, also?: Step}} Step `also` is a second step that holds it too */

/** Headings of which one holds more than this share of a list say nothing of its parts. */
const WHOLE = 0.8;

/** @type {{order: Map<number, number>, chapters: Map<number, number[]>, lists: Map<number, number>} | null} */
let made = null;

/** For each article its number in the order of the lists, the sections above it, and its list. */
function places() {
  if (made) return made;
  const { source, target, relation } = edges();
  /** @type {Map<number, {at: number[], holder: number}>} */
  const first = new Map();
  for (let edge = 0; edge < relation.length; edge += 1) {
    if (relation[edge] !== relationNumber.listedIn) continue;
    const [row] = evidenceOf(edge);
    const line = row === undefined ? null : evidence(row);
    const at = line ? [fileNumber(line.line.file), (line.entry ?? line.line).line, line.start] : [0, 0, 0];
    const known = first.get(source[edge]);
    if (!known || before(at, known.at)) first.set(source[edge], { at, holder: target[edge] });
  }
  const sorted = Array.from(first).sort(([, a], [, b]) => (before(a.at, b.at) ? -1 : 1));
  const ways = new Map(sorted.map(([article, { holder }]) => [article, withAncestors(holder).slice().reverse()]));
  made = {
    order: new Map(sorted.map(([article], place) => [article, place])),
    lists: new Map(Array.from(ways, ([article, way]) => [article, way.find((node) => kindOf(node) === "List") ?? -1])),
    chapters: withoutTitles(ways),
  };
  return made;
}

/** @param {string} file */
const fileNumber = (file) => block("lines").files.indexOf(file);

/** @param {number[]} one @param {number[]} other */
function before(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at >= 0 && one[at] < other[at];
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
export const stepOf = (node, facet) => ({ key: idOf(node), label: labelOf(node), facet, keys: [idOf(node)], node });

/** @type {number[] | null} */
let ordered = null;

/** Every article in the order of the lists. */
export const articlesInOrder = () => (ordered ??= Array.from(articles()).sort(inOrder));

/** Some articles in the order of the lists. @param {number[]} some */
export function inTheirOrder(some) {
  const wanted = new Set(some);
  return articlesInOrder().filter((article) => wanted.has(article));
}
