/** Picking with Shift: a click on a thing, or a line drawn around several. */
import { drawn } from "../ground/dom.js";
import { addPicked, togglePicked } from "../data/picks.js";

/** @typedef {[number, number]} Point in pixels of the window */

/** What is pressed is drawn with rather than clicked from so many pixels on. */
const MOVED = 4;

const line = drawn("path");
const drawing = drawn("svg", { id: "lasso", "aria-hidden": "true" }, line);

/**
 * Let things be picked on a picture.
 * @param {HTMLElement} ground
 * @param {(point: Point) => number[]} nodesAt
 * @param {(holds: (point: Point) => boolean) => number[]} nodesWithin
 */
export function pickOn(ground, nodesAt, nodesWithin) {
  /** @type {Point[]} */
  let way = [];
  const end = () => {
    way = [];
    drawing.remove();
  };
  ground.addEventListener("pointerdown", (event) => {
    if (!event.shiftKey || event.button !== 0) return;
    // Neither the map nor the network moves under the line.
    event.stopPropagation();
    event.preventDefault();
    ground.focus({ preventScroll: true });
    ground.setPointerCapture(event.pointerId);
    way = [[event.clientX, event.clientY]];
  }, { capture: true });
  ground.addEventListener("pointermove", (event) => {
    if (!way.length) return;
    event.stopPropagation();
    const [x, y] = way[way.length - 1];
    if (Math.hypot(event.clientX - x, event.clientY - y) < MOVED) return;
    way.push([event.clientX, event.clientY]);
    line.setAttribute("d", `M${way.map((point) => point.join(" ")).join("L")}Z`);
    document.body.append(drawing);
  }, { capture: true });
  ground.addEventListener("pointerup", () => {
    if (!way.length) return;
    const around = way;
    end();
    if (around.length === 1) togglePicked(nodesAt(around[0]));
    else addPicked(nodesWithin((point) => isWithin(point, around)));
  });
  ground.addEventListener("pointercancel", end);
}

/**
 * Whether a point lies within a line that ends where it began.
 * @param {Point} point
 * @param {Point[]} around
 */
function isWithin([x, y], around) {
  let within = false;
  around.forEach(([x1, y1], at) => {
    const [x2, y2] = around[(at + around.length - 1) % around.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
  });
  return within;
}
