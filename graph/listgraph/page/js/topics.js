/** Topics: what belongs together stands on common ground, called after its best known node. */
import { fit } from "./camera.js";
import { network } from "./canvas.js";
import { opening } from "./data.js";
import { element, isolated } from "./dom.js";
import { isShown, spots } from "./drawing.js";
import { labelOf } from "./graph.js";
import { colours } from "./looks.js";
import { number, say } from "./messages.js";

/** How far the ground reaches beyond a node: further from afar, so that it stays one. @param {number} scale */
export const reach = (scale) => Math.min(72, Math.max(30, 20 / scale));
/** The opening nodes of each topic, from 1. */
/** @type {number[][]} */
const members = opening.topics.map(() => []);
for (const node of opening.network.nodes) if (node.topic) members[node.topic - 1].push(node.id);

network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
  const beyond = reach(network.getScale());
  members.forEach((nodes, at) => {
    context.fillStyle = colours[`topic-${at + 1}`];
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

/** The part of the legend that names the topics; a click shows one. */
export function topicsPart() {
  if (!members.length) return null;
  const rows = members.map((nodes, at) => {
    const show = () => fit(nodes.flatMap((node) => spots.get(node) ?? []).filter(isShown));
    return element(
      "button",
      { type: "button", class: "topic", onclick: show },
      element("span", { class: `ground topic-${at + 1}` }),
      element("span", { class: "name" }, isolated(labelOf(opening.topics[at]))),
      element("span", { class: "count" }, number(nodes.length)),
    );
  });
  return element("section", { role: "group", "aria-label": say("topics") }, element("h2", { title: say("topicsTitle") }, say("topics")), ...rows);
}
