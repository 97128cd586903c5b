/** Fields of cells, each with its name, its count and its entries. */
import { fitted, heading, widthOf, wrapped } from "./measure.js";
import { drawMembers } from "./members.js";
import { isRest, together } from "./groups.js";
import { treemap } from "./treemap.js";
import { number } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("./treemap.js").Box} Box */
/** @typedef {import("./groups.js").Cell} Cell */
/** @typedef {import("./groups.js").Field} Field */
/** @typedef {import("./scene.js").Scene} Scene */

const [BETWEEN_FIELDS, BETWEEN_CELLS, WITHIN] = [8, 4, 6];
const [FIELD_HEAD, PAD] = [27, 8];
const [FIELD_NAME, HEAD] = [14, 12.5];
/** What a cell weighs besides its entries: room for its heading. */
const BASE = 8;
/** The share of the picture that a field has at least, where there are few. */
const LEAST_SHARE = 0.03;
const COLOURS = 8;
/** Room that a cell needs for its name and something below it. */
const LEAST_CELL = { w: 78, h: 42 };
/** What is closed lies in a strip so high where it would be so narrow. */
const [STRIP, NARROW_STRIP] = [28, 84];
/** Between two lines in it, and the height from which it has several. */
const [LINE, LOW] = [14, 46];
/** The name of a part of what is closed, and where the first stands. */
const [PART, PART_HEAD] = [{ w: 88, h: 17 }, 27];
/** A heading that is too long is tried so much smaller. */
const SMALLER = 0.86;
/** A closed cell is no larger than one with so many entries. */
const CLOSED = 24;

/**
 * @param {Scene} scene
 * @param {import("./groups.js").Gathered} all
 * @param {boolean} upright whether the screen is higher than wide
 */
export function drawCells(scene, { fields }, upright) {
  const whole = { x: 0, y: 0, w: scene.width + BETWEEN_FIELDS, h: scene.height + BETWEEN_FIELDS };
  const all = fields.reduce((sum, field) => sum + fieldWeight(field), 0);
  // However small beside the others, a field has room for its name.
  const least = Math.min(LEAST_SHARE, 0.5 / fields.length) * all;
  const weighed = byWeight(fields, (field) => Math.max(least, fieldWeight(field)));
  const boxes = treemap(weighed.map(({ weight }) => weight), whole, upright ? 0.62 : 1.25);
  paintApart(weighed.map(({ one }) => one), boxes);
  weighed.forEach(({ one: field }, at) => {
    const box = inset(boxes[at], BETWEEN_FIELDS);
    const [first, second] = field.cells;
    if (!second) drawCell(scene, !first.small && (isRest(first) || first.key === field.key) ? { ...first, label: field.label } : first, box, field.colour, true);
    else drawField(scene, field, box);
  });
}

/** @param {Field} field */
const fieldWeight = (field) => field.cells.reduce((sum, cell) => sum + weightOf(cell), 0);

/** Room for a heading and the entries; what is closed needs little. @param {Cell} cell */
const weightOf = (cell) => (cell.small ? Math.min(cell.members.length, CLOSED) : cell.members.length) + BASE;

/**
 * The heaviest first, and last what is put together or has no group, unless it would need a large place there.
 * @template {Cell | Field} T
 * @param {T[]} some
 * @param {(one: T) => number} weightOf
 */
function byWeight(some, weightOf) {
  const weighed = some.map((one) => ({ one, weight: weightOf(one) })).sort((a, b) => b.weight - a.weight);
  const least = weighed.reduce((known, { one, weight }) => (isRest(one) ? known : Math.min(known, weight)), Infinity);
  const late = weighed.filter(({ one, weight }) => isRest(one) && weight <= 2 * least);
  return [...weighed.filter((one) => !late.includes(one)), ...late];
}

/**
 * Fields that touch have other colours.
 * @param {Field[]} fields
 * @param {Box[]} boxes
 */
