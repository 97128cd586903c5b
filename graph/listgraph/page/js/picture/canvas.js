/** The network on the screen: vis-network, and what the mouse does on it. */
import { opening } from "../data/data.js";
import { byId } from "../ground/dom.js";
import { clickedOn, justClicked } from "./clicked.js";
import { isShown, lines, spots } from "./drawing.js";
import { drawLabels, highlighted } from "./labels.js";
import { colours, edgeItem, nodeItem, readColours } from "./looks.js";
import { pickOn } from "./lasso.js";
import { change, state } from "../ground/state.js";

/** @typedef {import("./drawing.js").Spot} Spot */
/** @typedef {import("./drawing.js").Line} Line */

export const container = byId("canvas");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
/** The look that each node and edge was last given, so that only changes are passed on. */
/** @type {Map<number | string, string>} */
const looks = new Map();

readColours();

/** Empty until the network is first shown: the map opens without it. */
export const network = new vis.Network(
  container,
  { nodes: nodeSet, edges: edgeSet },
  { ...opening.network.options, autoResize: true, height: "100%", width: "100%" },
);

network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
  if (state.picture !== "network") return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(context, camera(), colours, covers());
  context.restore();
});

/** What lies over the picture, where it does. */
function covers() {
  const ground = container.getBoundingClientRect();
  const boxes = ["legend", "panel", "notice", "zoom"].map((id) => byId(id).getBoundingClientRect()).filter((box) => box.width > 0);
  return boxes.map(({ left, top, right, bottom }) => ({ left: left - ground.left, top: top - ground.top, right: right - ground.left, bottom: bottom - ground.top }));
}

network.on("click", (/** @type {any} */ event) => {
  if (justClicked(event.event.srcEvent) >= 0) return;
  const node = network.getNodeAt(event.pointer.DOM);
  const edge = node === undefined ? network.getEdgeAt(event.pointer.DOM) : undefined;
  if (node !== undefined) {
    clickedOn(node, event.event.srcEvent);
    change({ selection: { node } });
  } else if (edge !== undefined) change({ selection: ends(edge) });
  else change({ selection: null });
});
container.addEventListener("pointerleave", () => state.hover !== null && change({ hover: null }));
network.on("dragEnd", (/** @type {any} */ event) => {
  if (!event.nodes.length) return;
  const places = Object.entries(network.getPositions(event.nodes)).map(([id, { x, y }]) => /** @type {const} */ ([Number(id), { x: Math.round(x), y: Math.round(y) }]));
  change({ moved: new Map([...state.moved, ...places]) });
});

/** The node under a point of the window. @param {[number, number]} point @returns {number | undefined} */
export function nodeAt([x, y]) {
  const box = container.getBoundingClientRect();
  return network.getNodeAt({ x: x - box.left, y: y - box.top });
}

/** Where a node is in the window. @param {Spot} spot @returns {[number, number]} */
export function placeOf(spot) {
  const box = container.getBoundingClientRect();
  const { x, y } = network.canvasToDOM(spot);
  return [x + box.left, y + box.top];
}

pickOn(
  container,
  (point) => [nodeAt(point)].filter((node) => node !== undefined),
  (holds) => Array.from(spots.values()).filter((spot) => isShown(spot) && holds(placeOf(spot))).map(({ id }) => id),
);

/** @param {string} edge */
function ends(edge) {
  const line = /** @type {Line} */ (lines.get(edge));
  return { source: line.source, target: line.target };
}

/** Show what `state` and the picture now say. */
export function refresh() {
  if (!looks.size) network.setSize("100%", "100%");
  const lit = highlighted();
  // Each removal costs a look at everything: one for all.
  const gone = Array.from(looks.keys()).filter((id) => (typeof id === "number" ? !spots.has(id) : !lines.has(id)));
  if (gone.length) {
    edgeSet.remove(gone.filter((id) => typeof id === "string"));
    nodeSet.remove(gone.filter((id) => typeof id === "number"));
    for (const id of gone) looks.delete(id);
  }
  pass(nodeSet, Array.from(spots.values(), (spot) => nodeItem(spot, lit)));
  pass(edgeSet, Array.from(lines.values(), (line) => edgeItem(line, lit)));
  network.redraw();
}

/** The theme has changed. */
export function recolour() {
  readColours();
  if (state.picture === "network") refresh();
}

/**
 * @param {any} set
 * @param {{id: number | string}[]} items
 */
function pass(set, items) {
  const changed = items.filter((item) => {
    const look = JSON.stringify(item);
    if (looks.get(item.id) === look) return false;
    looks.set(item.id, look);
    return true;
  });
  if (changed.length) set.update(changed);
}

/**
 * Where the picture stands on the screen.
 * @returns {import("./labels.js").Camera}
 */
export function camera() {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const width = container.clientWidth;
  const height = container.clientHeight;
  return { scale, left: width / 2 - middle.x * scale, top: height / 2 - middle.y * scale, width, height };
}
