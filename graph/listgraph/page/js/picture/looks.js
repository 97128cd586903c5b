/** How nodes and lines look: what vis-network is told of each, by what is selected and by the theme. */
import { opening } from "../data/data.js";
import { isNew } from "../data/facets.js";
import { isShown, lineId, lines, shownRelations, spots } from "./drawing.js";
import { chosenPath } from "./paths.js";
import { selectedNodes, state } from "../ground/state.js";

/** @typedef {import("./drawing.js").Spot} Spot */
/** @typedef {import("./drawing.js").Line} Line */

/** So many lines are drawn at rest; the fainter ones wait until a node of theirs is chosen. */
const LINE_BUDGET = 500;
/** Relations with this opacity or more have their colour at rest as well. */
const TELLING = opening.telling;
const styles = opening.styles;

/** The colours of the theme by their names in the style sheet, without the dashes. */
/** @type {Record<string, string>} */
export const colours = {};

/** The lines that are not drawn at rest. */
const quiet = new Set(
  Array.from(lines.values())
    .sort((one, two) => restOpacity(two) - restOpacity(one))
    .slice(LINE_BUDGET)
    .map((line) => line.id),
);

/** Take the colours of the present theme from the style sheet. */
export function readColours() {
  const computed = getComputedStyle(document.documentElement);
  const names = ["canvas", "ink", "muted", "accent"];
  for (const kind of Object.keys(styles.kinds)) names.push(`kind-${kind}`);
  for (const relation of Object.keys(styles.relations)) names.push(`relation-${relation}`);
  for (let topic = 1; topic <= opening.topics.length; topic += 1) names.push(`topic-${topic}`);
  for (const name of names) colours[name] = computed.getPropertyValue(`--${name}`).trim();
}

/**
 * A node as vis-network wants it.
 * @param {Spot} spot
 * @param {unknown} [lit]
 */
export function nodeItem(spot, lit) {
  const chosen = lit instanceof Set ? lit : new Set();
  const { pinned } = state;
  const picked = selectedNodes().includes(spot.id);
  const fill = colours[`kind-${spot.kind}`];
  const border = picked || state.picked.has(spot.id) ? colours.ink : pinned.has(spot.id) ? colours.muted : isNew(spot.id) ? colours.accent : colours.canvas;
  const colour = { background: fill, border };
  return {
    id: spot.id,
    x: spot.x,
    y: spot.y,
    size: spot.size,
    shape: styles.kinds[spot.kind].shape,
    color: { ...colour, highlight: colour, hover: colour },
    borderWidth: state.picked.has(spot.id) ? 4 : picked ? 3 : pinned.has(spot.id) ? 2.5 : isNew(spot.id) ? 2 : 1.5,
    opacity: chosen.size && !chosen.has(spot.id) ? 0.14 : 1,
    hidden: !isShown(spot),
  };
}

/**
 * A line as vis-network wants it: grey or softly coloured at rest, in its relation's colour when lit.
 * @param {Line} line
 * @param {unknown} [lit]
 */
export function edgeItem(line, lit) {
  const relations = shownRelations(line);
  const relation = relations[0] ?? line.relations[0];
  const style = styles.relations[relation];
  const bright = isLit(line);
  const faded = lit instanceof Set && lit.size > 0 && !bright;
  const told = style.rest >= TELLING;
  const base = bright || told ? colours[`relation-${relation}`] : colours.muted;
  const paint = translucent(base, bright ? 0.95 : faded ? 0.05 : restOpacity(line));
  return {
    id: line.id,
    from: line.source,
    to: line.target,
    color: { color: paint, highlight: paint, hover: paint, inherit: false },
    width: bright ? 2.2 : told ? 1.6 : 1,
    dashes: style.dashes.length ? style.dashes : false,
    arrows: { to: { enabled: style.directed && (told || bright), scaleFactor: 0.6 } },
    smooth: line.paired ? { enabled: true, type: "curvedCW", roundness: 0.14 } : false,
    hidden: relations.length === 0 || (!bright && quiet.has(line.id)),
  };
}

/**
 * How strong a line is when nothing is lit: long ones are fainter, as they would cover the picture.
 * @param {Line} line
 */
function restOpacity(line) {
  const { rest } = styles.relations[shownRelations(line)[0] ?? line.relations[0]];
  const [one, two] = [spots.get(line.source), spots.get(line.target)];
  const length = one && two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
  return rest * Math.min(1, rest >= TELLING ? Math.max(0.4, 420 / length) : Math.max(0.3, 160 / length));
}

/** @param {Line} line */
function isLit(line) {
  const { selection, hover, hits } = state;
  if (hits.size) return false;
  if (hover !== null) return line.source === hover || line.target === hover;
  if (!selection) return false;
  if ("node" in selection) return line.source === selection.node || line.target === selection.node;
  if ("from" in selection) {
    const path = chosenPath();
    return path.includes(line.source) && Math.abs(path.indexOf(line.source) - path.indexOf(line.target)) === 1 && path.includes(line.target);
  }
  const { source, target } = selection;
  return line.id === lineId(source, target) || line.id === lineId(target, source);
}

/**
 * @param {string} hex
 * @param {number} alpha
 */
function translucent(hex, alpha) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}
