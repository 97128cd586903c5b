/** What part of the picture is seen. */
import { camera, container, network } from "./canvas.js";
import { byId } from "./dom.js";
import { isShown, spots } from "./drawing.js";
import { mayMove } from "./state.js";

/** @typedef {import("./drawing.js").Spot} Spot */

const [FARTHEST, NEAREST] = [0.05, 6];
/** A node may be seen so small before the camera goes nearer to show it. */
const TOO_FAR = 0.25;

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
  network.moveTo({ position: { x, y }, scale: Math.min(Math.max(scale, FARTHEST), NEAREST) });
}

export const cameraMoved = () => !untouched;

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
  look((left + right) / 2, (top + bottom) / 2, Math.max(scale, FARTHEST), moving);
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
  // A small picture fits beside the panel as a whole.
  if (untouched && network.getScale() > 0.6) return fit();
  if (!found.length) return undefined;
  const free = clearing();
  const { scale, left, top } = camera();
  const seen = found.every(({ x, y, size }) => {
    const across = x * scale + left;
    const down = y * scale + top;
    const room = size * scale + 12;
    return across - room > free.left && across + room < free.right && down - room > free.top && down + room < free.bottom;
  });
  if (seen && scale > TOO_FAR) return undefined;
  const x = found.reduce((sum, spot) => sum + spot.x, 0) / found.length;
  const y = found.reduce((sum, spot) => sum + spot.y, 0) / found.length;
  return look(x, y, Math.max(scale, 0.9), true);
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  const { x, y } = network.getViewPosition();
  const scale = Math.min(Math.max(network.getScale() * factor, FARTHEST), NEAREST);
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
