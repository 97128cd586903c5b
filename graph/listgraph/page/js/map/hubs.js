/** Models as hubs: a circle with its name, maker and year, and below it a rail with a row for each article. */
import { facts } from "./words.js";
import { drawLines } from "./hublines.js";
import { fitted, widthOf } from "./measure.js";
import { titleOf } from "./scene.js";
import { number, say } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./groups.js").Cell} Cell */
/** @typedef {import("./groups.js").Field} Field */
/** @typedef {{node: number, x: number, y: number, r: number, room: number, name: number, colour: number}} Hub */
/** @typedef {{cell: Cell, span: number, shown: number[], rows: number, height: number}} Block */
/** @typedef {{field: Field, blocks: Block[], columns: number, height: number}} Part */

const [GAP, COLUMN, ROW, HEAD, FOOT] = [10, 186, 18.5, 34, 12];
/** A hub with more articles is two columns wide, and shows so many. */
const [WIDE, SHOWN] = [8, 12];

/** @param {Scene} scene @param {import("./groups.js").Gathered} all */
export function drawHubs(scene, { fields }) {
  const columns = Math.max(1, Math.floor((scene.width + GAP) / (COLUMN + 14)));
  const rows = bestRows(fields, columns, scene.height);
  /** @type {Hub[]} */
  const hubs = [];
  let y = 0;
  for (const row of rows) {
    const height = Math.max(...row.map((part) => part.height));
    const taken = row.reduce((sum, part) => sum + part.columns, 0);
    let x = 0;
    for (const part of row) {
      const width = ((scene.width - GAP * (row.length - 1)) * part.columns) / taken;
      hubs.push(...drawPart(scene, part, { x, y, w: width, h: height }));
      x += width + GAP;
    }
    y += height + GAP;
  }
  scene.height = y - GAP;
  drawLines(scene, hubs);
}

/**
 * The fields in rows, each as many columns wide as make all of them least high.
 * @param {Field[]} fields
 * @param {number} columns
 * @param {number} wanted height
 */
function bestRows(fields, columns, wanted) {
  /** @type {{rows: Part[][], cost: number} | null} */
  let best = null;
  for (let limit = 110; limit <= 900; limit += 30) {
    const rows = inRows(fields.map((field) => partOf(field, columns, limit)), columns);
    const height = rows.reduce((sum, row) => sum + Math.max(...row.map((part) => part.height)) + GAP, 0);
    const cost = Math.max(height, wanted) + (rows.at(-1) ?? []).reduce((sum, part) => sum - part.columns, columns) * 4;
    if (!best || cost < best.cost) best = { rows, cost };
  }
  return best?.rows ?? [];
}

/** @param {Part[]} parts @param {number} columns */
function inRows(parts, columns) {
  /** @type {Part[][]} */
  const rows = [];
  /** @type {number[]} */
  const free = [];
  for (const part of parts) {
    let at = free.findIndex((left) => left >= part.columns);
    if (at < 0) [at] = [rows.push([]) - 1, free.push(columns)];
    rows[at].push(part);
    free[at] -= part.columns;
  }
  return rows;
}

/** A field in as few columns as keep it no higher than that. @param {Field} field @param {number} most @param {number} limit @returns {Part} */
function partOf(field, most, limit) {
  for (let columns = Math.min(most, Math.max(1, ...field.cells.map((cell) => spanOf(cell, most)))); ; columns += 1) {
    const blocks = field.cells.map((cell) => blockOf(cell, columns));
    const height = HEAD + Math.max(...flow(blocks, columns).map(({ y, block }) => y + block.height)) + 4;
    if (height <= limit || columns >= most) return { field, blocks, columns, height };
  }
}

/** @param {Cell} cell @param {number} columns */
const spanOf = (cell, columns) => (cell.members.length > WIDE && columns > 1 ? 2 : 1);

/** @param {Cell} cell @param {number} columns @returns {Block} */
function blockOf(cell, columns) {
  const span = spanOf(cell, columns);
  const shown = cell.members.slice(0, cell.members.length > SHOWN + 1 ? SHOWN : SHOWN + 1);
  const rows = Math.ceil(shown.length / span);
  const more = cell.members.length > shown.length ? 1 : 0;
  return { cell, span, shown, rows, height: (cell.node === null ? 24 : 43) + ROW * (rows + more) + FOOT };
}

/** Each block in the column that ends first. @param {Block[]} blocks @param {number} columns */
function flow(blocks, columns) {
  const ends = new Array(columns).fill(0);
  return blocks.map((block) => {
    let best = 0;
    const endOf = (/** @type {number} */ at) => Math.max(...ends.slice(at, at + block.span));
    for (let at = 0; at + block.span <= columns; at += 1) if (endOf(at) < endOf(best)) best = at;
    const y = endOf(best);
    for (let at = best; at < best + block.span; at += 1) ends[at] = y + block.height;
    return { block, column: best, y };
  });
}

