/** One thing in the middle, its articles on rings about it in the order of their years, and around them its neighbours. */
import { opening } from "../data/data.js";
import { values, kindOf, labelOf } from "../data/graph.js";
import { inOrder } from "../data/places.js";
import { number, say } from "../ground/messages.js";
import { shortened, visible } from "../ground/text.js";
import { entryCount } from "../panel/parts.js";
import { articlesAbout, sentence } from "../panel/sentence.js";
import { fitted, widthOf, wrapped } from "./measure.js";
import { sectorsOf } from "./neighbours.js";
import { titleOf } from "./scene.js";
import { facts } from "./words.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./treemap.js").Box} Box */
/** @typedef {import("./neighbours.js").Sector} Sector */
/** @typedef {{x: number, y: number}} Point */

const [MIDDLE, FIRST, STEP, APART, RINGS] = [50, 70, 15, 14, 4];
const [ROW, HEAD, GAP, COLUMN, SIDE] = [40, 32, 12, 176, 200];
/** Between the names of two years. */
const YEAR = 36;
/** A narrow screen has room for the neighbours only below each other. */
const NARROW = 700;
/** Rows of neighbours above, below, and below each other. */
const [ABOVE, BELOW, STACKED] = [2, 7, 40];
/** So many articles are named below, where nothing else stands there; more are dots on rings. */
const NAMED = 36;
/** @type {Record<string, number>} */
const COLOURS = { basedOn: 7, outperforms: 6, comparedWith: 4, onTopic: 3, covers: 1, developedBy: 1, broader: 5, partOf: 8, listedIn: 8, alternativeTo: 4 };

/**
 * @param {Scene} scene
 * @param {number} node
 * @param {number[]} articles
 * @returns {import("./groups.js").Field[]} its sides, as the legend names them
 */
export function drawAround(scene, node, articles) {
  const sectors = sectorsOf(node, articles);
  const all = articles.filter((article) => article !== node).sort(byYear);
  const named = all.length > 0 && all.length <= NAMED && kindOf(node) !== "Article" && !sectors.some(({ side }) => side === "bottom");
  if (named) sectors.push({ side: "bottom", name: say("aroundEntries"), relation: "listedIn", told: false, inward: false, members: all });
  const ring = named ? [] : all;
  if (named) [scene.drawn, scene.named] = [all.length, all.length];
  const outer = FIRST + STEP * (ringsOf(ring.length) - 1) + 26;
  if (scene.width < NARROW) drawStacked(scene, node, sectors, ring, outer);
  else drawCross(scene, node, sectors, ring, outer);
  return sectors.map(({ name, relation, members }) => ({ key: name, label: name, facet: "", keys: [], filed: [], node: null, cells: [], count: members.length, colour: COLOURS[relation] }));
}

/** @param {Scene} scene @param {number} node @param {Sector[]} sectors @param {number[]} ring @param {number} outer */
function drawCross(scene, node, sectors, ring, outer) {
  const on = (/** @type {string} */ side) => sectors.filter((sector) => sector.side === side);
  const inner = scene.width - 2 * (SIDE + GAP);
  const top = on("top").map((sector) => flat(sector, inner, ABOVE));
  const bottom = on("bottom").map((sector) => flat(sector, scene.width, BELOW));
  const high = (/** @type {{h: number}[]} */ some) => some.reduce((sum, { h }) => sum + h + GAP, 0);
  const foot = Math.max(scene.height - high(bottom), high(top) + 2 * outer + GAP);
  scene.height = Math.max(scene.height, foot + high(bottom));
  const centre = { x: scene.width / 2, y: (high(top) + foot) / 2 };
  let y = 0;
  for (const { sector, h } of top) {
    const w = Math.min(inner, Math.max(2, sector.members.length) * COLUMN + GAP);
    y += drawSector(scene, sector, { x: (scene.width - w) / 2, y, w, h }, centre, outer) + GAP;
  }
  y = foot + GAP;
  for (const { sector, h } of bottom) y += drawSector(scene, sector, { x: 0, y, w: scene.width, h }, centre, outer) + GAP;
  for (const side of /** @type {const} */ (["left", "right"])) {
    const some = on(side);
    const each = (foot - GAP * some.length) / Math.max(some.length, 1);
    const tall = some.map((sector) => Math.min(each, HEAD + ROW * sector.members.length + 6));
    let at = centre.y - tall.reduce((sum, h) => sum + h + GAP, -GAP) / 2;
    at = Math.max(0, Math.min(at, foot - high(tall.map((h) => ({ h })))));
    some.forEach((sector, place) => (at += drawSector(scene, sector, { x: side === "left" ? 0 : scene.width - SIDE, y: at, w: SIDE, h: tall[place] }, centre, outer) + GAP));
  }
  drawMiddle(scene, node, centre, ring);
}

