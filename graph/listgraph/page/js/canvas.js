/** The network on the screen: vis-network with our looks, and the camera. */
import { opening } from "./data.js";
import { byId } from "./dom.js";
import { isShown, lineId, lines, linesAt, shownRelations, spots } from "./drawing.js";
import { drawLabels, highlighted } from "./labels.js";
import { change, mayMove, state } from "./state.js";

/** @typedef {import("./drawing.js").Spot} Spot */
/** @typedef {import("./drawing.js").Line} Line */

/** So many lines are drawn at rest; the fainter ones wait until a node of theirs is chosen. */
const LINE_BUDGET = 700;

/** Relations with this opacity or more have their colour at rest as well. */
const TELLING = 0.45;

const container = byId("canvas");
const styles = opening.styles;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
/** The look that each node and edge was last given, so that only changes are passed on. */
/** @type {Map<number | string, string>} */
const looks = new Map();
/** @type {Record<string, string>} */
let colours = {};

/** The lines that are not drawn at rest. */
const quiet = new Set(
  Array.from(lines.values())
    .sort((one, two) => restOpacity(two) - restOpacity(one))
    .slice(LINE_BUDGET)
    .map((line) => line.id),
);

readColours();
nodeSet.add(Array.from(spots.values(), nodeItem));
edgeSet.add(Array.from(lines.values(), edgeItem));

export const network = new vis.Network(
  container,
  { nodes: nodeSet, edges: edgeSet },
  { ...opening.network.options, autoResize: true, height: "100%", width: "100%" },
);

network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(context, camera(), colours);
  context.restore();
});

network.on("click", (/** @type {any} */ event) => {
  const node = network.getNodeAt(event.pointer.DOM);
  const edge = node === undefined ? network.getEdgeAt(event.pointer.DOM) : undefined;
  if (node !== undefined) change({ selection: { node } });
  else if (edge !== undefined) change({ selection: ends(edge) });
  else change({ selection: null });
});
network.on("hoverNode", (/** @type {any} */ event) => change({ hover: event.node }));
network.on("blurNode", () => change({ hover: null }));
container.addEventListener("pointerleave", () => state.hover !== null && change({ hover: null }));
network.on("hoverEdge", () => container.classList.add("over-something"));
network.on("blurEdge", () => container.classList.remove("over-something"));
network.on("dragEnd", (/** @type {any} */ event) => {
  for (const [id, place] of Object.entries(network.getPositions(event.nodes))) {
    Object.assign(/** @type {Spot} */ (spots.get(Number(id))), place);
  }
});

/** @param {string} edge */
function ends(edge) {
  const line = /** @type {Line} */ (lines.get(edge));
  return { source: line.source, target: line.target };
}

/** Show what `state` and the picture now say. */
export function refresh() {
  container.classList.toggle("over-something", state.hover !== null);
  const lit = highlighted();
  pass(nodeSet, Array.from(spots.values(), (spot) => nodeItem(spot, lit)));
  pass(edgeSet, Array.from(lines.values(), (line) => edgeItem(line, lit)));
  network.redraw();
}

/** The theme has changed. */
export function recolour() {
  readColours();
  refresh();
}

function readColours() {
  const computed = getComputedStyle(document.documentElement);
  const names = ["canvas", "ink", "muted"];
  for (const kind of Object.keys(styles.kinds)) names.push(`kind-${kind}`);
  for (const relation of Object.keys(styles.relations)) names.push(`relation-${relation}`);
  colours = Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(`--${name}`).trim()]));
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
 * A node as vis-network wants it.
 * @param {Spot} spot
 * @param {unknown} [lit]
 */