/** @param {Scene} scene @param {Part} part @param {import("./treemap.js").Box} box */
function drawPart(scene, { field, blocks, columns }, box) {
  const ref = scene.target({ group: field, ...box, h: 26 });
  scene.rect(box, 14, `ground-${field.colour}`, ref);
  const models = field.cells.filter((cell) => cell.node !== null).length;
  const count = models > 1 ? say("modelsAndEntries", { number: number(models), count: number(field.count) }) : number(field.count);
  const name = fitted(visible(field.label), box.w - 40 - widthOf(count, 11.5), 13.5, true) || fitted(visible(field.label), box.w - 24, 13.5, true);
  const fits = widthOf(name, 13.5, true) + widthOf(count, 11.5) + 30 < box.w;
  scene.text(box.x + 14, box.y + 21, name, 13.5, `name-${field.colour} strong`, ref, fits ? [{ text: count, size: 11.5, look: `name-${field.colour}` }] : []);
  const width = (box.w - 16) / columns;
  return flow(blocks, columns).flatMap(({ block, column, y }) => drawBlock(scene, block, { x: box.x + 10 + column * width, y: box.y + HEAD + y, w: width * block.span, h: block.height }, field.colour));
}

/** @param {Scene} scene @param {Block} block @param {import("./treemap.js").Box} box @param {number} colour @returns {Hub[]} */
function drawBlock(scene, { cell, span, shown, rows }, box, colour) {
  const hub = cell.node === null ? null : drawHub(scene, cell, box, colour, span);
  const left = hub ? hub.x : box.x + 10;
  if (!hub) scene.text(box.x + 4, box.y + 12, fitted(visible(cell.label), box.w - 12, 11.5), 11.5, "muted", scene.target({ group: cell, x: box.x, y: box.y, w: box.w, h: 18 }));
  const top = hub ? hub.y + 35 + (span > 1 ? 5 : 0) : box.y + 28;
  const width = (box.w - 6) / span;
  shown.forEach((node, at) => {
    const [column, row] = [Math.floor(at / rows), at % rows];
    const [x, y] = [left + column * width, top + row * ROW];
    const start = row ? y - ROW + 3 : column || !hub ? y : hub.y + hub.r;
    if (y - 3 > start) scene.path(`M${x} ${start}V${y - 3}`, `rail name-${colour}`);
    const target = scene.target({ node, x: x - 5, y: y - 9, w: width - (left - box.x) + 5, h: ROW });
    scene.circle(x, y, 3, "entry", target);
    scene.text(x + 9, y + 4, fitted(titleOf(node), width - (left - box.x) - 12, 12.5), 12.5, "", target);
    scene.drawn += 1;
    scene.named += 1;
  });
  const over = cell.members.length - shown.length;
  if (over) {
    const text = say("moreEntries", { count: number(over) });
    const chip = { x: left - 4, y: top + rows * ROW - 8, w: widthOf(text, 11.5) + 18, h: 18 };
    const target = scene.target({ group: cell, ...chip });
    scene.rect(chip, 9, `closed closed-${colour}`, target);
    scene.text(chip.x + 9, chip.y + 13, text, 11.5, `name-${colour}`, target);
  }
  return hub ? [hub] : [];
}

/** @param {Scene} scene @param {Cell} cell @param {import("./treemap.js").Box} box @param {number} colour @param {number} span @returns {Hub} */
function drawHub(scene, cell, box, colour, span) {
  const node = /** @type {number} */ (cell.node);
  const r = Math.min(21, 4.2 + 3.7 * Math.sqrt(cell.members.length));
  const [x, y] = [box.x + 13 + (span > 1 ? 9 : 0), box.y + 17 + (span > 1 ? 2 : 0)];
  const size = span > 1 ? 19 : 13.5;
  const ref = scene.target({ node, x: x - r, y: y - 17, w: box.w - 8, h: 34 });
  scene.circle(x, y, r, "hub", ref);
  const left = x + r + 7;
  const room = box.x + box.w - left - 6;
  const name = fitted(titleOf(node), room, size, true) || fitted(titleOf(node), room, 11.5);
  scene.text(left, y + 1, name, size, "strong halo", ref);
  return { node, x, y, r, room, name: widthOf(name, size, true), colour };
}

/** Maker and year of a model. @param {number} node */
export const caption = (node) => facts(node).join(" · ");
