/**
 * What is in the picture: nodes with their places, lines between them. Knows nothing of the canvas.
 *
 * @typedef {{id: number, x: number, y: number, size: number, kind: string, label: string, degree: number}} Spot
 * @typedef {{id: string, source: number, target: number, relations: string[], paired: boolean}} Line
 */
import { opening } from "./data.js";
import { edges, incoming, kindOf, labelOf, outgoing, relationOf } from "./graph.js";
import { state } from "./state.js";
import { visible } from "./text.js";

const UNDRAWN = "Comparison";
const ENDS = new Set(["Publisher", "Section", "List"]);
const ORDER = opening.relations.map((/** @type {{name: string}} */ relation) => relation.name);

/** @type {Map<number, Spot>} */
export const spots = new Map();
/** @type {Map<string, Line>} */
export const lines = new Map();
/** The ids of the lines at each node. */
/** @type {Map<number, Set<string>>} */
export const linesAt = new Map();

/** @param {Omit<Spot, "degree">} spot */
function addSpot(spot) {
  spots.set(spot.id, { ...spot, label: visible(spot.label), degree: 0 });
  linesAt.set(spot.id, new Set());
}

/**
 * @param {number} source
 * @param {number} target
 */
export const lineId = (source, target) => `${source}>${target}`;

/**
 * @param {number} source
 * @param {number} target
 * @param {string[]} relations
 */
function addLine(source, target, relations) {
  const back = lines.get(lineId(target, source));
  if (back) back.paired = true;
  const line = { id: lineId(source, target), source, target, relations, paired: Boolean(back) };
  lines.set(line.id, line);
  for (const end of [source, target]) {
    linesAt.get(end)?.add(line.id);
    const spot = spots.get(end);
    if (spot) spot.degree += 1;
  }
}

/** @param {Spot | undefined} spot */
export function isShown(spot) {
  return spot !== undefined && isAllowed(spot) && (!state.focus || focused().has(spot.id));
}

/** @param {Spot} spot */
function isAllowed(spot) {
  return !state.hiddenKinds.has(spot.kind) && !state.hidden.has(spot.id);
}

/** The nodes within the steps that the focus allows, and what they were found for. */
let around = { key: "", nodes: new Set() };

function focused() {
  const { focus, hidden, hiddenKinds, hiddenRelations } = state;
  const key = JSON.stringify([focus, spots.size, [...hidden], [...hiddenKinds], [...hiddenRelations]]);
  if (focus && key !== around.key) around = { key, nodes: reach(focus.node, focus.steps) };
  return around.nodes;
}

/**
 * The nodes within so many steps of one. Sections, lists and publishers are ends, not ways: what they
 * hold has nothing else in common.
 * @param {number} node
 * @param {number} steps
 */
function reach(node, steps) {
  const found = new Set([node]);
  let edge = [node];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const one of edge) {
      if (one !== node && ENDS.has(spots.get(one)?.kind ?? "")) continue;
      for (const id of linesAt.get(one) ?? []) {
        const line = /** @type {Line} */ (lines.get(id));
        const other = line.source === one ? line.target : line.source;
        const spot = spots.get(other);
        if (found.has(other) || !spot || !isAllowed(spot)) continue;
        if (line.relations.every((relation) => state.hiddenRelations.has(relation))) continue;
        found.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
}

/**
 * The nodes tied to a node that are not in the picture, the best connected first.
 * @param {number} node
 */
export function undrawnNeighbours(node) {
  const { source, target, out, into } = edges();
  const all = new Set([...outgoing(node).map((edge) => target[edge]), ...incoming(node).map((edge) => source[edge])]);
  const degree = (/** @type {number} */ one) => out[one + 1] - out[one] + into[one + 1] - into[one];
  return Array.from(all)
    .filter((other) => !spots.has(other) && kindOf(other) !== UNDRAWN)
    .sort((one, two) => degree(two) - degree(one) || one - two);
}

/**
 * The relations of a line that the filter leaves; none if an end is hidden.
 * @param {Line} line
 */
export function shownRelations(line) {
  if (!isShown(spots.get(line.source)) || !isShown(spots.get(line.target))) return [];
  return line.relations.filter((relation) => !state.hiddenRelations.has(relation));
}

/**
 * The nodes at the other ends of a node's visible lines.
 * @param {number} node
 */
export function neighbours(node) {
  const found = new Set();
  for (const id of linesAt.get(node) ?? []) {
    const line = /** @type {Line} */ (lines.get(id));
    if (shownRelations(line).length) found.add(line.source === node ? line.target : line.source);
  }
  return found;
}

/**
 * Take a node of the graph into the picture, near what it is tied to; true if it was not there.
 * @param {number} node
 */
export function reveal(node) {
  if (spots.has(node) || kindOf(node) === UNDRAWN) return false;
  const { source, target } = edges();
  const touching = [...outgoing(node), ...incoming(node)];
  const others = touching.map((edge) => (source[edge] === node ? target[edge] : source[edge]));
  const anchor = others.map((other) => spots.get(other)).filter(isShown).sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  const small = kindOf(node) === "Article" ? 7 : 12;
  const place = freePlace(anchor?.x ?? 0, anchor?.y ?? 0, small);
  addSpot({ id: node, ...place, size: small, kind: kindOf(node), label: labelOf(node) });
  /** @type {Map<string, {source: number, target: number, relations: string[]}>} */
  const found = new Map();
  for (const edge of touching) {
    if (!spots.has(source[edge]) || !spots.has(target[edge])) continue;
    const ends = [source[edge], target[edge]];
    const [from, to] = opening.against.includes(relationOf(edge)) ? ends.reverse() : ends;
    const id = lineId(from, to);
    if (!found.has(id)) found.set(id, { source: from, target: to, relations: [] });
    found.get(id)?.relations.push(relationOf(edge));
  }
  for (const line of found.values()) {
    addLine(line.source, line.target, line.relations.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
  }
  return true;
}

/** @param {Spot | undefined} spot */
const sizeOf = (spot) => spot?.size ?? 0;

/**
 * The nearest place to a point where a disc overlaps nothing: along a spiral, always the same.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function freePlace(x, y, size) {
  for (let step = 1; ; step += 1) {
    const distance = 14 * Math.sqrt(step);
    const angle = 2.399963229728653 * step;
    const place = { x: Math.round(x + distance * Math.cos(angle)), y: Math.round(y + distance * Math.sin(angle)) };
    const free = Array.from(spots.values()).every(
      (spot) => Math.hypot(spot.x - place.x, spot.y - place.y) >= spot.size + size + 14,
    );
    if (free) return place;
  }
}

/** Places are for screens that are wider than high; on others, x and y change places. */
const upright = window.innerHeight > 1.1 * window.innerWidth;

/** The nodes that the picture opens with; the others have been taken in since. */
export const openingNodes = new Set(opening.network.nodes.map((/** @type {{id: number}} */ node) => node.id));

for (const node of opening.network.nodes) {
  const [x, y] = upright ? [node.y, node.x] : [node.x, node.y];
  addSpot({ id: node.id, x, y, size: node.size, kind: node.group, label: opening.labels[node.id] });
}
for (const edge of opening.network.edges) addLine(edge.from, edge.to, edge.relations);
