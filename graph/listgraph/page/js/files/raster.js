/** A drawing as pixels: what the page's own SVG is made of, painted on a canvas, as a page without requests loads no picture. */

/** Dots for each pixel: sharp on paper and on fine screens. */
export const SCALE = 2;

/** @param {Element} one @param {string} name @param {number} [otherwise] */
const numberOf = (one, name, otherwise = 0) => Number(one.getAttribute(name) ?? otherwise);

/** @param {SVGElement} root with a viewBox @returns {HTMLCanvasElement} */
export function rasterised(root) {
  const [left, top, width, height] = (root.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * SCALE), Math.round(height * SCALE)];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(SCALE, SCALE);
  context.translate(-left, -top);
  for (const one of root.children) draw(context, one, root.getAttribute("font-family") ?? "sans-serif");
  return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {Element} one @param {string} font */
function draw(context, one, font) {
  const opacity = numberOf(one, "opacity", 1);
  context.fillStyle = one.getAttribute("fill") ?? "none";
  context.strokeStyle = one.getAttribute("stroke") ?? "none";
  context.lineWidth = numberOf(one, "stroke-width", 1);
  context.lineJoin = "round";
  context.setLineDash((one.getAttribute("stroke-dasharray") ?? "").split(/[\s,]+/).filter(Boolean).map(Number));
  const has = (/** @type {string} */ paint) => (one.getAttribute(paint) ?? "none") !== "none";
  if (one.tagName === "text") {
    context.globalAlpha = opacity;
    context.font = `${one.getAttribute("font-weight") ?? "400"} ${parseFloat(one.getAttribute("font-size") ?? "12")}px ${font}`;
    context.textAlign = one.getAttribute("text-anchor") === "middle" ? "center" : "left";
    context.textBaseline = "middle";
    const at = /** @type {[string, number, number]} */ ([one.textContent ?? "", numberOf(one, "x"), numberOf(one, "y")]);
    if (has("stroke")) context.strokeText(...at);
    return context.fillText(...at);
  }
  const path = shapeOf(one);
  context.globalAlpha = opacity * numberOf(one, "fill-opacity", 1);
  if (has("fill")) context.fill(path);
  context.globalAlpha = opacity * numberOf(one, "stroke-opacity", 1);
  if (has("stroke")) context.stroke(path);
}

/** @param {Element} one */
function shapeOf(one) {
  if (one.tagName === "polygon") return new Path2D(`M${one.getAttribute("points")}Z`);
  const path = new Path2D(one.getAttribute("d") ?? "");
  if (one.tagName === "circle") path.arc(numberOf(one, "cx"), numberOf(one, "cy"), numberOf(one, "r"), 0, 2 * Math.PI);
  if (one.tagName === "rect") path.rect(numberOf(one, "x"), numberOf(one, "y"), numberOf(one, "width"), numberOf(one, "height"));
  return path;
}
