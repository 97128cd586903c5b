/**
 * Labels, drawn over the network: as many as fit without touching one another, the important first.
 */
import { folded, isShown, neighbours, spots } from "./drawing.js";
import { chosenPath } from "./paths.js";
import { edges, incoming, kindOf } from "../data/graph.js";
import { number } from "../ground/messages.js";
import { state } from "../ground/state.js";
import { shortened } from "../ground/text.js";

/** @typedef {import("./drawing.js").Spot} Spot */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{spot: Spot, box: Box}} Disc */
/** @typedef {{scale: number, left: number, top: number, width: number, height: number}} Camera */

const FONT = getComputedStyle(document.documentElement).getPropertyValue("--font");
const RANK = ["Model", "Topic", "Organization", "Publisher", "List", "Section", "Article"];
/** So many nodes in sight and articles get labels too. */
const ROOMY = 90;
/** One label for so many square pixels, at most. */
const LABEL_AREA = 8000;
/** @type {Map<string, {text: string, width: number}>} */
const fitted = new Map();

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Camera} camera
 * @param {Record<string, string>} colours
 * @param {Box[]} covers where something lies over the picture, so that no label is put there
 */
export function drawLabels(context, camera, colours, covers = []) {
  const chosen = highlighted();
  const inSight = Array.from(spots.values()).filter((spot) => isShown(spot) && isInSight(spot, camera));
  const discs = inSight.map((spot) => ({ spot, box: discBox(spot, camera) }));
  const solid = discs.filter(({ spot }) => spot.kind !== "Article");
  const roomy = inSight.length <= ROOMY || camera.scale >= 1.6;
  const wanted = inSight
    .filter((spot) => chosen.has(spot.id) || (spot.kind === "Article" ? roomy && camera.scale > 0.7 : spot.size * camera.scale > (spot.kind === "Model" ? 1.6 : 3.5)))
    .sort((a, b) => urgency(a, chosen) - urgency(b, chosen) || b.size - a.size || b.degree - a.degree || a.id - b.id);
  const taken = [...covers, ...sides(camera)];
  const most = (camera.width * camera.height) / LABEL_AREA;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.lineJoin = "round";
  for (const spot of wanted) {
    const pale = chosen.size > 0 && !chosen.has(spot.id);
    if ((pale && spot.kind === "Article") || (taken.length > most && !chosen.has(spot.id))) continue;
    const forced = urgency(spot, chosen) === 0;
    drawLabel(context, spot, camera, colours, taken, spot.kind === "Article" ? discs : solid, pale, forced);
  }
}

/**
 * Whether a label covers no other node, or none of that size or more.
 * @param {Box} box
 * @param {Spot} spot whose label it is
 * @param {Disc[]} discs
 * @param {number} [least]
 */
function isClear(box, spot, discs, least = 0) {
  return !discs.some((other) => other.spot.size >= least && touches(box, other.box) && other.spot.id !== spot.id);
}

/**
 * What lies beside the picture.
 * @param {Camera} camera
 * @returns {Box[]}
 */
function sides(camera) {
  const far = 1e5;
  const right = { left: camera.width, top: -far, right: far, bottom: far };
  return [right, { ...right, left: -far, right: 0 }];
}

/** The nodes that are lit: the selected and hovered ones, and their neighbours. */
export function highlighted() {
  /** @type {Set<number>} */
  const lit = new Set();
  const { selection, hover, hits } = state;
  if (hits.size) return new Set(Array.from(hits).filter((node) => isShown(spots.get(node))));
  const centres = [hover, selection && "node" in selection ? selection.node : null];
  if (hover === null) for (const node of chosenPath()) lit.add(node);
  if (selection && "source" in selection) lit.add(selection.source).add(selection.target);
  for (const centre of centres) {
    if (centre === null || !spots.has(centre)) continue;
    lit.add(centre);
    for (const other of neighbours(centre)) lit.add(other);
    if (hover !== null) break;
  }
  return lit;
}

/**
 * Smaller is drawn earlier.
 * @param {Spot} spot
 * @param {Set<number>} chosen
 */
function urgency(spot, chosen) {
  const { selection, hover } = state;
  if (spot.id === hover || (selection && "node" in selection && selection.node === spot.id)) return 0;
  if (selection && "source" in selection && (spot.id === selection.source || spot.id === selection.target)) return 0;
  if (state.pinned.has(spot.id) || chosenPath().includes(spot.id)) return 0;
  return RANK.indexOf(spot.kind) + (chosen.has(spot.id) ? 1 : 10);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Spot} spot
 * @param {Camera} camera
 * @param {Record<string, string>} colours
 * @param {Box[]} taken
 * @param {Disc[]} discs what it should not cover
 * @param {boolean} pale
 * @param {boolean} forced
 */
