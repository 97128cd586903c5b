/**
 * A picture before it is drawn: shapes in order, what each stands for, and what the reader is told of
 * it. Knows nothing of the page.
 *
 * @typedef {{text: string, size: number, look: string}} Run words that follow others on their line, wherever those end
 * @typedef {{tag: "rect", x: number, y: number, w: number, h: number, r: number, look: string, ref: number}
 *   | {tag: "circle", x: number, y: number, r: number, look: string, ref: number}
 *   | {tag: "text", x: number, y: number, text: string, size: number, look: string, ref: number, after: Run[]}
 *   | {tag: "path", d: string, look: string, ref: number}} Shape
 * @typedef {{node: number | null, group: import("./groups.js").Cell | import("./groups.js").Field | null, x: number, y: number, w: number, h: number}} Target
 * what can be pointed at: an entry, a model, or a group that opens
 */
import { labelOf } from "../data/graph.js";
import { visible } from "../ground/text.js";

export class Scene {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    /** @type {Shape[]} */
    this.shapes = [];
    /** @type {Target[]} */
    this.targets = [];
    /** Entries that have a sign of their own, and those of them that have a title. */
    this.drawn = 0;
    this.named = 0;
    this.mode = "cells";
  }

  /** @param {Omit<Target, "node" | "group"> & Partial<Target>} target @returns {number} its number */
  target(target) {
    return this.targets.push({ node: null, group: null, ...target }) - 1;
  }

  /** @param {import("./treemap.js").Box} box @param {number} r @param {string} look @param {number} [ref] */
  rect({ x, y, w, h }, r, look, ref = -1) {
    this.shapes.push({ tag: "rect", x, y, w: Math.max(w, 0), h: Math.max(h, 0), r, look, ref });
  }

  /** @param {number} x @param {number} y @param {number} r @param {string} look @param {number} [ref] */
  circle(x, y, r, look, ref = -1) {
    this.shapes.push({ tag: "circle", x, y, r, look, ref });
  }

  /** @param {number} x @param {number} y @param {string} text @param {number} size @param {string} look @param {number} [ref] @param {Run[]} [after] */
  text(x, y, text, size, look, ref = -1, after = []) {
    if (text) this.shapes.push({ tag: "text", x, y, text, size, look, ref, after });
  }

  /** @param {string} d @param {string} look @param {number} [ref] */
  path(d, look, ref = -1) {
    this.shapes.push({ tag: "path", d, look, ref });
  }
}

/** The title of a node as it may be shown. @param {number} node */
export const titleOf = (node) => visible(labelOf(node));
