/** Every line of what the pointer rests on, or else of what is chosen, in a layer over the picture, which is not drawn anew. */
import { edgePasses } from "../data/filter.js";
import { edges, incoming, outgoing, relationOf } from "../data/graph.js";
import { drawn } from "../ground/dom.js";
import { state } from "../ground/state.js";
import { sheet } from "./painting.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{x: number, y: number, r: number}} Dot */

/** So many lines at most, as many as can be followed. */
const MOST = 60;
/** How far a line is bent, as a share of its length. */
const BEND = 0.12;

/** Where each node of a picture has its dot. */
/** @type {WeakMap<Scene, Map<number, Dot>>} */
const known = new WeakMap();

/** @param {Scene} scene */
function dotsOf(scene) {
  let dots = known.get(scene);
  if (!dots) {
    dots = new Map();
    for (const shape of scene.shapes) {
      const node = shape.tag === "circle" && shape.ref >= 0 ? scene.targets[shape.ref].node : null;
      if (shape.tag === "circle" && node !== null && !dots.has(node)) dots.set(node, shape);
    }
    known.set(scene, dots);
  }
  return dots;
}

/** The nodes that are drawn and tied to one, each with the first of its relations. @param {number} node @param {Map<number, Dot>} dots */
function tied(node, dots) {
  const { source, target } = edges();
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const edge of [...outgoing(node), ...incoming(node)]) {
    const other = source[edge] === node ? target[edge] : source[edge];
    if (other === node || found.has(other) || !dots.has(other) || state.hiddenRelations.has(relationOf(edge)) || !edgePasses(edge)) continue;
    found.set(other, relationOf(edge));
  }
  return Array.from(found).slice(0, MOST);
}

/** @param {Element} place @param {Scene} scene @param {number | null} node @param {number} [only] the other end, where one line is meant */
export function showLines(place, scene, node, only) {
  place.querySelector(".hovered")?.remove();
  const dots = dotsOf(scene);
  const from = node === null ? undefined : dots.get(node);
  if (node === null || !from || scene.mode === "around") return;
  const ties = tied(node, dots).filter(([other]) => only === undefined || other === only);
  if (!ties.length) return;
  const layer = sheet(scene);
  layer.classList.add("hovered");
  layer.setAttribute("aria-hidden", "true");
  for (const [other, relation] of ties) {
    const to = /** @type {Dot} */ (dots.get(other));
    layer.append(drawn("path", { d: curve(from, to), class: `relation-${relation}` }), ring(to, `relation-${relation}`));
  }
  layer.append(ring(from, ""));
  place.append(layer);
}

/** @param {Dot} from @param {Dot} to */
function curve(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const points = [from.x + ux * from.r, from.y + uy * from.r, (from.x + to.x) / 2 - dy * BEND, (from.y + to.y) / 2 + dx * BEND, to.x - ux * (to.r + 2), to.y - uy * (to.r + 2)];
  const [x1, y1, x, y, x2, y2] = points.map((one) => one.toFixed(1));
  return `M${x1} ${y1}Q${x} ${y} ${x2} ${y2}`;
}

/** @param {Dot} dot @param {string} look */
const ring = ({ x, y, r }, look) => drawn("circle", { cx: x, cy: y, r: r + 2, class: look });