/** @param {Scene} scene @param {number} node @param {Sector[]} sectors @param {number[]} ring @param {number} outer */
function drawStacked(scene, node, sectors, ring, outer) {
  const centre = { x: scene.width / 2, y: outer };
  let y = 2 * outer + GAP;
  for (const sector of sectors) y += drawSector(scene, sector, { x: 0, y, w: scene.width, h: flat(sector, scene.width, STACKED).h }, null, outer) + GAP;
  scene.height = Math.max(scene.height, y);
  drawMiddle(scene, node, centre, ring);
}

/** A sector as high as its rows, up to so many. @param {Sector} sector @param {number} width @param {number} most */
function flat(sector, width, most) {
  const rows = Math.min(most, Math.ceil(sector.members.length / columnsIn(width)));
  return { sector, h: HEAD + ROW * rows + 4 };
}

/** @param {number} width */
const columnsIn = (width) => Math.max(1, Math.floor((width - GAP) / COLUMN));

/**
 * A side with its names, and lines from them to the middle.
 * @param {Scene} scene
 * @param {Sector} sector
 * @param {Box} box
 * @param {Point | null} centre null where no lines are drawn
 * @param {number} outer
 * @returns {number} its height
 */
function drawSector(scene, sector, box, centre, outer) {
  const colour = COLOURS[sector.relation] ?? 1;
  const columns = columnsIn(box.w);
  const each = (box.w - GAP) / columns;
  const room = Math.max(1, Math.floor((box.h - HEAD) / ROW)) * columns;
  const shown = sector.members.slice(0, room);
  const count = number(sector.members.length);
  const over = sector.members.length - shown.length;
  scene.rect(box, 14, `ground-${colour}`);
  const name = fitted(sector.name, box.w - 30 - widthOf(count, 12) - (over ? 70 : 0), 13.5, true);
  const more = over ? [{ text: say("notShown", { count: number(over) }), size: 11.5, look: "muted" }] : [];
  scene.text(box.x + 14, box.y + 21, name, 13.5, `name-${colour} strong`, -1, [{ text: count, size: 12, look: `name-${colour}` }, ...more]);
  const grounds = scene.shapes.length;
  const places = shown.map((one, at) => drawNeighbour(scene, one, { x: box.x + GAP + (at % columns) * each, y: box.y + HEAD + Math.floor(at / columns) * ROW, w: each, h: ROW }));
  if (!centre || !sector.told) return box.h;
  const upright = sector.side === "left" || sector.side === "right";
  const ends = sector.side === "bottom" ? [{ x: centre.x, y: box.y }] : upright ? places.map(({ y }) => ({ x: sector.side === "left" ? box.x + box.w : box.x, y })) : places.slice(0, columns).map(({ x }) => ({ x, y: box.y + box.h }));
  for (const end of ends) scene.path(line(end, rim(centre, end, outer), sector), `line relation-${sector.relation}`);
  const lines = scene.shapes.splice(scene.shapes.length - ends.length, ends.length);
  scene.shapes.splice(grounds, 0, ...lines);
  return box.h;
}

/** @param {Scene} scene @param {number} node @param {Box} box @returns {Point} where its dot is */
function drawNeighbour(scene, node, box) {
  const ref = scene.target({ node, ...box });
  const dot = { x: box.x + 8, y: box.y + 8 };
  scene.circle(dot.x, dot.y, 6, `sign-${kindOf(node)}`, ref);
  const width = box.w - 26;
  scene.text(dot.x + 12, dot.y + 4, fitted(titleOf(node), width, 12.5, true) || shortened(titleOf(node), 6), 12.5, "strong", ref);
  const said = facts(node).join(" · ") || sentence(node);
  scene.text(dot.x + 12, dot.y + 19, fitted(visible(said), width, 11.5), 11.5, "muted", ref);
  return dot;
}

/** The point of the outermost ring that is nearest to another. @param {Point} centre @param {Point} from @param {number} outer */
function rim(centre, from, outer) {
  const length = Math.hypot(from.x - centre.x, from.y - centre.y) || 1;
  return { x: centre.x + ((from.x - centre.x) / length) * outer, y: centre.y + ((from.y - centre.y) / length) * outer };
}

