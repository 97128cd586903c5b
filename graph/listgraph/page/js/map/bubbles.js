/** Groups that are closed: a circle for each, as large as what it holds, in the field that it belongs to. */
import { beginning, fitted, widthOf, wrapped } from "./measure.js";
import { isRest } from "./groups.js";
import { treemap } from "./treemap.js";
import { number } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("./treemap.js").Box} Box */
/** @typedef {import("./groups.js").Cell} Cell */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./groups.js").Field} Field */
/** @typedef {Cell & {colour?: number}} Tinted a cell with the colour of the field that it is */
/** @typedef {{cell: Tinted, x: number, y: number, r: number}} Bubble */

const [GAP, HEAD, PAD, APART, TRIES] = [10, 34, 8, 5, 9];
/** The radius of a bubble that holds nothing; fields with a name of their own; how unlike their scales may be. */
const [LEAST, FIELDS, UNEQUAL] = [20, 7, 1.3];
/** A field is open where its second bubble holds more than this share of it, and it more than that of all. */
const TELLING = 0.05;
/** What stands together for many small groups says little: it takes no more room than so many entries. */
const CLOSED = 400;
/** Ways to stand beside a bubble. Six decimals are the same from every mathematics library. */
const DIRECTIONS = Array.from({ length: 36 }, (_, step) => [Math.cos, Math.sin].map((part) => Number(part((Math.PI * step) / 18).toFixed(6))));

/** @param {Scene} scene @param {import("./groups.js").Gathered} all */
export function drawBubbles(scene, all) {
  const fields = inFields(all.fields);
  const boxes = treemap(fields.map(areaOf), { x: 0, y: 0, w: scene.width + GAP, h: scene.height + GAP }, 1.3);
  const room = boxes.map(({ x, y, w, h }) => ({ x, y, w: w - GAP, h: h - GAP }));
  const packed = largest(fields.map(({ cells }) => cells.slice().sort((a, b) => sizeOf(b) - sizeOf(a))), room);
  fields.forEach((field, at) => {
    const box = room[at];
    const ref = field.label ? scene.target({ group: field, ...box }) : -1;
    if (field.label) scene.rect(box, 14, `ground-${field.colour}`, ref);
    for (const bubble of packed[at]) drawBubble(scene, bubble, field.colour);
    if (!field.label) return;
    const count = number(field.count);
    const name = fitted(visible(field.label), box.w - 34 - widthOf(count, 12), 14, true);
    scene.text(box.x + 14, box.y + 22, name, 14, `name-${field.colour} strong`, ref, [{ text: count, size: 12, look: `name-${field.colour}` }]);
  });
}

/** How much a bubble is as large as: one that is closed is not larger than a few. @param {Cell} cell */
const sizeOf = (cell) => (cell.small ? Math.min(cell.members.length, CLOSED) : cell.members.length);

/** Room that the bubbles of a field need: that of their circles, and something about each. @param {Field} field */
const areaOf = (field) => field.cells.reduce((sum, cell) => sum + (Math.sqrt(sizeOf(cell)) + 16) ** 2, 0);

/** Whether a field has parts that are worth a bubble each. @param {Field} field @param {number} whole how many there are in all */
const isTelling = ({ cells, count }, whole) => cells.length > 1 && cells[1].members.length > count * TELLING && count > whole * TELLING;

/**
 * The fields that have several bubbles, the largest first, and last one without a name for the others.
 * @param {Field[]} fields
 * @returns {Field[]}
 */
function inFields(fields) {
  const whole = fields.reduce((sum, { count }) => sum + count, 0);
  const several = fields.filter((field) => !isRest(field) && isTelling(field, whole)).slice(0, FIELDS);
  const others = fields.filter((field) => !several.includes(field));
  const byArea = (/** @type {Field[]} */ some) => some.sort((a, b) => areaOf(b) - areaOf(a));
  if (!others.length) return byArea(several);
  const cells = others.flatMap((field) => (field.cells.length > 1 && !isRest(field) ? { ...field, members: field.cells.flatMap((cell) => cell.members), small: 0 } : field.cells.map((cell) => ({ ...cell, colour: field.colour })))).sort((a, b) => sizeOf(b) - sizeOf(a));
  const rest = { ...others[0], label: "", keys: [], filed: [], cells, count: cells.reduce((sum, cell) => sum + cell.members.length, 0), colour: several.length ? 8 : 1 };
  return byArea([...several, rest]);
}

/**
 * The bubbles of each field as large as its room allows, but none much larger for its count than elsewhere.
 * @param {Cell[][]} all
 * @param {Box[]} room
 */
