/** Views that the reader has given a name: opened, renamed, deleted; kept in this browser with the marks. */
import { allViews, keepViews } from "../data/mine.js";
import { byId, element, isolated } from "../ground/dom.js";
import { say } from "../ground/messages.js";

/** The name that is being written: of which view, or of a new one; null for none. */
/** @type {{of: string} | null} */
let writing = null;

/** The part of the legend with the saved views. */
export function viewsPart() {
  const rows = allViews().map((view) => (writing?.of === view.name ? nameField(view.name) : row(view)));
  const save = writing?.of === "" ? nameField("") : element("button", { type: "button", class: "link", "data-view": "", onclick: () => write("") }, say("saveView"));
  return element("section", { id: "saved-views", role: "group", "aria-label": say("savedViews") }, element("h2", {}, say("savedViews")), ...rows, save);
}

/** @param {import("../data/mine.js").View} view */
function row({ name, address }) {
  const icon = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {() => void} */ act) => element("button", { type: "button", class: "icon", "aria-label": say(key, { name }), title: say(key, { name }), onclick: act }, sign);
  return element(
    "div",
    { class: "saved-view" },
    element("button", { type: "button", class: "topic", "data-view": name, title: name, onclick: () => open(address) }, element("span", { class: "name" }, isolated(name))),
    icon("renameView", "✎", () => write(name)),
    icon("deleteView", "✕", () => {
      keepViews(allViews().filter((view) => view.name !== name));
      showAgain("");
    }),
  );
}

/** @param {string} address */
function open(address) {
  location.hash = address || "#";
}

/** @param {string} name */
function write(name) {
  writing = { of: name };
  showAgain(name);
}

/** @param {string} name of the view that gets another, or nothing for the view that is seen */
function nameField(name) {
  const field = /** @type {HTMLInputElement} */ (element("input", { type: "text", class: "find", maxlength: 80, "aria-label": say("viewName"), placeholder: say("viewName"), autocomplete: "off" }));
  field.value = name;
  const end = (/** @type {string} */ chosen) => {
    writing = null;
    showAgain(chosen);
  };
  const keep = () => {
    const chosen = field.value.trim();
    if (!chosen) return end(name);
    if (name) keepViews(allViews().map((view) => (view.name === name ? { ...view, name: chosen } : view)));
    else keepViews([...allViews(), { name: chosen, address: location.hash.slice(1) }]);
    end(chosen);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") keep();
    else if (event.key === "Escape") end(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return element("div", { class: "saved-view" }, field, element("button", { type: "button", class: "button", onclick: keep }, say("keep")));
}

/** Build the part again; the focus goes to the field, or to a view. @param {string} name */
function showAgain(name) {
  byId("saved-views").replaceWith(viewsPart());
  const part = byId("saved-views");
  const field = /** @type {HTMLElement | null} */ (part.querySelector("input") ?? part.querySelector(`[data-view="${CSS.escape(name)}"]`) ?? part.querySelector("button"));
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
