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

/** The articles that the reader has chosen to see. */
export function shownArticles() {
  const { focus, found, hidden } = state;
  if (!focus) return Array.from(articles()).filter(isSelected);
  const close = new Set(near(focus));
  return Array.from(articles()).filter((node) => close.has(node) && passes(node) && !hidden.has(node) && (!found || found.has(node)));
}

/** @type {{of: unknown[], all: import("./groups.js").Gathered | null}} */
let last = { of: [], all: null };

/** What passes, gathered; kept for the next size of the picture. @param {number[]} some */
function gatheredOnce(some) {
  const { facets, confidence, hidden, pinned, hiddenRelations, focus, found, group, language, mine } = state;
  const of = [facets, confidence, hidden, pinned, hiddenRelations, focus, found, group, language, mine, some.length];
  if (!last.all || of.some((value, at) => value !== last.of[at])) last = { of, all: gathered(some) };
  return last.all ?? gathered(some);
}

/**
 * @param {number[]} some articles
 * @param {number} width
 * @param {number} height
 * @param {number} zoom
 */
export function composed(some, width, height, zoom) {
  const scene = new Scene(width * zoom, height * zoom);
  if (state.focus?.steps === 1) {
    scene.mode = "around";
    return { scene, all: { kind: "around", parts: "around", fields: drawAround(scene, state.focus.node, some), flat: true, count: some.length } };
  }
  const all = gatheredOnce(some);
  if (!some.length) scene.mode = "empty";
  else if (all.kind === "model" && some.length <= TITLES) scene.mode = "hubs";
  else if (some.length <= CARDS) scene.mode = "cards";
  else if (some.length <= TITLES) scene.mode = "titles";
  else scene.mode = some.length <= DOTS ? "cells" : "bubbles";
  if (scene.mode === "hubs") drawHubs(scene, all);
  else if (scene.mode === "cards" || scene.mode === "titles") drawCards(scene, all, scene.mode === "cards");
  else if (scene.mode === "cells" || scene.mode === "bubbles") drawMany(scene, all, width < NARROW);
  ring(scene);
  return { scene, all };
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