function largest(all, room) {
  const scales = all.map((cells, at) => scaleFor(cells, room[at]));
  const counts = all.map((cells) => cells.reduce((sum, cell) => sum + cell.members.length, 0));
  const usual = scales[counts.indexOf(Math.max(...counts))] * UNEQUAL;
  return all.map((cells, at) => packedIn(cells, room[at], Math.min(scales[at], usual)) ?? packedIn(cells, room[at], scales[at]) ?? squeezed(cells, room[at]));
}

/** The greatest scale at which a field has room for its bubbles. @param {Cell[]} cells @param {Box} box */
function scaleFor(cells, box) {
  let [low, high] = [0, 4];
  for (let step = 0; step < TRIES; step += 1) {
    const middle = (low + high) / 2;
    if (packedIn(cells, box, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** As large as there is room for, all alike. @param {Cell[]} cells @param {Box} box @returns {Bubble[]} */
function squeezed(cells, box) {
  for (let least = LEAST; least > 0.5; least *= 0.8) {
    const found = packedIn(cells, box, 0, least);
    if (found) return found;
  }
  return [];
}

/** @param {Cell[]} cells @param {Box} box @param {number} scale @param {number} [least] radius @returns {Bubble[] | null} */
function packedIn(cells, box, scale, least = LEAST) {
  const free = { left: box.x + PAD, right: box.x + box.w - PAD, top: box.y + HEAD, bottom: box.y + box.h - PAD };
  const middle = { x: (free.left + free.right) / 2, y: (free.top + free.bottom) / 2 };
  const flat = Math.min(2, Math.max(0.5, box.w / Math.max(box.h - HEAD, 1)));
  /** @type {Bubble[]} */
  const found = [];
  for (const cell of cells) {
    const r = least + scale * Math.sqrt(sizeOf(cell));
    /** @type {{x: number, y: number} | null} */
    let best = null;
    let distance = Infinity;
    const offer = (/** @type {number} */ x, /** @type {number} */ y) => {
      const far = ((x - middle.x) / flat) ** 2 + (y - middle.y) ** 2;
      if (far >= distance - 0.01 || x - r < free.left || x + r > free.right || y - r < free.top || y + r > free.bottom) return;
      if (found.some((other) => (other.x - x) ** 2 + (other.y - y) ** 2 < (other.r + r + APART - 0.1) ** 2)) return;
      [best, distance] = [{ x, y }, far];
    };
    if (!found.length) offer(middle.x, middle.y);
    for (const other of found) for (const [dx, dy] of DIRECTIONS) offer(other.x + dx * (other.r + r + APART), other.y + dy * (other.r + r + APART));
    for (const x of [free.left + r, free.right - r]) for (const y of [free.top + r, free.bottom - r]) offer(x, y);
    if (!best) return null;
    found.push({ cell, .../** @type {{x: number, y: number}} */ (best), r });
  }
  return found;
}

/** @param {Scene} scene @param {Bubble} bubble @param {number} ground the colour of its field */
function drawBubble(scene, { cell, x, y, r }, ground) {
  const colour = cell.colour ?? ground;
  const ref = scene.target({ group: cell, x: x - r, y: y - r, w: 2 * r, h: 2 * r });
  scene.circle(x, y, r, cell.small ? `closed closed-${colour}` : `bubble closed-${colour}${cell.colour ? ` ground-${colour}` : ""}`, ref);
  let size = r > 56 ? 15 : r > 38 ? 13 : 12;
  let lines = wrapped(visible(cell.label), 1.66 * r, size, 3, true);
  for (; size > 9.5 && (!lines.length || lines.join("").includes("…") || lines.length * size * 1.18 + 13 > 1.75 * r); size -= 0.5) lines = wrapped(visible(cell.label), 1.66 * r, size - 0.5, 3, true);
  if (!lines.length) lines = [beginning(visible(cell.label), 1.7 * r, size)];
  const height = size * 1.18;
  const top = y - (lines.length * height + 13) / 2 + size * 0.95;
  if (r > 16) lines.forEach((line, at) => scene.text(x, top + at * height, line, size, `middle strong ${cell.small ? `name-${colour}` : ""}`, ref));
  if (r > 12) scene.text(x, r > 16 ? top + lines.length * height + 1 : y + 4, `${cell.small ? "+" : ""}${number(cell.members.length)}`, r > 52 ? 12.5 : 11, `middle ${cell.small ? `name-${colour}` : "muted"}`, ref);
}
