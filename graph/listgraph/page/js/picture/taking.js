/** Taking nodes of the graph into the picture that it did not open with. */
import { opening } from "../data/data.js";
import { ENDS, UNDRAWN, addLine, addSpot, guests, isShown, lineId, removeSpot, spots } from "./drawing.js";
import { edgePasses, isSelecting, passes } from "../data/filter.js";
import { edges, incoming, kindOf, labelOf, outgoing, relationOf, size } from "../data/graph.js";
import { state } from "../ground/state.js";

/** @typedef {import("./drawing.js").Spot} Spot */

/** So many of the nodes that pass the filter are taken in at most. */
const GUESTS = 150;
const ORDER = opening.relations.map((/** @type {{name: string}} */ relation) => relation.name);

/**
 * The nodes tied to a node that are not in the picture, the best connected first.
 * @param {number} node
 */
export function undrawnNeighbours(node) {
  const { source, target } = edges();
  const all = new Set([...outgoing(node).map((edge) => target[edge]), ...incoming(node).map((edge) => source[edge])]);
  return Array.from(all)
    .filter((other) => (!spots.has(other) || guests.has(other)) && kindOf(other) !== UNDRAWN)
    .sort((one, two) => degree(two) - degree(one) || one - two);
}

/** How many edges a node has. @param {number} node */
function degree(node) {
  const { out, into } = edges();
  return out[node + 1] - out[node] + into[node + 1] - into[node];
}

/**
 * Take a node of the graph into the picture, near what it is tied to; true if it was not there.
 * @param {number} node
 */
export function reveal(node) {
  if (guests.delete(node)) return true;
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

/** Nodes near the focus for which there was no room. */
let leftOut = 0;

/** How many nodes near the focus are not drawn. */
export const leftOutOfFocus = () => (state.focus ? leftOut : 0);

/**
 * Take what passes the filter, or else what is near the focus, into the picture, the best connected
 * first, as far as there is room.
 */
export function invite() {
  for (const node of Array.from(guests)) removeSpot(node);
  if (!isSelecting() && !state.focus) return;
  const wanted = state.focus ? near(state.focus) : Array.from({ length: size() }, (_, node) => node);
  const passing = wanted.filter((node) => passes(node) && !ENDS.has(kindOf(node)) && kindOf(node) !== UNDRAWN);
  const missing = passing.filter((node) => !spots.has(node));
  if (!state.focus) missing.sort((a, b) => degree(b) - degree(a) || a - b);
  const taken = missing.slice(0, GUESTS);
  for (const node of taken) if (reveal(node)) guests.add(node);
  if (state.focus) leftOut = missing.length - taken.length;
}

/**
 * The nodes within the steps of a focus, drawn or not, the nearest first.
 * @param {{node: number, steps: number}} focus
 */
export function near({ node, steps }) {
  const { source, target } = edges();
  const found = new Set([node]);
  let rim = [node];
  for (let step = 0; step < steps; step += 1) {
    const next = new Set();
    for (const one of rim) {
      if (one !== node && ENDS.has(kindOf(one))) continue;
      for (const edge of [...outgoing(one), ...incoming(one)]) {
        const other = source[edge] === one ? target[edge] : source[edge];
        if (!found.has(other) && isWay(edge, other)) next.add(other);
      }
    }
    rim = Array.from(next).sort((a, b) => degree(b) - degree(a) || a - b);
    for (const other of rim) found.add(other);
  }
  return Array.from(found);
}

/**
 * Whether what is chosen to be seen leads over an edge to a node.
 * @param {number} edge
 * @param {number} node
 */
function isWay(edge, node) {
  const kind = kindOf(node);
  return kind !== UNDRAWN && !state.hiddenKinds.has(kind) && !state.hidden.has(node) && !state.hiddenRelations.has(relationOf(edge)) && edgePasses(edge);
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
  const all = Array.from(spots.values());
  for (let step = 1; ; step += 1) {
    const distance = 14 * Math.sqrt(step);
    const angle = 2.399963229728653 * step;
    const place = { x: Math.round(x + distance * Math.cos(angle)), y: Math.round(y + distance * Math.sin(angle)) };
    const free = all.every((spot) => (spot.x - place.x) ** 2 + (spot.y - place.y) ** 2 >= (spot.size + size + 14) ** 2);
    if (free) return place;
  }
}
