/** What is seen of the network as a file, with its title above and its legend below: SVG, or PNG at twice the size. */
import { camera } from "../picture/canvas.js";
import { opening } from "../data/data.js";
import { drawn } from "../ground/dom.js";
import { pick } from "../ground/messages.js";
import { isShown, lines, shownRelations, spots } from "../picture/drawing.js";
import { drawLabels, highlighted } from "../picture/labels.js";
import { colours, edgeItem, nodeItem } from "../picture/looks.js";
import { rasterised } from "./raster.js";
import { saveBlob, saveFile } from "./save.js";
import { reach } from "../picture/topics.js";

/** @typedef {import("../picture/labels.js").Camera} Camera */

/** Corners of the shapes, of a node of radius 1. */
/** @type {Record<string, number[][]>} */
const CORNERS = {
  triangle: [[0, -1.15], [1, 0.575], [-1, 0.575]],
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [0, 1, 2, 3, 4, 5].map((turn) => [Math.cos((turn * Math.PI) / 3), Math.sin((turn * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, turn) => {
    const radius = turn % 2 ? 0.5 : 1.1;
    return [radius * Math.sin((turn * Math.PI) / 5), -radius * Math.cos((turn * Math.PI) / 5)];
  }),
};

export function saveSvg() {
  saveFile("graph.svg", "image/svg+xml", `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(pictured())}\n`);
}

export function savePng() {
  rasterised(pictured()).toBlob((blob) => blob && saveBlob("graph.png", blob));
}

/** The view, with its title and its legend. */
function pictured() {
  const view = camera();
  const { width, height } = view;
  const legend = legendOf(width, height);
  const whole = height + HEAD + legend.height;
  const root = /** @type {SVGElement} */ (make("svg", { width, height: whole, viewBox: `0 ${-HEAD} ${width} ${whole}`, "font-family": "system-ui, sans-serif" }));
  const lit = highlighted();
  root.append(make("rect", { y: -HEAD, width, height: whole, fill: colours.canvas }));
  for (const spot of spots.values()) if (spot.topic && isShown(spot)) root.append(ground(spot, view));
  for (const line of lines.values()) root.append(...drawnLine(edgeItem(line, lit), view));
  for (const spot of spots.values()) if (isShown(spot)) root.append(drawnNode(nodeItem(spot, lit), view));
  drawLabels(/** @type {any} */ (new Recorder(root)), view, colours);
  // What lies over the edge of the view is covered again.
  root.append(make("rect", { y: -HEAD, width, height: HEAD, fill: colours.canvas }), make("rect", { y: height, width, height: legend.height, fill: colours.canvas }));
  root.append(words(MARGIN, -HEAD / 2, document.querySelector("#app h1")?.textContent ?? "", 17, 700), ...legend.shapes);
  return root;
}

/** Height of the title, of a row of the legend, and the margin at the side. */
const [HEAD, ROW, MARGIN, SIGN] = [44, 24, 16, 34];

/** @param {number} x @param {number} y @param {string} text @param {number} size @param {number} weight */
function words(x, y, text, size, weight) {
  const made = make("text", { x, y, "font-size": size, "font-weight": weight, fill: colours.ink, "dominant-baseline": "central" });
  made.textContent = text;
  return made;
}

/**
 * The kinds and relations that are seen, in rows below the picture.
 * @param {number} width
 * @param {number} top
 */
function legendOf(width, top) {
  const kinds = new Set(Array.from(spots.values()).filter(isShown).map(({ kind }) => kind));
  const relations = new Set(Array.from(lines.values()).map((line) => shownRelations(line)[0]).filter(Boolean));
  const rows = [
    ...opening.kinds.filter((/** @type {{name: string}} */ { name }) => kinds.has(name)).map((/** @type {any} */ { name, label }) => ({ label: pick(label), sign: (/** @type {number} */ x, /** @type {number} */ y) => kindSign(name, x, y) })),
    ...opening.relations.filter((/** @type {{name: string}} */ { name }) => relations.has(name)).map((/** @type {any} */ { name, label }) => ({ label: pick(label), sign: (/** @type {number} */ x, /** @type {number} */ y) => relationSign(name, x, y) })),
  ];
  const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  ruler.font = "400 12.5px system-ui, sans-serif";
  let [x, y] = [MARGIN, top + ROW];
  const shapes = rows.flatMap(({ label, sign }) => {
    const wide = SIGN + ruler.measureText(label).width + 20;
    if (x + wide > width && x > MARGIN) [x, y] = [MARGIN, y + ROW];
    const made = [...sign(x, y), words(x + SIGN, y, label, 12.5, 400)];
    x += wide;
    return made;
  });
  return { shapes, height: y + ROW - top };
}

/** @param {string} kind @param {number} x @param {number} y */
const kindSign = (kind, x, y) => [shape(opening.styles.kinds[kind].shape, x + SIGN - 14, y, 6, { fill: colours[`kind-${kind}`], class: "sign" })];

/** @param {string} relation @param {number} x @param {number} y */
function relationSign(relation, x, y) {
  const { dashes, directed } = opening.styles.relations[relation];
  const [paint, end] = [colours[`relation-${relation}`], x + 26];
  const line = make("path", { d: `M${x} ${y}H${end}`, stroke: paint, "stroke-width": 1.8, fill: "none" });
  if (dashes.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
  return [line, ...(directed ? [make("polygon", { points: `${end + 1},${y} ${end - 6},${y - 4} ${end - 6},${y + 4}`, fill: paint })] : [])];
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} properties
 */
function make(tag, properties) {
  return drawn(tag, Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, typeof value === "number" ? Math.round(value * 100) / 100 : value])));
}

