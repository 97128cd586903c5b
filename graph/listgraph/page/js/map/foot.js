/** What is said below the map, and in its place where nothing passes. */
import { articles } from "../data/facets.js";
import { withoutEach } from "../data/filter.js";
import { element } from "../ground/dom.js";
import { number, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { entryCount } from "../panel/parts.js";

/** How many are drawn, pass, and are there. @param {ReturnType<typeof import("./compose.js").composed>} picture */
export function words({ scene, all }) {
  const total = articles().length;
  const bold = (/** @type {number} */ value) => element("b", {}, number(value));
  const filled = (/** @type {string} */ key, /** @type {Record<string, Node | string>} */ parts) => say(key, Object.fromEntries(Object.keys(parts).map((name) => [name, `\0${name}\0`]))).split("\0").map((piece) => parts[piece] ?? piece);
  const whole = all.count === total ? "" : say("ofWhole", { total: entryCount(total) });
  if (scene.mode === "bubbles") {
    const bubbles = scene.shapes.filter(({ tag }) => tag === "circle").length;
    return [...filled("footBubbles", { count: bold(all.count), entries: entryCount(all.count), bubbles: bold(bubbles) }), whole];
  }
  const isAround = scene.mode === "around";
  const gatheredCount = all.count - scene.drawn;
  const named = isAround ? [] : scene.named === scene.drawn ? [say("allByName")] : filled("someByName", { named: bold(scene.named) });
  const rest = gatheredCount ? say("gathered", { count: number(gatheredCount) }) : "";
  return [...filled("footDrawn", { drawn: bold(scene.drawn), entries: entryCount(all.count) }), ...named, rest, whole];
}

/** What to do where nothing passes: each filter that may go, with what that would give. */
export function nothing() {
  const ways = withoutEach().filter(([, count]) => count > 0).map(([name, count]) => element("button", { type: "button", class: "button", onclick: () => change({ facets: { ...state.facets, [name]: new Set() } }) }, say("takeFacetAway", { name: say(`facet_${name}`), count: entryCount(count) })));
  return element("div", { class: "empty" }, element("p", {}, say("nothingPasses")), element("p", { class: "actions" }, ...ways));
}