function nodeItem(spot, lit) {
  const chosen = lit instanceof Set ? lit : new Set();
  const { selection } = state;
  const picked =
    selection !== null &&
    ("node" in selection ? selection.node === spot.id : selection.source === spot.id || selection.target === spot.id);
  const fill = colours[`kind-${spot.kind}`];
  const border = picked ? colours.ink : colours.canvas;
  const colour = { background: fill, border };
  return {
    id: spot.id,
    x: spot.x,
    y: spot.y,
    size: spot.size,
    shape: styles.kinds[spot.kind].shape,
    color: { ...colour, highlight: colour, hover: colour },
    borderWidth: picked ? 3 : 1.5,
    opacity: chosen.size && !chosen.has(spot.id) ? 0.14 : 1,
    hidden: !isShown(spot),
  };
}

/**
 * A line as vis-network wants it: grey or softly coloured at rest, in its relation's colour when lit.
 * @param {Line} line
 * @param {unknown} [lit]
 */
function edgeItem(line, lit) {
  const relations = shownRelations(line);
  const relation = relations[0] ?? line.relations[0];
  const style = styles.relations[relation];
  const bright = isLit(line);
  const faded = lit instanceof Set && lit.size > 0 && !bright;
  const told = style.rest >= TELLING;
  const base = bright || told ? colours[`relation-${relation}`] : colours.muted;
  const paint = translucent(base, bright ? 0.95 : faded ? 0.05 : restOpacity(line));
  return {
    id: line.id,
    from: line.source,
    to: line.target,
    color: { color: paint, highlight: paint, hover: paint, inherit: false },
    width: bright ? 2.2 : told ? 1.6 : 1,
    dashes: style.dashes.length ? style.dashes : false,
    arrows: { to: { enabled: style.directed, scaleFactor: told || bright ? 0.6 : 0.4 } },
    smooth: line.paired ? { enabled: true, type: "curvedCW", roundness: 0.14 } : false,
    hidden: relations.length === 0 || (!bright && quiet.has(line.id)),
  };
}

/**
 * How strong a line is when nothing is lit: long ones are fainter, as they would cover the picture.
 * @param {Line} line
 */
function restOpacity(line) {
  const { rest } = styles.relations[shownRelations(line)[0] ?? line.relations[0]];
  const [one, two] = [spots.get(line.source), spots.get(line.target)];
  const length = one && two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
  return rest * Math.min(1, rest >= TELLING ? Math.max(0.4, 420 / length) : Math.max(0.3, 160 / length));
}

/** @param {Line} line */
function isLit(line) {
  const { selection, hover } = state;
  if (hover !== null) return line.source === hover || line.target === hover;
  if (!selection) return false;
  if ("node" in selection) return line.source === selection.node || line.target === selection.node;
  const { source, target } = selection;
  return line.id === lineId(source, target) || line.id === lineId(target, source);
}

/**
 * @param {string} hex
 * @param {number} alpha
 */
function translucent(hex, alpha) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}

/** @returns {import("./labels.js").Camera} */
function camera() {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const width = container.clientWidth;
  const height = container.clientHeight;
  return { scale, left: width / 2 - middle.x * scale, top: height / 2 - middle.y * scale, width, height };
}

/** The part of the canvas that nothing covers. */
function clearing() {
  const all = container.getBoundingClientRect();
  const free = { left: 0, top: 0, right: all.width, bottom: all.height };
  const narrow = all.width < 760;
  const panel = byId("panel");
  const legend = byId("legend");
  if (!panel.hidden) {
    const box = panel.getBoundingClientRect();
    if (narrow) free.bottom = Math.max(box.top - all.top, 120);
    else free.right = box.left - all.left;
  }
  if (!narrow && getComputedStyle(legend).display !== "none") free.left = legend.getBoundingClientRect().right - all.left;
  if (!narrow) free.bottom -= 30;
  return free;
}

/** @type {(() => void)[]} */
const cameraListeners = [];

/** @param {() => void} listener called when a person has moved the camera */
export function onCamera(listener) {
  cameraListeners.push(listener);
}

function tellCamera() {
  for (const listener of cameraListeners) listener();
}

/** Middle and scale of what is seen. */
export function cameraPlace() {
  const { x, y } = network.getViewPosition();
  return [Math.round(x), Math.round(y), Math.round(network.getScale() * 1000) / 1000];
}

