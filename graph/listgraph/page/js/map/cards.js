/** What few entries have room for: a card each, with the first words of its description, or its title alone. */
import { facts, firstWords } from "./words.js";
import { fitted, widthOf, wrapped } from "./measure.js";
import { titleOf } from "./scene.js";
import { idOf } from "../data/graph.js";
import { markOf } from "../data/mine.js";
import { number } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./groups.js").Gathered} Gathered */
/** @typedef {{name: string, count: number, colour: number, group: import("./groups.js").Cell | import("./groups.js").Field, members: number[]}} Block */

const [GAP, HEAD, PAD] = [10, 30, 6];
/** Width that a card or a title needs at least, and between two of them. */
const [CARD, TITLE, BETWEEN] = [250, 190, 6];
const [CARD_TEXT, TITLE_ROW, DESCRIBED] = [12.5, 19, 19];

/**
 * @param {Scene} scene its height grows with what there is
 * @param {Gathered} all
 * @param {number} said lines of description: two on a card, or one below a title, or none
 */
export function drawCards(scene, all, said) {
  const blocks = all.fields.flatMap((field) => blocksOf(field, all.fields.length > 1));
  const columns = Math.max(1, Math.min(blocks.length, Math.floor((scene.width + GAP) / (said > 1 ? 460 : 262)) || 1));
  const width = (scene.width - GAP * (columns - 1)) / columns;
  const heights = new Array(columns).fill(0);
  for (const block of blocks) {
    const column = heights.indexOf(Math.min(...heights));
    heights[column] += drawBlock(scene, block, column * (width + GAP), heights[column], width, said) + GAP;
  }
  scene.height = Math.max(...heights) - GAP;
}

/**
 * A field as one block, or its cells where it is all that there is.
 * @param {import("./groups.js").Field} field
 * @param {boolean} whole
 * @returns {Block[]}
 */
function blocksOf(field, whole) {
  const members = field.cells.flatMap((cell) => cell.members);
  if (whole) return [{ name: field.label, count: field.count, colour: field.colour, group: field, members }];
  return field.cells.map((cell, at) => ({ name: cell.label, count: cell.members.length, colour: (at % 8) + 1, group: cell, members: cell.members }));
}

/**
 * @param {Scene} scene
 * @param {Block} block
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} said
 * @returns {number} its height
 */
function drawBlock(scene, block, x, y, width, said) {
  const whole = said > 1;
  const columns = Math.max(1, Math.floor((width - 2 * PAD + BETWEEN) / ((whole ? CARD : TITLE) + BETWEEN)));
  const each = (width - 2 * PAD + BETWEEN) / columns - BETWEEN;
  const cards = block.members.map((node) => (whole ? cardOf(node, each - 34) : titleRow(node, each - 28, said)));
  const ground = { x, y, w: width, h: 0 };
  const at = scene.shapes.length;
  const ref = scene.target({ group: block.group, ...ground });
  const count = number(block.count);
  const name = fitted(visible(block.name), width - 34 - widthOf(count, 12), 13.5, true);
  scene.text(x + 14, y + 20, name, 13.5, `name-${block.colour} strong`, ref, [{ text: count, size: 12, look: `name-${block.colour}` }]);
  let top = y + HEAD;
  const rows = Math.ceil(cards.length / columns);
  for (let row = 0; row < rows; row += 1) {
    // Cards are read along the row, titles down the column.
    const some = Array.from({ length: columns }, (_, column) => cards[whole ? row * columns + column : column * rows + row]);
    const height = Math.max(...some.map((card) => card?.height ?? 0));
    some.forEach((card, column) => card && drawCard(scene, card, { x: x + PAD + column * (each + BETWEEN), y: top, w: each, h: height }, block.colour, whole));
    top += height + (whole ? BETWEEN : 0);
  }
  const height = top - y + (whole ? 0 : PAD);
  const box = { ...ground, h: height };
  scene.rect(box, 12, `ground-${block.colour}`, ref);
  scene.shapes.splice(at, 0, ...scene.shapes.splice(-1));
  Object.assign(scene.targets[ref], { h: HEAD });
  return height;
}

/** @param {number} node @param {number} width @param {number} said */
function titleRow(node, width, said) {
  const lines = wrapped(firstWords(node), width, CARD_TEXT - 1, said);
  return { node, lines, fact: "", height: TITLE_ROW + (lines.length ? DESCRIBED : 0) };
}

/**
 * @param {number} node
 * @param {number} width
 */
function cardOf(node, width) {
  const lines = wrapped(firstWords(node), width, CARD_TEXT, 2);
  const fact = fitted(facts(node).join(" · "), width, 11.5);
  return { node, lines, fact, height: 24 + 17 * lines.length + (fact ? 17 : 0) + 6 };
}

/**
 * @param {Scene} scene
 * @param {{node: number, lines: string[], fact: string, height: number}} card
 * @param {import("./treemap.js").Box} box
 * @param {number} colour
 * @param {boolean} whole
 */
function drawCard(scene, card, box, colour, whole) {
  const ref = scene.target({ node: card.node, ...box });
  if (whole) scene.rect(box, 8, "cell", ref);
  const [left, size] = whole ? [box.x + 26, 13.5] : [box.x + 20, 12.5];
  const middle = box.y + (whole ? 15 : 9);
  scene.circle(box.x + (whole ? 14 : 11), middle, whole ? 4.5 : 3, `dot-${colour}`, ref);
  scene.text(left, middle + 4.5, fitted(`${markOf(idOf(card.node)).star ? "★ " : ""}${titleOf(card.node)}`, box.x + box.w - left - 8, size, whole), size, whole ? "strong" : "", ref);
  card.lines.forEach((line, at) => scene.text(left, middle + (whole ? 22 : 19) + 17 * at, line, whole ? CARD_TEXT : CARD_TEXT - 1, "muted", ref));
  scene.text(left, middle + 22 + 17 * card.lines.length, card.fact, 11.5, `name-${colour}`, ref);
  scene.drawn += 1;
  scene.named += 1;
}