function drawLabel(context, spot, camera, colours, taken, discs, pale, forced) {
  const size = fontSize(spot);
  const weight = spot.kind === "Model" && spot.size > 18 ? 700 : spot.kind === "Article" ? 400 : 550;
  context.font = `${weight} ${size}px ${FONT}`;
  const { text, width } = fit(context, spot, forced);
  const x = spot.x * camera.scale + camera.left;
  const y = spot.y * camera.scale + camera.top;
  const radius = spot.size * camera.scale;
  const inside = spot.kind === "Model" && width + 8 <= 2 * radius;
  const gap = radius + size * 0.75 + 3;
  const places = inside
    ? [[x, y]]
    : [
        [x, y + gap],
        [x, y - gap],
        [x + radius + width / 2 + 6, y],
        [x - radius - width / 2 - 6, y],
      ];
  const boxOf = (/** @type {number[]} */ [left, top]) => ({ left: left - width / 2 - 4, top: top - size * 0.6, right: left + width / 2 + 4, bottom: top + size * 0.6 });
  const free = places.filter((at) => !taken.some((other) => touches(boxOf(at), other)));
  const place =
    (inside ? free[0] : undefined) ??
    free.find((at) => isClear(boxOf(at), spot, discs)) ??
    (spot.kind === "Article" ? undefined : free.find((at) => isClear(boxOf(at), spot, discs, spot.size))) ??
    (forced ? (free[0] ?? places[0]) : undefined);
  if (!place) return;
  taken.push(boxOf(place));
  context.globalAlpha = pale ? 0.28 : 1;
  if (!inside) {
    context.strokeStyle = colours.canvas;
    context.lineWidth = 4;
    context.strokeText(text, place[0], place[1]);
  }
  context.fillStyle = inside ? colours.canvas : spot.kind === "Article" ? colours.muted : colours.ink;
  context.fillText(text, place[0], place[1]);
  context.globalAlpha = 1;
}

/** @param {Spot} spot */
function fontSize(spot) {
  if (spot.kind === "Model") return Math.min(17, 10 + Math.round(spot.size / 6));
  return spot.kind === "Article" ? 11 : 11.5;
}

/** How many articles of a publisher or an organisation are not drawn, by it and how many lines it has. @type {Map<string, number>} */
const over = new Map();

/** The articles of a publisher or an organisation that are not drawn, as a count. @param {Spot} spot */
function undrawn(spot) {
  if (spot.kind !== "Publisher" && spot.kind !== "Organization") return 0;
  const key = `${spot.id}:${spot.degree}`;
  let found = over.get(key);
  if (found === undefined) {
    const { source } = edges();
    const all = new Set(incoming(spot.id).map((edge) => source[edge]).filter((node) => kindOf(node) === "Article"));
    found = Array.from(all).filter((node) => !spots.has(node)).length;
    over.set(key, found);
  }
  return found;
}

/**
 * The label as far as it has room, and its width.
 * @param {CanvasRenderingContext2D} context
 * @param {Spot} spot
 * @param {boolean} forced
 */
function fit(context, spot, forced) {
  const room = forced ? 26 : spot.kind === "Article" ? 14 : 17;
  const within = state.collapsed.has(spot.id) ? Array.from(folded().values()).filter((holder) => holder === spot.id).length : 0;
  const more = within || undrawn(spot);
  const key = `${spot.id}:${room}:${more}:${state.language}`;
  let found = fitted.get(key);
  if (!found) {
    const text = shortened(spot.label, /[\u2e80-\uffef]/.test(spot.label) ? room : room * 2) + (more ? ` +${number(more)}` : "");
    found = { text, width: context.measureText(text).width };
    fitted.set(key, found);
  }
  return found;
}

/**
 * @param {Spot} spot
 * @param {Camera} camera
 */
function isInSight(spot, camera) {
  const x = spot.x * camera.scale + camera.left;
  const y = spot.y * camera.scale + camera.top;
  const margin = spot.size * camera.scale + 20;
  return x > -margin && y > -margin && x < camera.width + margin && y < camera.height + margin;
}

/**
 * @param {Spot} spot
 * @param {Camera} camera
 * @returns {Box}
 */
function discBox(spot, camera) {
  const x = spot.x * camera.scale + camera.left;
  const y = spot.y * camera.scale + camera.top;
  const radius = spot.size * camera.scale * 0.85;
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function touches(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
