/** What the filter leaves: articles by their facets, the rest by being tied to such an article. */
import { block, kindNumber, opening } from "./data.js";
import { FACETS, articles, facet, withAncestors } from "./facets.js";
import { articlesAt, between, confidenceOf, edges, evidence, evidenceOf, relationOf } from "./graph.js";
import { filedKeys, parted } from "./ways.js";
import { state } from "../ground/state.js";

/** @typedef {{nodes: Uint8Array, lines: Map<string, Set<string>>, articles: number}} Passing */

/** @type {{facets: object | null, confidence: number, mine: number, passing: Passing | null}} */
let last = { facets: null, confidence: 0, mine: 0, passing: null };
/** @type {{facets: object | null, names: string[]}} */
let asked = { facets: null, names: [] };

/** The facets that are filtered by; asked for each node, so that it is kept. */
function chosen() {
  if (asked.facets !== state.facets) asked = { facets: state.facets, names: FACETS.filter((name) => state.facets[name]?.size) };
  return asked.names;
}

/** Whether articles are filtered, or facts by their confidence. */
export const isFiltering = () => state.confidence > 0 || chosen().length > 0;

/** Whether articles are filtered. */
export const isSelecting = () => chosen().length > 0;

/** What passes; null where nothing is filtered. */
function passing() {
  if (!isFiltering()) return null;
  const { facets, confidence, mine } = state;
  if (last.facets !== facets || last.confidence !== confidence || last.mine !== mine) last = { facets, confidence, mine, passing: tied(selected()) };
  return last.passing;
}

/** Whether the filter leaves a node. @param {number} node */
export function passes(node) {
  const found = passing();
  return !found || found.nodes[node] === 1;
}

/** How many articles the filter leaves. */
export const passingArticles = () => passing()?.articles ?? articles().length;

/** @type {{passing: Passing | null, kinds: number[], relations: number[] | null}} */
let tally = { passing: null, kinds: [], relations: null };

/** How many nodes of each kind the filter leaves; null where nothing is filtered. */
export function passingKinds() {
  const found = passing();
  if (!found) return null;
  if (tally.passing !== found) {
    /** @type {number[]} */
    const kinds = block("nodes").kind;
    const counts = opening.kinds.map(() => 0);
    for (let node = 0; node < kinds.length; node += 1) counts[kinds[node]] += found.nodes[node];
    tally = { passing: found, kinds: counts, relations: null };
  }
  return tally.kinds;
}

/** How many facts of each relation the filter leaves; null where nothing is filtered. */
export function passingRelationCounts() {
  if (!passingKinds()) return null;
  if (!tally.relations) {
    const counts = opening.relations.map(() => 0);
    edges().relation.forEach((row, edge) => edgePasses(edge) && (counts[row] += 1));
    tally.relations = counts;
  }
  return tally.relations;
}

/** For each chosen facet, whether each value is chosen, and what is filed where that is asked for. */
function choices() {
  return chosen().map((name) => {
    const { values, starts, items } = facet(name);
    const { values: keys, places } = parted(state.facets[name]);
    const wanted = keys.length ? Uint8Array.from(values, ({ key }) => (state.facets[name].has(key) ? 1 : 0)) : null;
    return { name, starts, items, wanted, filed: places.length ? filedAt(name, new Set(places)) : null };
  });
}

/** For each article, 1 if it is filed at one of the places. @param {string} name @param {Set<string>} places */
export const filedAt = (name, places) => Uint8Array.from(articles(), (article) => (filedKeys(name, article).some((key) => places.has(key)) ? 1 : 0));

/** For each node, 1 if it is an article that has a chosen value of every facet. */
function selected() {
  const nodes = new Uint8Array(block("nodes").id.length);
  const tests = choices();
  articles().forEach((article, row) => {
    nodes[article] = tests.every((test) => meets(test, row)) ? 1 : 0;
  });
  return nodes;
}

/** For each facet that is filtered by, how many articles would pass without it. @returns {[string, number][]} */
export function withoutEach() {
  const tests = choices();
  return tests.map(({ name }) => {
    const others = tests.filter((test) => test.name !== name);
    return [name, articles().reduce((sum, _, row) => sum + (others.every((test) => meets(test, row)) ? 1 : 0), 0)];
  });
}

