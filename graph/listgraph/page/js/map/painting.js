/** A scene as SVG elements. Each that can be pointed at carries the number of what it stands for. */

import { SVG, drawn } from "../ground/dom.js";

/** @typedef {import("./scene.js").Shape} Shape */
/** Between words and those that follow them on their line. */
export const APART = 6;

/** The attributes of each shape besides its look. */
/** @type {Record<string, string[]>} */
const GIVEN = { rect: ["x", "y"], circle: ["r"], text: ["x", "y"], path: ["d"] };

/** @param {number} value */
const short = (value) => String(Math.round(value * 10) / 10);

/** @param {Shape} shape */
function painted(shape) {
  const made = drawn(shape.tag);
  for (const name of GIVEN[shape.tag]) {
    const value = /** @type {any} */ (shape)[name];
    made.setAttribute(name, typeof value === "number" ? short(value) : value);
  }
  if (shape.tag === "rect") {
    made.setAttribute("width", short(shape.w));
    made.setAttribute("height", short(shape.h));
    made.setAttribute("rx", String(shape.r));
  } else if (shape.tag === "circle") {
    made.setAttribute("cx", short(shape.x));
    made.setAttribute("cy", short(shape.y));
  } else if (shape.tag === "text") {
    made.setAttribute("font-size", String(shape.size));
    made.append(shape.text, ...shape.after.map(run));
  }
  if (shape.look) made.setAttribute("class", shape.look);
  if (shape.ref >= 0) made.dataset.ref = String(shape.ref);
  return made;
}

/** @param {import("./scene.js").Run} words */
function run({ text, size, look }) {
  const made = drawn("tspan", { dx: APART, "font-size": size });
  if (look) made.setAttribute("class", look);
  made.textContent = text;
  return made;
}

/** An empty drawing as large as the scene. @param {import("./scene.js").Scene} scene */
export function sheet(scene) {
  const [width, height] = [short(scene.width), short(scene.height)];
  return drawn("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
}

/** @param {import("./scene.js").Scene} scene */
export function paint(scene) {
  const drawing = sheet(scene);
  drawing.append(...scene.shapes.map(painted));
  return drawing;
}

/** Shapes of a piece. */
const PIECE = 400;

/**
 * A scene as SVG elements, made and laid out unseen, a piece in each frame, and shown in one of its own.
 * @param {import("./scene.js").Scene} scene
 * @param {Element} place where it will be seen, until then below what is there
 * @param {(drawing: SVGElement) => void} done
 * @returns {() => void} ends it before it is done
 */
export function paintInPieces(scene, place, done) {
  const drawing = sheet(scene);
  drawing.classList.add("coming");
  place.prepend(drawing);
  let [at, frame] = [0, 0];
  const next = () => {
    if (at < scene.shapes.length) {
      drawing.append(...scene.shapes.slice(at, at + PIECE).map(painted));
      at += PIECE;
      return void (frame = requestAnimationFrame(next));
    }
    drawing.classList.remove("coming");
    return done(drawing);
  };
  frame = requestAnimationFrame(next);
  return () => {
    cancelAnimationFrame(frame);
    if (drawing.classList.contains("coming")) drawing.remove();
  };
}
