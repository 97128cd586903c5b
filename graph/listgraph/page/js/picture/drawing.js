/**
 * What is in the picture: nodes with their places, lines between them. Knows nothing of the canvas.
 *
 * @typedef {{id: number, x: number, y: number, size: number, home: {x: number, y: number},
 *   kind: string, label: string, degree: number, topic?: number}} Spot
 * @typedef {{id: string, source: number, target: number, relations: string[], paired: boolean}} Line
 */
import { opening } from "../data/data.js";
import { passes, passingRelations } from "../data/filter.js";
import { labelOf } from "../data/graph.js";
import { state } from "../ground/state.js";
import { visible } from "../ground/text.js";

/** What is never drawn as a node. */
export const UNDRAWN = "Comparison";
/** What holds much that has nothing else in common. */
export const ENDS = new Set(["Publisher", "Section", "List"]);

const ABOUT = ["covers", "introducedBy"];

/** @type {Map<number, Spot>} */
export const spots = new Map();
/** @type {Map<string, Line>} */
export const lines = new Map();
/** The ids of the lines at each node. */
/** @type {Map<number, Set<string>>} */
const linesAt = new Map();

/** How often what is in the picture has changed. */
let version = 0;

/** @param {Omit<Spot, "degree" | "home">} spot */
export function addSpot(spot) {
  const { x, y } = spot;
  spots.set(spot.id, { ...spot, home: { x, y }, ...state.moved.get(spot.id), label: visible(spot.label), degree: 0 });
  linesAt.set(spot.id, new Set());
  version += 1;
}

/** The names in the language that is now chosen. */
export function relabel() {
  for (const spot of spots.values()) spot.label = visible(labelOf(spot.id));
}

/** Take a node and its lines out of the picture. @param {number} node */
export function removeSpot(node) {
  for (const id of linesAt.get(node) ?? []) {
    const line = /** @type {Line} */ (lines.get(id));
    const other = line.source === node ? line.target : line.source;
    lines.delete(id);
    linesAt.get(other)?.delete(id);
    const spot = spots.get(other);
    if (spot) spot.degree -= 1;
  }
  spots.delete(node);
  linesAt.delete(node);
  guests.delete(node);
  version += 1;
}

/** Nodes that are in the picture because they pass the filter or are near the focus, and only while they do. */
/** @type {Set<number>} */
export const guests = new Set();

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
export function addLine(source, target, relations) {
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

/** Put every node where it was moved to, or else where it belongs. */
export function placeSpots() {
  for (const spot of spots.values()) Object.assign(spot, state.moved.get(spot.id) ?? spot.home);
}

/**
 * Whether a node, drawn or not, is among what the person has chosen to see.
 * @param {number} node
 */
export function isSelected(node) {
  if (state.pinned.has(node)) return true;
  return passes(node) && !state.hidden.has(node) && (!state.focus || focused().has(node)) && (!state.found || state.found.has(node));
}

/** @param {Spot | undefined} spot */
export function isShown(spot) {
  if (spot === undefined) return false;
  if (state.pinned.has(spot.id)) return true;
  return isAllowed(spot) && !folded().has(spot.id) && (!state.focus || focused().has(spot.id));
}

/** @param {Spot} spot */
function isAllowed(spot) {
  return !state.hiddenKinds.has(spot.kind) && !state.hidden.has(spot.id) && passes(spot.id);
}

/** What the collapsed nodes hold, and what it was found for. */
let held = { key: "", nodes: new Map() };

/**
 * The nodes that only collapsed ones are tied to, each with the first of those.
 * @returns {Map<number, number>}
 */
export function folded() {
  const { collapsed } = state;
  const key = `${[...collapsed]} ${version}`;
  if (key === held.key) return held.nodes;
  const nodes = new Map();
  for (const one of collapsed) {
    for (const other of tiedTo(one)) {
      if (collapsed.has(other) || ENDS.has(spots.get(other)?.kind ?? "")) continue;
      if (!nodes.has(other) && hangsOn(other).every((end) => collapsed.has(end))) nodes.set(other, one);
    }
  }
  held = { key, nodes };
  return nodes;
}

/**
 * What a node belongs to: an article to the models that it is about, if there are any.
 * @param {number} node
 */
function hangsOn(node) {
  const about = tiedTo(node, ABOUT);
  return about.length ? about : tiedTo(node).filter((end) => !ENDS.has(spots.get(end)?.kind ?? ""));
}

/**
 * The nodes at the other ends of a node's lines, shown or not.
 * @param {number} node
 * @param {string[]} [relations] of one of which the line must be
 */
function tiedTo(node, relations) {
  const all = Array.from(linesAt.get(node) ?? [], (id) => /** @type {Line} */ (lines.get(id)));
  return all
    .filter((line) => !relations || line.relations.some((name) => relations.includes(name)))
    .map(({ source, target }) => (source === node ? target : source));
}

/** The nodes within the steps that the focus allows, and what they were found for. */
let around = { key: "", nodes: new Set() };

function focused() {
  const { focus, hidden, hiddenKinds, hiddenRelations, confidence } = state;
  const facets = Object.entries(state.facets).map(([name, keys]) => [name, ...keys]);
  const key = JSON.stringify([focus, version, [...hidden], [...hiddenKinds], [...hiddenRelations], confidence, facets]);
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
        if (!leftOf(line).length) continue;
        found.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
}

/**
 * The relations of a line that the filter leaves; none if an end is hidden.
 * @param {Line} line
 */
export function shownRelations(line) {
  if (!isShown(spots.get(line.source)) || !isShown(spots.get(line.target))) return [];
  return leftOf(line);
}

/** @param {Line} line */
function leftOf({ id, source, target, relations }) {
  return passingRelations(id, source, target, relations).filter((relation) => !state.hiddenRelations.has(relation));
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

/** Places are for screens that are wider than high; on others, x and y change places. */
export const upright = window.innerHeight > 1.1 * window.innerWidth;

/** The nodes that the picture opens with; the others have been taken in since. */
export const openingNodes = new Set(opening.network.nodes.map((/** @type {{id: number}} */ node) => node.id));

for (const node of opening.network.nodes) {
  const [x, y] = upright ? [node.y, node.x] : [node.x, node.y];
  addSpot({ id: node.id, x, y, size: node.size, kind: node.group, label: labelOf(node.id), topic: node.topic });
}
for (const edge of opening.network.edges) addLine(edge.from, edge.to, edge.relations);
