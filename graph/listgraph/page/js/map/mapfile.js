/** The map as a file: twice its size as PNG, or as SVG; either with the title above and what it shows below. */
import { saveBlob } from "../files/save.js";
import { byId, drawn } from "../ground/dom.js";
import { number } from "../ground/messages.js";
import { visible } from "../ground/text.js";
import { drawnMap } from "./map.js";
import { widthOf } from "./measure.js";
import { APART, paint } from "./painting.js";
import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").Shape} Shape */
/** @typedef {{tag: string, look: string}} Looked */
/** @typedef {(shape: Looked) => Record<string, string>} StyleOf */

const SCALE = 2;
const [MARGIN, HEAD, FOOT, ROW, SIGN] = [16, 44, 34, 22, 27];
const STYLED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity", "font-weight", "text-anchor"];

/** The picture with its title, its legend and its foot, as one scene. */
function whole() {
  const { scene, all } = drawnMap();
  const made = new Scene(scene.width + 2 * MARGIN, 0);
  made.text(MARGIN, 28, document.querySelector("#app h1")?.textContent ?? "", 17, "strong");
  const end = legend(made, all.fields, HEAD + scene.height);
  made.height = end + FOOT;
  made.text(MARGIN, made.height - 12, byId("drawn").textContent ?? "", 12.5, "muted");
  return { made, scene };
}

/** The fields with their colours, in rows; gives where they end. @param {Scene} made @param {import("./groups.js").Field[]} fields @param {number} top */
function legend(made, fields, top) {
  let [x, y] = [MARGIN, top + ROW];
  for (const field of fields) {
    const text = `${visible(field.label)} ${number(field.count)}`;
    const wide = SIGN + widthOf(text, 12.5) + 18;
    if (x + wide > made.width && x > MARGIN) [x, y] = [MARGIN, y + ROW];
    made.rect({ x, y: y - 11, w: 20, h: 14 }, 7, `ground-${field.colour} closed-${field.colour}`);
    made.text(x + SIGN, y, text, 12.5, "");
    x += wide;
  }
  return y + 8;
}

/** How each look is drawn in the theme that is shown, by element and class. */
function styles() {
  const ground = byId("map");
  const probe = paint(new Scene(1, 1));
  ground.append(probe);
  /** @type {Map<string, Record<string, string>>} */
  const known = new Map();
  const find = (/** @type {Looked} */ { tag, look }) => {
    const key = `${tag} ${look}`;
    let found = known.get(key);
    if (!found) {
      const element = drawn(tag, { class: look });
      probe.append(element);
      const computed = getComputedStyle(element);
      found = Object.fromEntries(STYLED.map((name) => [name, computed.getPropertyValue(name)]));
      known.set(key, found);
    }
    return found;
  };
  return { find, end: () => probe.remove(), font: getComputedStyle(ground).fontFamily, canvas: getComputedStyle(ground).backgroundColor };
}

/** Save the map as PNG. */
export function saveMap() {
  const { made, scene } = whole();
  const look = styles();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [made.width * SCALE, made.height * SCALE];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(SCALE, SCALE);
  context.fillStyle = look.canvas;
  context.fillRect(0, 0, made.width, made.height);
  for (const shape of made.shapes) draw(context, shape, look.find, look.font);
  context.translate(MARGIN, HEAD);
  for (const shape of scene.shapes) draw(context, shape, look.find, look.font);
  look.end();
  canvas.toBlob((blob) => blob && saveBlob("map.png", blob));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {StyleOf} styleOf
 * @param {string} font
 */
function draw(context, shape, styleOf, font) {
  const style = styleOf(shape);
  context.globalAlpha = Number(style.opacity);
  context.fillStyle = style.fill === "none" ? "transparent" : style.fill;
  context.strokeStyle = style.stroke === "none" ? "transparent" : style.stroke;
  context.lineWidth = parseFloat(style["stroke-width"]) || 1;
  context.setLineDash(style["stroke-dasharray"] === "none" ? [] : style["stroke-dasharray"].split(",").map(parseFloat));
  if (shape.tag === "text") {
    context.font = `${style["font-weight"]} ${shape.size}px ${font}`;
    context.textAlign = style["text-anchor"] === "middle" ? "center" : "left";
    context.fillText(shape.text, shape.x, shape.y);
    let x = shape.x + context.measureText(shape.text).width;
    for (const { text, size, look } of shape.after) {
      const found = styleOf({ tag: "tspan", look });
      context.font = `${found["font-weight"]} ${size}px ${font}`;
      context.fillStyle = found.fill;
      context.fillText(text, x + APART, shape.y);
      x += APART + context.measureText(text).width;
    }
    return;
  }
  const path = new Path2D(shape.tag === "path" ? shape.d : undefined);
  if (shape.tag === "rect") path.roundRect(shape.x, shape.y, shape.w, shape.h, shape.r);
  else if (shape.tag === "circle") path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
  context.fill(path);
  context.globalAlpha *= Number(style["stroke-opacity"]);
  context.stroke(path);
}

/** Save the map as SVG. */
export function saveMapSvg() {
  const { made, scene } = whole();
  const look = styles();
  const drawing = paint(made);
  const inner = paint(scene);
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(HEAD));
  for (const [svg, { shapes }] of /** @type {[SVGElement, Scene][]} */ ([[drawing, made], [inner, scene]])) {
    Array.from(svg.children).forEach((element, at) => {
      for (const one of [element, ...element.children]) {
        const style = look.find(one === element ? shapes[at] : { tag: one.tagName, look: one.getAttribute("class") ?? "" });
        for (const [name, value] of Object.entries(style)) one.setAttribute(name, value);
        one.removeAttribute("class");
      }
      element.removeAttribute("data-ref");
    });
  }
  drawing.setAttribute("font-family", look.font);
  drawing.setAttribute("style", `background:${look.canvas}`);
  drawing.append(inner);
  look.end();
  saveBlob("map.svg", new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }));
}