function paintApart(fields, boxes) {
  fields.forEach((field, at) => {
    const near = new Set(fields.slice(0, at).filter((_, other) => touch(boxes[at], boxes[other])).map(({ colour }) => colour));
    const free = Array.from({ length: COLOURS }, (_, step) => ((at + step) % COLOURS) + 1).find((colour) => !near.has(colour));
    field.colour = free ?? (at % COLOURS) + 1;
  });
}

/** @param {Box} one @param {Box} other */
const touch = (one, other) => one.x <= other.x + other.w + 1 && other.x <= one.x + one.w + 1 && one.y <= other.y + other.h + 1 && other.y <= one.y + one.h + 1;

/** @param {Box} box @param {number} gap */
const inset = ({ x, y, w, h }, gap) => ({ x, y, w: w - gap, h: h - gap });

/** @param {Scene} scene @param {Field} field @param {Box} box */
function drawField(scene, field, box) {
  const ref = scene.target({ group: field, ...box });
  scene.rect(box, 12, `ground-${field.colour}`, ref);
  const head = drawHeading(scene, field.label, field.count, { x: box.x + 12, y: box.y + 19, w: box.w - 24, h: box.h / 3 }, FIELD_NAME, `name-${field.colour} strong`, `name-${field.colour}`, ref);
  const top = FIELD_HEAD + head;
  const room = { x: box.x + WITHIN, y: box.y + top, w: box.w - 2 * WITHIN + BETWEEN_CELLS, h: box.h - top - WITHIN + BETWEEN_CELLS };
  const cells = placed(field.cells, room);
  if (!cells) drawMembers(scene, field.cells.flatMap(({ members }) => members), { ...room, x: room.x + WITHIN, w: room.w - BETWEEN_CELLS - 2 * WITHIN }, field.colour);
  else for (const { cell, box: place } of cells) drawCell(scene, cell, inset(place, BETWEEN_CELLS), field.colour, false);
}

/**
 * The cells of a field in its room. One that would be too small for its name is put to the smaller ones;
 * where these would stand in a narrow strip, they lie below the others. Null where there is no room for two.
 * @param {Cell[]} cells
 * @param {Box} room
 * @returns {{cell: Cell, box: Box}[] | null}
 */
function placed(cells, room) {
  const weighed = byWeight(cells, weightOf);
  const boxes = treemap(weighed.map(({ weight }) => weight), room, 1.75);
  const found = weighed.map(({ one: cell }, at) => ({ cell, box: boxes[at] }));
  const open = weighed.map(({ one }) => one).filter((cell) => !cell.small);
  const cramped = found.some(({ cell, box }) => !cell.small && (box.w < LEAST_CELL.w || box.h < LEAST_CELL.h));
  if (cramped && open.length > 2) {
    const least = open.slice(open.length < cells.length ? -1 : -2);
    return placed(together(cells, (cell) => cell.small > 0 || least.includes(cell)), room);
  }
  const strip = found.find(({ cell, box }) => cell.small && (box.w < NARROW_STRIP || box.h < STRIP));
  if (strip && room.h >= 3 * STRIP) {
    const others = placed(cells.filter((cell) => cell !== strip.cell), { ...room, h: room.h - STRIP });
    return others && [...others, { cell: strip.cell, box: { ...room, y: room.y + room.h - STRIP, h: STRIP } }];
  }
  return cramped ? null : found;
}

/**
 * @param {Scene} scene
 * @param {Cell} cell
 * @param {Box} box
 * @param {number} colour
 * @param {boolean} alone whether it is a field of its own
 */
function drawCell(scene, cell, box, colour, alone) {
  const ref = scene.target({ group: cell, ...box });
  if (cell.small) return drawClosed(scene, cell, box, colour, ref);
  scene.rect(box, alone ? 12 : 8, alone ? `ground-${colour}` : "cell", ref);
  const looks = alone ? [`name-${colour} strong`, `name-${colour}`] : ["strong", "muted"];
  const head = drawHeading(scene, cell.label, cell.members.length, { x: box.x + PAD, y: box.y + 17, w: box.w - 2 * PAD, h: box.h - 17 }, HEAD, looks[0], looks[1], ref);
  const top = box.y + 24 + head;
  return drawMembers(scene, cell.members, { x: box.x + PAD, y: top, w: box.w - 2 * PAD, h: box.y + box.h - 6 - top }, colour);
}