/**
 * @param {{starts: Int32Array, items: number[], wanted: Uint8Array | null, filed: Uint8Array | null}} test
 * @param {number} row
 */
function meets({ starts, items, wanted, filed }, row) {
  if (filed && !filed[row]) return false;
  if (!wanted) return true;
  for (let at = starts[row]; at < starts[row + 1]; at += 1) if (wanted[items[at]]) return true;
  return false;
}

/**
 * The articles, and what is tied to one of them by a fact that is sure enough.
 * @param {Uint8Array} nodes
 * @returns {Passing}
 */
function tied(nodes) {
  const { source, target } = edges();
  const { kind } = block("nodes");
  const count = nodes.reduce((sum, one) => sum + one, 0);
  /** @type {number[]} */
  const makers = [];
  for (let edge = 0; edge < source.length; edge += 1) {
    const [from, to] = [source[edge], target[edge]];
    const [fromArticle, toArticle] = [kind[from] === kindNumber.Article, kind[to] === kindNumber.Article];
    if (kind[from] === kindNumber.Model && kind[to] === kindNumber.Organization) makers.push(edge);
    if (fromArticle === toArticle || nodes[fromArticle ? from : to] !== 1 || confidenceOf(edge) < state.confidence) continue;
    nodes[fromArticle ? to : from] = 1;
  }
  for (const edge of makers) {
    if (nodes[source[edge]] && confidenceOf(edge) >= state.confidence) nodes[target[edge]] = 1;
  }
  for (let node = 0; node < nodes.length; node += 1) {
    if (nodes[node] && kind[node] === kindNumber.Section) for (const one of withAncestors(node)) nodes[one] = 1;
  }
  return { nodes, lines: new Map(), articles: count };
}

/**
 * The relations between two nodes that the filter leaves.
 * @param {string} id the line's
 * @param {number} one
 * @param {number} two
 * @param {string[]} relations
 */
export function passingRelations(id, one, two, relations) {
  const found = passing();
  if (!found) return relations;
  let left = found.lines.get(id);
  if (!left) {
    left = new Set(between(one, two).filter(edgePasses).map(relationOf));
    found.lines.set(id, left);
  }
  const names = left;
  return relations.filter((relation) => names.has(relation));
}

/**
 * Whether a fact is sure enough, and said by an article that passes, or by none.
 * @param {number} edge
 */
export function edgePasses(edge) {
  const found = passing();
  if (!found) return true;
  if (confidenceOf(edge) < state.confidence) return false;
  const { source, target } = edges();
  if (!found.nodes[source[edge]] || !found.nodes[target[edge]]) return false;
  const { kind } = block("nodes");
  if (!isSelecting() || kind[source[edge]] !== kindNumber.Model || kind[target[edge]] !== kindNumber.Model) return true;
  return evidenceOf(edge).some((row) => {
    const { entry, line } = evidence(row);
    const where = entry ?? line;
    return where.line === 0 || articlesAt(where).some((article) => found.nodes[article]);
  });
}

/**
 * For each facet and each of its values, how many articles would be left of those that the other
 * facets leave.
 * @returns {Record<string, Int32Array>}
 */
export function counts() {
  const tests = choices();
  const result = Object.fromEntries(FACETS.map((name) => [name, new Int32Array(facet(name).values.length)]));
  articles().forEach((_, row) => {
    const missed = tests.filter((test) => !meets(test, row));
    if (missed.length > 1) return;
    for (const name of missed.length ? [missed[0].name] : FACETS) {
      const { starts, items } = facet(name);
      for (let at = starts[row]; at < starts[row + 1]; at += 1) result[name][items[at]] += 1;
    }
  });
  return result;
}

/**
 * How many facts are at least so sure.
 * @param {number} least
 */
export function factsFrom(least) {
  let count = 0;
  for (let edge = 0; edge < edges().target.length; edge += 1) if (confidenceOf(edge) >= least) count += 1;
  return count;
}
