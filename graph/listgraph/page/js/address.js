/**
 * The view in the address: what follows the `#` gives the same view again, from a file as well.
 *
 * `node` or `line` is what is selected, `only` the steps of the focus, `off` the kinds and relations
 * that are filtered out, `with` the nodes taken in, `without` those hidden, `at` the camera.
 */
import { cameraMoved, cameraPlace, fit, onCamera, placeCamera } from "./camera.js";
import { kindNumber, relationNumber } from "./data.js";
import { openingNodes, reveal, spots } from "./drawing.js";
import { idOf, nodeWithId } from "./graph.js";
import { change, state } from "./state.js";

/** @typedef {import("./state.js").State} State */

const OFF = ["Section", "List"];
/** While an address is being followed, nothing is written to it. */
let following = false;

/** The part after the `#` for the present view. */
export function address() {
  const { selection, focus, hidden, hiddenKinds, hiddenRelations, language, theme } = state;
  const off = [...hiddenKinds, ...hiddenRelations];
  const added = Array.from(spots.keys()).filter((node) => !openingNodes.has(node));
  const started = off.length === OFF.length && OFF.every((name) => hiddenKinds.has(name));
  /** @type {[string, string | number | false | undefined][]} */
  const parts = [
    ["node", selection !== null && "node" in selection && idOf(selection.node)],
    ["line", selection !== null && "source" in selection && `${idOf(selection.source)},${idOf(selection.target)}`],
    ["only", focus !== null && `${idOf(focus.node)},${focus.steps}`],
    ["off", !started && (off.join(",") || "-")],
    ["with", added.map(idOf).join(",")],
    ["without", Array.from(hidden, idOf).join(",")],
    // Where nothing is left out and nobody has moved it, the camera stands where it always does.
    ["at", (cameraMoved() || !started || focus !== null || hidden.size > 0) && cameraPlace().join(",")],
    ["theme", theme],
    ["lang", languageChosen && language],
  ];
  const text = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${encoded(String(value))}`);
  return text.join("&");
}

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text).replace(/%2F/g, "/").replace(/%2C/g, ",");

let languageChosen = false;

/**
 * Write the view into the address; a new selection is a step that the back button undoes.
 * @param {Partial<State>} changed
 */
export function writeAddress(changed) {
  if (changed.language && !following) languageChosen = true;
  if (following || Object.keys(changed).every((name) => name === "hover")) return;
  const url = `#${address()}`;
  if (url === (location.hash || "#")) return;
  if ("selection" in changed) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** Show the view that the address names; what it does not name is as when the page opens. */
export function followAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  /** @param {string} name */
  const list = (name) => (parts.get(name) ?? "").split(",").filter(Boolean);
  /** @param {string} name */
  const nodes = (name) => list(name).map(nodeWithId).filter((node) => node !== undefined);
  const off = parts.has("off") ? list("off") : OFF;
  const [node] = nodes("node");
  const [source, target] = nodes("line");
  const [middle] = nodes("only");
  const steps = Number(list("only")[1]);
  following = true;
  nodes("with").forEach(reveal);
  const language = parts.get("lang");
  const theme = parts.get("theme");
  languageChosen = language === "en" || language === "zh";
  change({
    hiddenKinds: new Set(off.filter((name) => name in kindNumber)),
    hiddenRelations: new Set(off.filter((name) => name in relationNumber)),
    hidden: new Set(nodes("without")),
    focus: middle !== undefined && steps > 0 && steps < 4 ? { node: middle, steps } : null,
    selection: node !== undefined ? { node } : target !== undefined ? { source, target } : null,
    ...(language === "en" || language === "zh" ? { language } : {}),
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
  });
  const camera = list("at").map(Number);
  if (camera.length === 3 && camera.every(Number.isFinite)) placeCamera(camera);
  else fit(undefined, false);
  following = false;
}

addEventListener("popstate", followAddress);
onCamera(() => writeAddress({ theme: state.theme }));
