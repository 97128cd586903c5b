/** The entries of a cell: all by name where there is room, or else some, and a dot for every other. */
import { beginning, fitted, wrapped } from "./measure.js";
import { titleOf } from "./scene.js";
import { firstWords } from "./words.js";
import { isNew } from "../data/facets.js";
import { idOf } from "../data/graph.js";
import { markOf } from "../data/mine.js";

/** @typedef {import("./treemap.js").Box} Box */
/** @typedef {import("./scene.js").Scene} Scene */

/** Heights of a row, widths of a column, distance of dots, size of a name. */
const [ROW, COLUMN, NARROWEST, DOT, NAME] = [15.2, 104, 60, 6.4, 11.5];
/** A row of two lines, and the width that its words need; between its lines. */
const [TALL, WORDS, LINE] = [28, 130, 13];
/** What a row is never higher, and a column never wider than. */
const [ROOMY, ROOMY_TALL, WIDEST] = [20, 38, 300];
/** Between two columns. */
const GAP = 6;

/**
 * Names in columns: all, each with a second line where they have room; or as many as leave every other its dot.
 * @param {Scene} scene
 * @param {number[]} members
 * @param {Box} room
 * @param {number} colour
 */
export function drawMembers(scene, members, room, colour) {
  if (room.h < DOT) return;
  const sorted = namedFirst(members);
  const tall = gridFor(members.length, room, WORDS, TALL);
  const grid = tall ?? gridFor(members.length, room, COLUMN, ROW);
  if (!grid) return drawSome(scene, sorted, room, colour);
  const pitch = Math.min(grid.pitch, tall ? ROOMY_TALL : ROOMY);
  const width = (room.w + GAP) / grid.columns;
  sorted.forEach((node, at) => {
    const [x, y] = [room.x + Math.floor(at / grid.rows) * width, room.y + (at % grid.rows) * pitch];
    drawName(scene, node, { x, y, w: width - GAP, h: Math.min(pitch, tall ? TALL : ROW) }, colour);
  });
}

/**
 * The fewest columns in which so many rows have room; null where there are none.
 * @param {number} count
 * @param {Box} room
 * @param {number} least width of a column
 * @param {number} height of a row
 */
function gridFor(count, room, least, height) {
  if (room.w < NARROWEST) return null;
  const most = Math.max(1, Math.floor((room.w + GAP) / least));
  for (let columns = Math.min(most, Math.ceil((room.w + GAP) / WIDEST)); columns <= most; columns += 1) {
    const rows = Math.ceil(count / columns);
    const pitch = room.h / rows;
    if (pitch >= height) return { columns, rows, pitch };
  }
  return null;
}

/**
 * The first by name, as many as leave every other its dot.
 * @param {Scene} scene
 * @param {number[]} members
 * @param {Box} room
 * @param {number} colour
 */
function drawSome(scene, members, room, colour) {
  const columns = Math.max(1, Math.floor((room.w + GAP) / COLUMN));
  const across = Math.max(1, Math.floor(room.w / DOT));
  const fit = (/** @type {number} */ dots) => Math.floor((room.h - (dots ? dots * DOT + 3 : 0)) / ROW) * columns;
  let lines = 0;
  while (lines < 400 && fit(lines) + lines * across < members.length) lines += 1;
  const names = room.w < NARROWEST ? 0 : Math.max(0, Math.min(members.length, fit(lines)));
  const rows = Math.ceil(names / columns);
  const width = (room.w + GAP) / columns;
  for (let at = 0; at < names; at += 1) {
    const [x, y] = [room.x + Math.floor(at / rows) * width, room.y + (at % rows) * ROW];
    drawName(scene, members[at], { x, y, w: width - GAP, h: ROW }, colour);
  }
  const over = members.slice(names);
  const step = Math.min(DOT, Math.sqrt((room.w * Math.max(room.h - rows * ROW - 3, DOT)) / Math.max(over.length, 1)));
  const each = Math.max(1, Math.floor(room.w / step));
  over.forEach((node, at) => {
    const [x, y] = [room.x + step / 2 + (at % each) * step, room.y + rows * ROW + 6 + Math.floor(at / each) * step];
    scene.circle(x, y, 1.75, `dot-${colour}`, scene.target({ node, x: x - step / 2, y: y - step / 2, w: step, h: step }));
    scene.drawn += 1;
  });
}

/** First what is starred, then what is new, then what a list describes, each name once, in their order. @param {number[]} members */
function namedFirst(members) {
  const seen = new Set();
  const late = new Map(members.map((node) => {
    const again = seen.has(titleOf(node));
    seen.add(titleOf(node));
    return [node, markOf(idOf(node)).star ? 0 : again ? 4 : isNew(node) ? 1 : firstWords(node) ? 2 : 3];
  }));
  return members.slice().sort((a, b) => (late.get(a) ?? 0) - (late.get(b) ?? 0));
}

/** A name; in a box of two lines with the rest of it, or the first words about it. @param {Scene} scene @param {number} node @param {Box} box @param {number} colour */
function drawName(scene, node, box, colour) {
  const { star, read } = markOf(idOf(node));
  const title = `${star ? "★ " : ""}${titleOf(node)}`;
  const [room, look] = [box.w - 9, star ? "strong" : read ? "muted" : ""];
  const lines = box.h < TALL ? [] : wrapped(title, room, NAME, 2);
  const [first, second] = lines.length > 1 ? lines : [fitted(title, room, NAME) || beginning(title, room, NAME), ""];
  const ref = scene.target({ node, ...box });
  scene.circle(box.x + 2.5, box.y + 7, 2.3, `dot-${colour}`, ref);
  scene.text(box.x + 9, box.y + 11, first, NAME, look, ref);
  if (second) scene.text(box.x + 9, box.y + 11 + LINE, second, NAME, look, ref);
  else if (box.h >= TALL) scene.text(box.x + 9, box.y + 11 + LINE, fitted(firstWords(node), room, NAME), NAME, "muted", ref);
  scene.drawn += 1;
  if (first) scene.named += 1;
}