/**
 * A name with its count after it, in one or two lines.
 * @param {Scene} scene
 * @param {string} label
 * @param {number} count
 * @param {Box} room from the foot of its first line on; a second needs room for itself and something below
 * @param {number} size
 * @param {string} look
 * @param {string} beside the look of the count
 * @param {number} ref
 * @returns {number} how much higher it is than one line
 */
function drawHeading(scene, label, count, { x, y, w, h }, size, look, beside, ref) {
  const most = h > 2 * size ? 2 : 1;
  const sizes = [size, size * SMALLER].map((size) => ({ size, ...heading(visible(label), number(count), w, size, most) }));
  // A long name is rather smaller than cut.
  const { size: taken, lines, counted } = sizes.find(({ lines }) => !lines.some((line) => line.endsWith("…"))) ?? sizes[0];
  const last = lines.length - 1;
  lines.forEach((line, at) => scene.text(x, y + (taken + 2.5) * at, line, taken, look, ref, at === last && counted ? [{ text: number(count), size: taken - 1.5, look: beside }] : []));
  return (taken + 2.5) * last;
}

/**
 * What is closed by the names of its parts, as many as there is room for: each opens by itself.
 * @param {Scene} scene
 * @param {Cell} cell
 * @param {Box} box
 * @param {number} colour
 * @param {number} ref
 * @returns {boolean} whether there is room for two
 */
function drawParts(scene, cell, box, colour, ref) {
  const parts = (cell.parts ?? []).filter((part) => !isRest(part));
  const columns = Math.floor((box.w - 2 * PAD) / PART.w);
  const rows = Math.floor((box.h - PART_HEAD - PAD) / PART.h);
  if (columns < 1 || rows * columns < 2 || parts.length < 2) return false;
  const count = `+${number(cell.members.length)}`;
  scene.text(box.x + PAD + 2, box.y + 17, fitted(visible(cell.label), box.w - 3 * PAD - widthOf(count, 11.5), 12, true), 12, `strong name-${colour}`, ref, [{ text: count, size: 11.5, look: `name-${colour}` }]);
  const each = (box.w - 2 * PAD) / columns;
  const high = Math.ceil(Math.min(parts.length, rows * columns) / columns);
  parts.slice(0, high * columns).forEach((part, at) => {
    const place = { x: box.x + PAD + 2 + Math.floor(at / high) * each, y: box.y + PART_HEAD + (at % high) * PART.h, w: each - 8, h: PART.h };
    const size = number(part.members.length);
    const name = fitted(visible(part.label), place.w - widthOf(size, 11) - 6, 11.5);
    scene.text(place.x, place.y + 11, name, 11.5, "", scene.target({ group: part, ...place }), [{ text: size, size: 11, look: "muted" }]);
  });
  return true;
}

/** Several that are not opened here, with their count. @param {Scene} scene @param {Cell} cell @param {Box} box @param {number} colour @param {number} ref */
function drawClosed(scene, cell, box, colour, ref) {
  scene.rect(box, 8, `closed closed-${colour}`, ref);
  const label = visible(cell.label);
  const count = `+${number(cell.members.length)}`;
  if (drawParts(scene, cell, box, colour, ref)) return undefined;
  const put = (/** @type {string[]} */ lines) => lines.forEach((line, at) => scene.text(box.x + box.w / 2, box.y + box.h / 2 + 4 + LINE * (at - (lines.length - 1) / 2), line, 12, `middle name-${colour}`, ref));
  const both = `${label} ${count}`;
  if (box.h < LOW) return put([widthOf(both, 12) <= box.w - 10 ? both : count]);
  const lines = wrapped(label, box.w - 10, 12, Math.min(3, Math.floor((box.h - 8) / LINE) - 1));
  // Of a name that has no room nothing is said rather than half of it.
  const whole = lines.join("").replace(/\s/g, "") === label.replace(/\s/g, "");
  return put(whole ? [...lines, count] : [count]);
}
