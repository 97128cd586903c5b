/** Topics: what belongs together stands on common ground, called after its best known node. */
import { fit } from "./camera.js";
import { network } from "./canvas.js";
import { opening } from "../data/data.js";
import { element, isolated } from "../ground/dom.js";
import { isShown, spots } from "./drawing.js";
import { labelOf } from "../data/graph.js";
import { colours } from "./looks.js";
import { number, say } from "../ground/messages.js";

/** How far the ground reaches beyond a node: further from afar, so that it stays one. @param {number} scale */
export const reach = (scale) => Math.min(72, Math.max(30, 20 / scale));
/** The opening nodes of each topic, from 1. */
/** @type {number[][]} */
const members = opening.topics.map(() => []);
for (const node of opening.network.nodes) if (node.topic) members[node.topic - 1].push(node.id);
/** So far apart at most are two nodes that the ground joins. */
const JOINED = 330;
/** The ties within each topic. */
/** @type {[number, number][][]} */
const joints = members.map(() => []);
const topicOf = new Map(members.flatMap((nodes, at) => nodes.map((node) => /** @type {const} */ ([node, at]))));
for (const { from, to } of opening.network.edges) {
  const at = topicOf.get(from);
  if (at !== undefined && at === topicOf.get(to)) joints[at].push([from, to]);
}

network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
  const beyond = reach(network.getScale());
  members.forEach((nodes, at) => {
    context.fillStyle = context.strokeStyle = colours[`topic-${at + 1}`];
    context.lineWidth = beyond * 1.6;
    context.beginPath();
    for (const ends of joints[at]) {
      const [one, two] = ends.map((node) => spots.get(node));
      if (!one || !two || !isShown(one) || !isShown(two) || Math.hypot(one.x - two.x, one.y - two.y) > JOINED) continue;
      context.moveTo(one.x, one.y);
      context.lineTo(two.x, two.y);
    }
    context.stroke();
    context.beginPath();
    for (const node of nodes) {
      const spot = spots.get(node);
      if (!spot || !isShown(spot)) continue;
      context.moveTo(spot.x + spot.size + beyond, spot.y);
      context.arc(spot.x, spot.y, spot.size + beyond, 0, 2 * Math.PI);
    }
    context.fill();
  });
});

/**
 * A topic's best known nodes.
 * @param {number} at
 */
function named(at) {
  return opening.topics[at].flatMap((/** @type {number} */ node, /** @type {number} */ place) => [place ? " · " : "", isolated(labelOf(node))]);
}

/** The part of the legend that names the topics; a click shows one. */
export function topicsPart() {
  if (!members.length) return null;
  const rows = members.map((nodes, at) => {
    const show = () => fit(nodes.flatMap((node) => spots.get(node) ?? []).filter(isShown));
    return element(
      "button",
      { type: "button", class: "topic", title: opening.topics[at].map(labelOf).join(" · "), onclick: show },
      element("span", { class: `ground topic-${at + 1}` }),
      element("span", { class: "name" }, ...named(at)),
      element("span", { class: "count" }, number(nodes.length)),
    );
  });
  return element("section", { role: "group", "aria-label": say("topics") }, element("h2", { title: say("topicsTitle") }, say("topics")), ...rows);
}