/** @param {number[]} place as `cameraPlace` gives it */
export function placeCamera([x, y, scale]) {
  untouched = false;
  network.moveTo({ position: { x, y }, scale: Math.min(Math.max(scale, 0.05), 6) });
}

export const cameraMoved = () => !untouched;

/** What is seen, on the theme's ground. */
export function picture() {
  const seen = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));
  const copy = document.createElement("canvas");
  copy.width = seen.width;
  copy.height = seen.height;
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.fillStyle = colours.canvas;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(seen, 0, 0);
  return copy;
}

/** Whether the camera stands where `fit` put it; a person who has moved it is not moved again. */
let untouched = true;
for (const event of ["zoom", "dragStart"]) network.on(event, () => (untouched = false));
/** @type {number | undefined} */
let settling;
for (const event of ["zoom", "dragEnd", "animationFinished"]) {
  network.on(event, () => {
    clearTimeout(settling);
    settling = setTimeout(tellCamera, 300);
  });
}

/**
 * Show all of the nodes given, or all that are drawn.
 * @param {Spot[]} [some]
 * @param {boolean} [moving]
 */
export function fit(some, moving = true) {
  untouched = true;
  const shown = some ?? Array.from(spots.values()).filter(isShown);
  if (!shown.length) return;
  const left = Math.min(...shown.map((spot) => spot.x - spot.size));
  const right = Math.max(...shown.map((spot) => spot.x + spot.size));
  const top = Math.min(...shown.map((spot) => spot.y - spot.size));
  const bottom = Math.max(...shown.map((spot) => spot.y + spot.size));
  const free = clearing();
  // Room for labels at the sides and below.
  const aside = container.clientWidth < 760 ? 24 : 76;
  const scale = Math.min(
    1.4,
    (free.right - free.left - 2 * aside) / (right - left),
    (free.bottom - free.top - 64) / (bottom - top),
  );
  look((left + right) / 2, (top + bottom) / 2, Math.max(scale, 0.05), moving);
}

/**
 * Put a point of the picture in the middle of the clearing.
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 * @param {boolean} moving
 */
function look(x, y, scale, moving) {
  const free = clearing();
  const offset = {
    x: (free.left + free.right - container.clientWidth) / 2,
    y: (free.top + free.bottom - container.clientHeight) / 2,
  };
  const animation = moving && mayMove() ? { duration: 320, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position: { x, y }, scale, offset, animation });
}

/**
 * Bring nodes into sight; the picture stays where it is if they are.
 * @param {number[]} nodes
 */
export function bringIntoSight(nodes) {
  const found = nodes.map((node) => spots.get(node)).filter((spot) => spot !== undefined);
  if (untouched) return fit();
  if (!found.length) return undefined;
  const free = clearing();
  const { scale, left, top } = camera();
  const seen = found.every(({ x, y, size }) => {
    const across = x * scale + left;
    const down = y * scale + top;
    const room = size * scale + 12;
    return across - room > free.left && across + room < free.right && down - room > free.top && down + room < free.bottom;
  });
  if (seen && scale > 0.45) return undefined;
  const x = found.reduce((sum, spot) => sum + spot.x, 0) / found.length;
  const y = found.reduce((sum, spot) => sum + spot.y, 0) / found.length;
  return look(x, y, Math.max(scale, 0.9), true);
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  const { x, y } = network.getViewPosition();
  const scale = Math.min(Math.max(network.getScale() * factor, 0.05), 6);
  network.moveTo({ position: { x, y }, scale, animation: mayMove() ? { duration: 160, easingFunction: "linear" } : false });
}

/**
 * @param {number} dx
 * @param {number} dy
 */
export function pan(dx, dy) {
  untouched = false;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, scale });
}

/** The lines at a node, for others to walk along. */
export const linesOf = (/** @type {number} */ node) => Array.from(linesAt.get(node) ?? []);
