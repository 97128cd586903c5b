/** How the picture is arranged: as a map or a network, and what the map is gathered by. */
import { byId, element } from "../ground/dom.js";
import { say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { backbone, choices } from "./backbone.js";

/** Show the choices for what `state` now says. */
export function showArrange() {
  const focused = document.activeElement instanceof HTMLElement && byId("arrange").contains(document.activeElement) ? document.activeElement.id : "";
  const kinds = choices();
  const grouping = state.picture === "map" && kinds.length > 0 && element("label", {}, `${say("groupBy")} `, select(kinds));
  const pictures = ["map", "network"].map((name) => element("button", { type: "button", id: `picture-${name}`, class: "button", "aria-pressed": String(state.picture === name), onclick: () => change({ picture: name }) }, say(name)));
  byId("arrange").replaceChildren(...[grouping, element("span", { class: "segments", role: "group", "aria-label": say("pictures") }, ...pictures)].filter((part) => part !== false));
  byId("arrange").hidden = state.view !== "graph";
  if (focused) byId(focused)?.focus();
}

/** @param {string[]} kinds */
function select(kinds) {
  const made = /** @type {HTMLSelectElement} */ (element("select", { id: "group-by" }, ...kinds.map((kind) => element("option", { value: kind }, say(`group_${kind}`)))));
  made.value = backbone();
  made.addEventListener("change", () => change({ group: made.value }));
  return made;
}
