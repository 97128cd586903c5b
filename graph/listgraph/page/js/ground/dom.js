/** Making elements. Text goes in as text: nothing from a list is ever read as HTML. */
import { visible, webAddress } from "./text.js";

/** The namespace of SVG. */
export const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * An element with properties (`class`, `on…` and attributes) and children.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * A part of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...SVGElement} children
 */
export function drawn(tag, attributes = {}, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * Text from a list, kept apart from the direction of what surrounds it.
 * @param {string} text
 * @param {string} [className]
 */
export function isolated(text, className) {
  return element("bdi", { class: className }, visible(text));
}

/**
 * A link out, or the address as text where a browser should not go there.
 * @param {string} url
 * @param {Node | string} content
 * @param {string} [className]
 */
export function linkOut(url, content, className) {
  const href = webAddress(url);
  if (!href) return element("span", { class: "not-a-link" }, content);
  return element("a", { href, class: className, target: "_blank", rel: "noopener noreferrer" }, content);
}

/**
 * The sign of a kind, as in the picture.
 * @param {string} shape
 * @param {string} kind
 */
export function sign(shape, kind) {
  return drawn("svg", { viewBox: "0 0 20 20", class: `sign kind-${kind}`, "aria-hidden": "true" }, drawn("path", { d: SHAPES[shape] }));
}

/** @type {Record<string, string>} */
const SHAPES = {
  dot: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
  square: "M3 3h14v14H3z",
  diamond: "M10 1l9 9-9 9-9-9z",
  hexagon: "M5.5 2.2h9L19 10l-4.5 7.8h-9L1 10z",
  triangle: "M10 2l9 16H1z",
  star: "M10 1l2.6 6.100 6.6.6-5 4.4 1.5 6.5L10 15.200l-5.7 3.4 1.5-6.5-5-4.4 6.6-.6z",
};

/**
 * The line of a relation, as in the picture.
 * @param {string} relation
 * @param {{dashes: number[], directed: boolean}} style
 */
export function stroke(relation, style) {
  const path = drawn("path", { d: style.directed ? "M1 5h25m-5-4 5 4-5 4" : "M1 5h26" });
  if (style.dashes.length) path.setAttribute("stroke-dasharray", style.dashes.join(" "));
  return drawn("svg", { viewBox: "0 0 28 10", class: `stroke relation-${relation}`, "aria-hidden": "true" }, path);
}
