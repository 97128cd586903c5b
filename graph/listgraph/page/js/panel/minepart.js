/** Marks in the panel, and all of them as a file: to keep, to move to another browser, to read. */
import { addMarks, allMarks, allViews, MARKS, markOf, marksText, setMark } from "../data/mine.js";
import { idOf, nodeWithId } from "../data/graph.js";
import { byId, element } from "../ground/dom.js";
import { saveFile } from "../files/save.js";
import { markdownItem } from "../files/takeaway.js";
import { say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";

/** Everything that shows marks is shown again. */
const told = () => change({ mine: state.mine + 1 });

/** The buttons and the note of an article. @param {number} node */
export function markPart(node) {
  const id = idOf(node);
  const buttons = MARKS.map((name) => {
    const on = markOf(id)[name] === true;
    const act = () => {
      setMark(id, { [name]: !on });
      told();
      /** @type {HTMLElement | null} */ (byId("panel").querySelector(`[data-mark="${name}"]`))?.focus();
    };
    return element("button", { type: "button", class: "button", "data-mark": name, "aria-pressed": String(on), onclick: act }, say(`mark_${name}`));
  });
  const note = /** @type {HTMLTextAreaElement} */ (element("textarea", { class: "note", rows: 1, placeholder: say("mark_note"), "aria-label": say("mark_note") }));
  note.value = markOf(id).note ?? "";
  note.addEventListener("change", () => {
    setMark(id, { note: note.value.trim() });
    told();
  });
  return element("div", { class: "marks" }, element("div", { class: "actions" }, ...buttons), note);
}

/** The buttons that save all marks and read them from a file. */
export function markFiles() {
  const file = /** @type {HTMLInputElement} */ (element("input", { type: "file", accept: ".json,application/json", hidden: true }));
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    try {
      if (chosen) addMarks(await chosen.text());
      told();
    } catch {
      byId("status").textContent = say("noMarksInFile");
    }
  });
  const button = (/** @type {string} */ key, /** @type {() => void} */ act) => element("button", { type: "button", class: "button", onclick: act }, say(key));
  return element(
    "div",
    { class: "actions" },
    file,
    allMarks().size + allViews().length > 0 && button("saveMarks", () => saveFile("marks.json", "application/json", marksText())),
    allMarks().size > 0 && button("saveMarksMarkdown", () => saveFile("marks.md", "text/markdown", markdownOfMarks())),
    button("readMarks", () => file.click()),
  );
}

/** Every marked article as a line of a list, with its note below it. */
function markdownOfMarks() {
  const nodes = Array.from(allMarks().keys()).map(nodeWithId).filter((node) => node !== undefined);
  return `${nodes.flatMap(markdownItem).join("\n")}\n`;
}
