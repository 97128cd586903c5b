/**
 * Lines between hubs: each drawn where it crosses no title, or else said in words under the name of the
 * model that it begins at.
 */
import { isSelected } from "../picture/drawing.js";
import { edgePasses } from "../data/filter.js";
import { edges, labelOf, outgoing, relationOf } from "../data/graph.js";
import { say } from "../ground/messages.js";
import { state } from "../ground/state.js";
import { visible } from "../ground/text.js";
import { widthOf } from "./measure.js";
import { facts } from "./words.js";

/** @typedef {import("./hubs.js").Hub} Hub */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{from: Hub, to: Hub, relation: string}} Line */

/** The relations that are drawn, comparisons first. */
export const TOLD = ["outperforms", "equals", "comparedWith", "succeeds", "basedOn", "variantOf"];
const BENDS = [0.06, -0.06, 0.1, -0.1, 0.15, -0.15, 0.21, -0.21, 0.3, -0.3, 0.42];
const [MOST, POINTS] = [60, 60];

/** @param {Scene} scene @param {Hub[]} hubs */
export function drawLines(scene, hubs) {
  const titles = scene.shapes.flatMap((shape) => (shape.tag === "text" ? [boxOf(shape)] : []));
  for (const hub of hubs) titles.push({ left: hub.x + hub.r + 6, top: hub.y + 4, right: hub.x + hub.r + 110, bottom: hub.y + 19 });
  /** @type {Map<Hub, Line[]>} */
  const words = new Map();
  let drawn = 0;
  for (const line of linesOf(hubs)) {
    const way = drawn < MOST ? curve(scene, line, hubs, titles) : null;
    if (way) {
      scene.path(way, `line relation-${line.relation}`, -1);
      drawn += 1;
    } else words.set(line.from, [...(words.get(line.from) ?? []), line]);
  }
  // Lines lie above the grounds and below everything else.
  const moved = scene.shapes.splice(scene.shapes.length - drawn, drawn);
  const grounds = scene.shapes.filter(({ tag, look }) => tag === "rect" && look.startsWith("ground"));
  const others = scene.shapes.filter((shape) => !grounds.includes(shape));
  scene.shapes.splice(0, scene.shapes.length, ...grounds, ...moved, ...others);
  for (const hub of hubs) drawCaption(scene, hub, words.get(hub) ?? []);
}

/** One line for each two hubs that are told of, that of the most important relation. @param {Hub[]} hubs @returns {Line[]} */
function linesOf(hubs) {
  const { target } = edges();
  const byNode = new Map(hubs.map((hub) => [hub.node, hub]));
  /** @type {Map<string, Line>} */
  const found = new Map();
  for (const relation of TOLD) {
    if (state.hiddenRelations.has(relation)) continue;
    for (const from of hubs) {
      for (const edge of outgoing(from.node)) {
        const to = byNode.get(target[edge]);
        if (!to || to === from || relationOf(edge) !== relation || !edgePasses(edge) || !isSelected(to.node)) continue;
        const key = [from.node, to.node].sort((a, b) => a - b).join();
        if (!found.has(key)) found.set(key, { from, to, relation });
      }
    }
  }
  return Array.from(found.values());
}

/** @param {{x: number, y: number, size: number, text: string, look: string}} text */
function boxOf({ x, y, size, text, look }) {
  return { left: x - 1, top: y - size + 1, right: x + widthOf(text, size, look.includes("strong")) + 1, bottom: y + 2 };
}

/**
 * The least bent way that touches no title and no other hub.
 * @param {Scene} scene
 * @param {Line} line
 * @param {Hub[]} hubs
 * @param {ReturnType<typeof boxOf>[]} titles
 */
function curve(scene, { from, to }, hubs, titles) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  for (const bend of BENDS) {
    const middle = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend };
    const start = towards(from, middle, from.r + 1);
    const end = towards(to, middle, to.r + 4);
    const free = (/** @type {{x: number, y: number}} */ { x, y }) =>
      x > 4 && y > 4 && x < scene.width - 4 && y < scene.height - 4 &&
      !titles.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom) &&
      !hubs.some((hub) => hub !== from && hub !== to && Math.hypot(hub.x - x, hub.y - y) < hub.r + 5);
    const points = Array.from({ length: POINTS - 1 }, (_, step) => pointOn(start, middle, end, (step + 1) / POINTS));
    if (points.every(free)) return `M${round(start)}Q${round(middle)} ${round(end)}`;
  }
  return null;
}

/** @param {{x: number, y: number}} from @param {{x: number, y: number}} to @param {number} distance */
function towards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance };
}

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b @param {{x: number, y: number}} c @param {number} t */
function pointOn(a, b, c, t) {
  const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: u * a.x + v * b.x + w * c.x, y: u * a.y + v * b.y + w * c.y };
}

/** @param {{x: number, y: number}} point */
const round = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * Maker and year, and what no line says, as far as there is room.
 * @param {Scene} scene
 * @param {Hub} hub
 * @param {Line[]} lines
 */
function drawCaption(scene, hub, lines) {
  const [left, base] = [hub.x + hub.r + 7, hub.y + (hub.name && hub.r > 16 ? 18 : 15.5)];
  let x = left;
  /** @type {import("./scene.js").Run[]} */
  const runs = [];
  const put = (/** @type {string} */ text, /** @type {string} */ look) => {
    const width = widthOf(text, 11.5);
    if (!text || x + width > left + hub.room) return false;
    runs.push({ text, size: 11.5, look });
    x += width;
    return true;
  };
  put(facts(hub.node).join(" · "), "muted") || put(facts(hub.node)[0] ?? "", "muted");
  let over = 0;
  for (const { relation, to } of lines) {
    const text = say(`short_${relation}`, { label: visible(labelOf(to.node)) });
    if (!put(`${x > left ? "· " : ""}${text}`, `relation-${relation}`)) over += 1;
  }
  if (over) put(`${x > left ? "· " : ""}+${over}`, "muted");
  const [first, ...rest] = runs;
  if (first) scene.text(left, base, first.text, 11.5, first.look, -1, rest);
}
