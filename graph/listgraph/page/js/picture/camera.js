/** What part of the picture is seen. */
import { container, network } from "./canvas.js";
import { byId } from "../ground/dom.js";
import { isShown, spots } from "./drawing.js";
import { chosenPath } from "./paths.js";
import { mayMove, selectedNodes, state } from "../ground/state.js";

/**
 * A place of the camera: what is in the middle of the canvas, and pixels for each unit of the picture.
 *
 * @typedef {{x: number, y: number, scale: number}} Place
 * @typedef {import("./drawing.js").Spot} Spot
 */

const [FARTHEST, NEAREST] = [0.05, 6];
/** A node may be seen so small before the camera goes nearer to show it. */
const TOO_FAR = 0.25;
/** From here on a picture is small enough to be shown as a whole beside the panel. */
const SMALL = 0.6;

/** Where the camera was sent, until a person takes it from there. */
/** @type {Place | null} */
let aim = null;
/** Whether the camera stands where `fit` put it; a person who has moved it is not moved again. */
let untouched = true;
for (const event of ["zoom", "dragStart"]) {
  network.on(event, () => {
    untouched = false;
    aim = null;
  });
}
for (const event of ["zoom", "dragEnd"]) network.on(event, settle);

/** @type {(() => void)[]} */
const cameraListeners = [];

/** @param {() => void} listener called when a person has moved the camera */
export function onCamera(listener) {
  cameraListeners.push(listener);
}

/** @type {number | undefined} */
let settling;

/** The camera has moved, and may move on. */
function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => cameraListeners.forEach((listener) => listener()), 300);
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

/**
 * The place from which a point of the picture stands in the middle of the clearing.
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 * @returns {Place}
 */
function facing(x, y, scale) {
  const free = clearing();
  const right = (free.left + free.right - container.clientWidth) / 2;
  const down = (free.top + free.bottom - container.clientHeight) / 2;
  return { x: x - right / scale, y: y - down / scale, scale };
}

/**
 * The place from which all of the nodes are seen.
 * @param {Spot[]} shown
 */
function fitting(shown) {
  if (!shown.length) return cameraPlace();
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
  return facing((left + right) / 2, (top + bottom) / 2, Math.max(scale, FARTHEST));
}

/**
 * The nearest place to one from which nodes are well seen: that one if they are.
 * @param {Spot[]} found
 * @param {Place} from
 */
function showing(found, from) {
  if (!found.length) return from;
  const free = clearing();
  const { scale } = from;
  const seen = found.every(({ x, y, size }) => {
    const across = (x - from.x) * scale + container.clientWidth / 2;
    const down = (y - from.y) * scale + container.clientHeight / 2;
    const room = size * scale + 12;
    return across - room > free.left && across + room < free.right && down - room > free.top && down + room < free.bottom;
  });
  if (seen && scale > TOO_FAR) return from;
  const x = found.reduce((sum, spot) => sum + spot.x, 0) / found.length;
  const y = found.reduce((sum, spot) => sum + spot.y, 0) / found.length;
  return facing(x, y, Math.max(scale, 0.9));
}

/** @param {number[]} nodes */
const drawn = (nodes) => nodes.flatMap((node) => spots.get(node) ?? []);

const shownSpots = () => Array.from(spots.values()).filter(isShown);

/** Where the camera stands when what is now chosen is opened anew. @returns {Place} */
function freshPlace() {
  const whole = fitting(shownSpots());
  const chosen = state.selection && "from" in state.selection ? chosenPath() : selectedNodes();
  return whole.scale > SMALL ? whole : showing(drawn(chosen), whole);
}

/** Where the camera stands or is on its way to. @returns {Place} */
export function cameraPlace() {
  return aim ?? { ...network.getViewPosition(), scale: network.getScale() };
}

/** Whether the camera stands elsewhere than it would if what is now chosen were opened anew. */
export function isElsewhere() {
  const [one, two] = [cameraPlace(), freshPlace()];
  return Math.hypot(one.x - two.x, one.y - two.y) * two.scale > 1 || Math.abs(one.scale / two.scale - 1) > 0.002;
}

/**
 * @param {Place} place
 * @param {number} [duration] of the movement, in milliseconds
 */
function go({ x, y, scale }, duration = 0) {
  aim = { x, y, scale: Math.min(Math.max(scale, FARTHEST), NEAREST) };
  const animation = duration && mayMove() ? { duration, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position: { x, y }, scale: aim.scale, animation });
}

/** @param {Place} place */
export function placeCamera(place) {
  untouched = false;
  go(place);
}

/** Put the camera where it stands when what is now chosen is opened. */
export function openCamera() {
  untouched = true;
  go(freshPlace());
}

export const cameraMoved = () => !untouched;

/**
 * Show all of the nodes given, or all that are drawn.
 * @param {Spot[]} [some]
 */
export function fit(some) {
  untouched = !some;
  go(fitting(some ?? shownSpots()), 320);
  settle();
}

/**
 * Bring nodes into sight; the picture stays where it is if they are.
 * @param {number[]} nodes
 */
export function bringIntoSight(nodes) {
  const before = cameraPlace();
  // A small picture fits beside the panel as a whole.
  if (untouched && before.scale > SMALL) return fit();
  const after = showing(drawn(nodes), before);
  return after === before ? undefined : go(after, 320);
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  const { x, y, scale } = cameraPlace();
  go({ x, y, scale: scale * factor }, 160);
  settle();
}

/**
 * @param {number} dx
 * @param {number} dy
 */
export function pan(dx, dy) {
  untouched = false;
  const { x, y, scale } = cameraPlace();
  go({ x: x + dx / scale, y: y + dy / scale, scale });
  settle();
}
