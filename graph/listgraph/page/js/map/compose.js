/** The picture for what passes: which layout it takes, by how much there is. Pure: same set, same size, same picture. */
import { articles, isNew } from "../data/facets.js";
import { passes } from "../data/filter.js";
import { isSelected } from "../picture/drawing.js";
import { near } from "../picture/taking.js";
import { state } from "../ground/state.js";
import { drawAround } from "./around.js";
import { HUBS } from "./backbone.js";
import { drawBubbles } from "./bubbles.js";
import { drawCards } from "./cards.js";
import { drawCells } from "./cells.js";
import { gathered } from "./groups.js";
import { drawHubs } from "./hubs.js";
import { Scene } from "./scene.js";

/** So many entries have room for a card each, for a title each, and for a dot each. */
const [CARDS, TITLES, DOTS] = [40, HUBS, 5000];
/** Square pixels that an entry and a group need on a narrow screen. */
const [ENTRY_AREA, CELL_AREA] = [330, 8000];
const NARROW = 600;
/** So many cells at most, or as many as have so many square pixels each, but not fewer than these. */
const [CELLS, CELL_ROOM, FEW] = [60, 14000, 24];

/** The articles that the reader has chosen to see. */
export function shownArticles() {
  const { focus, found, hidden } = state;
  if (!focus) return Array.from(articles()).filter(isSelected);
  const close = new Set(near(focus));
  return Array.from(articles()).filter((node) => close.has(node) && passes(node) && !hidden.has(node) && (!found || found.has(node)));
}

/** @type {{of: unknown[], all: import("./groups.js").Gathered | null}} */
let last = { of: [], all: null };

/** What passes, gathered; kept for the next zoom of the picture. @param {number[]} some @param {number} cells that there is room for */
function gatheredOnce(some, cells) {
  const { facets, confidence, hidden, pinned, hiddenRelations, focus, found, group, language, mine } = state;
  const of = [facets, confidence, hidden, pinned, hiddenRelations, focus, found, group, language, mine, some.length, cells];
  if (!last.all || of.some((value, at) => value !== last.of[at])) last = { of, all: gathered(some, cells) };
  return last.all ?? gathered(some, cells);
}

/**
 * @param {number[]} some articles
 * @param {number} width
 * @param {number} height
 * @param {number} zoom
 */
export function composed(some, width, height, zoom) {
  let scene = new Scene(width * zoom, height * zoom);
  if (state.focus?.steps === 1) {
    scene.mode = "around";
    return { scene, all: { kind: "around", parts: "around", fields: drawAround(scene, state.focus.node, some), flat: true, count: some.length } };
  }
  const all = gatheredOnce(some, width < NARROW ? CELLS : Math.min(CELLS, Math.max(FEW, Math.floor((width * height) / CELL_ROOM))));
  if (!some.length) scene.mode = "empty";
  else if (all.kind === "model" && some.length <= TITLES) scene.mode = "hubs";
  else if (some.length <= CARDS) scene.mode = "cards";
  else if (some.length <= TITLES) scene.mode = "titles";
  else scene.mode = some.length <= DOTS ? "cells" : "bubbles";
  if (scene.mode === "hubs") drawHubs(scene, all);
  else if (scene.mode === "cards") drawCards(scene, all, 2);
  else if (scene.mode === "titles") scene = titled(scene, all);
  else if (scene.mode === "cells" || scene.mode === "bubbles") drawMany(scene, all, width < NARROW);
  ring(scene);
  return { scene, all };
}

/** Titles, each with the first words of its description where all of them have room. @param {Scene} scene @param {import("./groups.js").Gathered} all */
function titled(scene, all) {
  const described = new Scene(scene.width, scene.height);
  described.mode = scene.mode;
  drawCards(described, all, 1);
  if (described.height <= scene.height) return described;
  drawCards(scene, all, 0);
  return scene;
}

/** The dots of what is new are rings. @param {Scene} scene */
function ring({ shapes, targets }) {
  for (const shape of shapes) {
    const node = shape.tag === "circle" && shape.ref >= 0 ? targets[shape.ref].node : null;
    if (node !== null && isNew(node)) Object.assign(shape, { look: "fresh" });
  }
}

/** @param {Scene} scene @param {import("./groups.js").Gathered} all @param {boolean} narrow */
function drawMany(scene, all, narrow) {
  if (narrow) {
    const groups = all.fields.reduce((sum, field) => sum + field.cells.length, 0);
    const entries = scene.mode === "cells" ? all.count : 0;
    scene.height = Math.max(scene.height, (entries * ENTRY_AREA + groups * CELL_AREA) / scene.width);
  }
  if (scene.mode === "cells") drawCells(scene, all, narrow);
  else drawBubbles(scene, all);
}