/** A line, with a head where it leads to. @param {Point} from @param {Point} to @param {Sector} sector */
function line(from, to, { relation, inward }) {
  const [start, end] = inward ? [from, to] : [to, from];
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [dx, dy] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const tip = (/** @type {number} */ side) => `${(end.x - 8 * dx - side * 4 * dy).toFixed(1)} ${(end.y - 8 * dy + side * 4 * dx).toFixed(1)}`;
  const shaft = `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
  return opening.styles.relations[relation].directed ? `${shaft}M${tip(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}L${tip(-1)}` : shaft;
}

/** @param {number} ring from the inside */
const capacity = (ring) => Math.floor((2 * Math.PI * (FIRST + STEP * ring)) / APART);

/** How many rings so many dots need. @param {number} count */
function ringsOf(count) {
  let rings = 1;
  for (let room = capacity(0); room < count && rings < RINGS; rings += 1) room += capacity(rings);
  return rings;
}

/** @param {number} node */
const yearOf = (node) => (values(node, "published")[0] ?? "").slice(0, 4);

/** @param {number} one @param {number} other */
function byYear(one, other) {
  const [a, b] = [yearOf(one) || "9999", yearOf(other) || "9999"];
  return a < b ? -1 : a > b ? 1 : inOrder(one, other);
}

/** @param {Scene} scene @param {number} node @param {Point} centre @param {number[]} ring */
function drawMiddle(scene, node, centre, ring) {
  const kind = kindOf(node);
  const ref = scene.target({ node, x: centre.x - MIDDLE, y: centre.y - MIDDLE, w: 2 * MIDDLE, h: 2 * MIDDLE });
  scene.circle(centre.x, centre.y, MIDDLE, `sign-${kind}`, ref);
  const counted = ring.length > 0 && kind !== "Article";
  const label = visible(labelOf(node));
  const size = [15, 13, 12, 11].find((one) => !wrapped(label, 1.75 * MIDDLE, one, 3, true).join("").includes("…")) ?? 11;
  const lines = wrapped(label, 1.75 * MIDDLE, size, 3, true);
  const counts = counted ? countsOf(node, ring) : [];
  const top = centre.y + 5 - (lines.length - 1) * 8.5 - 6 * counts.length;
  lines.forEach((line, at) => scene.text(centre.x, top + 17 * at, line, size, "middle strong inverse", ref));
  counts.forEach((count, at) => scene.text(centre.x, top + 17 * lines.length + 14 * at, count, 11.5, "middle inverse", ref));
  drawRings(scene, ring, centre);
  if (kind === "Article") [scene.drawn, scene.named] = [scene.drawn + 1, scene.named + 1];
}

/** How many of the articles around a thing are about it, and how many mention it besides. @param {number} node @param {number[]} ring */
function countsOf(node, ring) {
  const about = articlesAbout(node);
  const count = ring.filter((article) => about.has(article)).length;
  return [count ? entryCount(count) : "", count < ring.length ? say("mentionsToo", { count: number(ring.length - count) }) : ""].filter(Boolean);
}

/** Dots from the right upwards round, the first years inside; a year is written where it begins. @param {Scene} scene @param {number[]} members @param {Point} centre */
function drawRings(scene, members, centre) {
  const rings = ringsOf(members.length);
  const room = Array.from({ length: rings }, (_, ring) => capacity(ring));
  const share = Math.min(1, members.length / room.reduce((sum, one) => sum + one, 0));
  let begin = 0;
  for (let ring = 0; ring < rings; ring += 1) {
    const some = members.slice(begin, ring === rings - 1 ? begin + room[ring] : begin + Math.ceil(share * room[ring]));
    const r = FIRST + STEP * ring;
    let told = -Infinity;
    some.forEach((node, at) => {
      const angle = -Math.PI / 2 + (2 * Math.PI * at) / Math.max(some.length, 6);
      const [x, y] = [centre.x + r * Math.cos(angle), centre.y + r * Math.sin(angle)];
      scene.circle(x, y, 4.5, "entry", scene.target({ node, x: x - 7, y: y - 7, w: 14, h: 14 }));
      const year = yearOf(node);
      if (ring === rings - 1 && year && (at === 0 || yearOf(some[at - 1]) !== year) && angle - told > YEAR / r && 1.5 * Math.PI - angle > YEAR / r) {
        told = angle;
        const out = r + 15;
        scene.text(centre.x + (out + 8) * Math.cos(angle), centre.y + out * Math.sin(angle) + 4, year, 11.5, "middle muted");
      }
    });
    scene.drawn += some.length;
    begin += some.length;
  }
}