/**
 * @param {import("../picture/drawing.js").Spot} spot
 * @param {Camera} view
 */
function ground(spot, view) {
  const [x, y] = [spot.x * view.scale + view.left, spot.y * view.scale + view.top];
  return make("circle", { cx: x, cy: y, r: (spot.size + reach(view.scale)) * view.scale, fill: colours[`topic-${spot.topic}`], class: "ground" });
}

/**
 * @param {ReturnType<typeof nodeItem>} item
 * @param {Camera} view
 */
function drawnNode(item, view) {
  const [x, y, radius] = [item.x * view.scale + view.left, item.y * view.scale + view.top, item.size * view.scale];
  const look = { fill: item.color.background, stroke: item.color.border, "stroke-width": item.borderWidth * view.scale, opacity: item.opacity };
  return shape(item.shape, x, y, radius, look);
}

/**
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {Record<string, string | number>} look
 */
function shape(name, x, y, radius, look) {
  const corners = CORNERS[name];
  if (!corners) return make("circle", { cx: x, cy: y, r: radius, ...look });
  return make("polygon", { points: corners.map(([left, top]) => `${(x + left * radius).toFixed(1)},${(y + top * radius).toFixed(1)}`).join(" "), ...look });
}

/**
 * A line with its arrowhead, from rim to rim.
 * @param {ReturnType<typeof edgeItem>} item
 * @param {Camera} view
 */
function drawnLine(item, view) {
  const [from, to] = [spots.get(item.from), spots.get(item.to)];
  if (item.hidden || !from || !to) return [];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (/** @type {{x: number, y: number}} */ spot, /** @type {number} */ along) => [(spot.x + dx * along) * view.scale + view.left, (spot.y + dy * along) * view.scale + view.top];
  const [x1, y1] = at(from, from.size + 1);
  const [x2, y2] = at(to, -to.size - 2);
  // Lines that go both ways bend to their own sides.
  const bend = item.smooth ? 0.14 * length * view.scale : 0;
  const middle = `${((x1 + x2) / 2 + dy * bend).toFixed(1)} ${((y1 + y2) / 2 - dx * bend).toFixed(1)}`;
  const [paint, opacity] = solid(item.color.color);
  const path = make("path", { d: `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${middle} ${x2.toFixed(1)} ${y2.toFixed(1)}`, fill: "none", stroke: paint, "stroke-opacity": opacity, "stroke-width": item.width * view.scale });
  if (item.dashes) path.setAttribute("stroke-dasharray", item.dashes.map((/** @type {number} */ dash) => dash * view.scale).join(" "));
  if (!item.arrows.to.enabled) return [path];
  const size = 9 * view.scale;
  const [bx, by] = [x2 - dx * size, y2 - dy * size];
  const head = [[x2, y2], [bx - dy * size * 0.4, by + dx * size * 0.4], [bx + dy * size * 0.4, by - dx * size * 0.4]];
  return [path, make("polygon", { points: head.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: paint, "fill-opacity": opacity })];
}

/**
 * A colour without its opacity, and the opacity: not every reader of SVG knows both in one.
 * @param {string} rgba
 * @returns {[string, number]}
 */
function solid(rgba) {
  const [red, green, blue, alpha] = (rgba.match(/[\d.]+/g) ?? []).map(Number);
  return [`rgb(${red},${green},${blue})`, alpha];
}

/** Takes the place of a canvas for the labels, and makes text elements of what is drawn on it. */
class Recorder {
  font = "";
  fillStyle = "";
  strokeStyle = "";
  lineWidth = 1;
  globalAlpha = 1;
  textBaseline = "";
  textAlign = "";
  lineJoin = "";
  /** @type {string | null} */
  halo = null;

  /** @param {Element} root */
  constructor(root) {
    this.root = root;
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  strokeText() {
    this.halo = this.strokeStyle;
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const [weight, size] = this.font.split(" ");
    const made = make("text", { x, y, "font-size": size, "font-weight": weight, fill: this.fillStyle, opacity: this.globalAlpha, "text-anchor": "middle", "dominant-baseline": "central" });
    if (this.halo) for (const [name, value] of [["stroke", this.halo], ["stroke-width", "4"], ["stroke-linejoin", "round"], ["paint-order", "stroke"]]) made.setAttribute(name, value);
    // What XML cannot hold is replaced.
    made.textContent = text.replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
    this.halo = null;
    this.root.append(made);
  }
}
