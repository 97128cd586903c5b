/** Groups that are closed: a circle for each, as large as what it holds, in the field that it belongs to. */
import { fitted, widthOf, wrapped } from "./measure.js";
import { treemap } from "./treemap.js";
import { number } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("./treemap.js").Box} Box */
/** @typedef {import("./groups.js").Cell} Cell */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{cell: Cell, x: number, y: number, r: number}} Bubble */

const [GAP, HEAD, PAD, APART, ANGLES] = [10, 34, 8, 5, 48];
const LEAST = 13;

/** @param {Scene} scene @param {import("./groups.js").Gathered} all */
export function drawBubbles(scene, { fields }) {
  const boxes = treemap(fields.map((field) => field.count + 0.012 * scene.width * field.cells.length), { x: 0, y: 0, w: scene.width + GAP, h: scene.height + GAP }, 1.3);
  const room = boxes.map(({ x, y, w, h }) => ({ x, y, w: w - GAP, h: h - GAP }));
  const packed = largest(fields.map((field) => field.cells), room);
  fields.forEach((field, at) => {
    const box = room[at];
    const ref = scene.target({ group: field, ...box });
    scene.rect(box, 14, `ground-${field.colour}`, ref);
    const count = number(field.count);
    const name = fitted(visible(field.label), box.w - 34 - widthOf(count, 12), 14, true);
    scene.text(box.x + 14, box.y + 22, name, 14, `name-${field.colour} strong`, ref);
    scene.text(box.x + 21 + widthOf(name, 14, true), box.y + 22, count, 12, `name-${field.colour}`, ref);
    for (const bubble of packed[at]) drawBubble(scene, bubble, field.colour);
  });
}

/**
 * All bubbles at the greatest scale at which each field has room for its own.
 * @param {Cell[][]} all
 * @param {Box[]} room
 */
function largest(all, room) {
  for (let scale = 3; scale > 0.02; scale *= 0.93) {
    const packed = all.map((cells, at) => packedIn(cells, room[at], scale));
    if (packed.every(Boolean)) return /** @type {Bubble[][]} */ (packed);
  }
  return all.map(() => []);
}

/** @param {Cell[]} cells @param {Box} box @param {number} scale @returns {Bubble[] | null} */
function packedIn(cells, box, scale) {
  const free = { left: box.x + PAD, right: box.x + box.w - PAD, top: box.y + HEAD, bottom: box.y + box.h - PAD };
  const middle = { x: (free.left + free.right) / 2, y: (free.top + free.bottom) / 2 };
  const flat = Math.min(2, Math.max(0.5, box.w / Math.max(box.h - HEAD, 1)));
  /** @type {Bubble[]} */
  const found = [];
  for (const cell of cells) {
    const r = LEAST * Math.min(1, scale) + scale * Math.sqrt(cell.members.length);
    const fits = (/** @type {{x: number, y: number}} */ { x, y }) => x - r >= free.left && x + r <= free.right && y - r >= free.top && y + r <= free.bottom && found.every((other) => Math.hypot(other.x - x, other.y - y) >= other.r + r + APART - 0.1);
    const far = (/** @type {{x: number, y: number}} */ { x, y }) => ((x - middle.x) / flat) ** 2 + (y - middle.y) ** 2;
    const corners = [{ x: free.left + r, y: free.top + r }, { x: free.right - r, y: free.top + r }, { x: free.left + r, y: free.bottom - r }, { x: free.right - r, y: free.bottom - r }];
    const around = found.flatMap((other) => Array.from({ length: ANGLES }, (_, step) => {
      const [angle, distance] = [(2 * Math.PI * step) / ANGLES, other.r + r + APART];
      return { x: other.x + Number(Math.cos(angle).toFixed(6)) * distance, y: other.y + Number(Math.sin(angle).toFixed(6)) * distance };
    }));
    const places = (found.length ? [...around, ...corners] : [middle, ...corners]).filter(fits);
    if (!places.length) return null;
    const best = places.reduce((one, other) => (far(other) < far(one) - 0.01 ? other : one));
    found.push({ cell, ...best, r });
  }
  return found;
}

/** @param {Scene} scene @param {Bubble} bubble @param {number} colour */
function drawBubble(scene, { cell, x, y, r }, colour) {
  const ref = scene.target({ group: cell, x: x - r, y: y - r, w: 2 * r, h: 2 * r });
  scene.circle(x, y, r, cell.small ? `closed closed-${colour}` : `bubble closed-${colour}`, ref);
  let size = r > 56 ? 15 : r > 38 ? 13 : 12;
  let lines = wrapped(visible(cell.label), 1.66 * r, size, 3, true);
  for (; size > 10.5 && (lines.join("").includes("…") || lines.length * size * 1.18 + 13 > 1.75 * r); size -= 0.5) lines = wrapped(visible(cell.label), 1.66 * r, size - 0.5, 3, true);
  const height = size * 1.18;
  const top = y - (lines.length * height + 13) / 2 + size * 0.95;
  if (r > 16) lines.forEach((line, at) => scene.text(x, top + at * height, line, size, `middle strong ${cell.small ? `name-${colour}` : ""}`, ref));
  if (r > 12) scene.text(x, r > 16 ? top + lines.length * height + 1 : y + 4, `${cell.small ? "+" : ""}${number(cell.members.length)}`, r > 52 ? 12.5 : 11, `middle ${cell.small ? `name-${colour}` : "muted"}`, ref);
}
