// Flowcharts on standard input, as a list in JSON; their nodes and arrows on standard output, as shown.
import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

/** A label as the browser shows it: what Mermaid made of #35; stands for the character. */
function shown(label) {
  const area = document.createElement("textarea");
  area.innerHTML = label.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  return area.value;
}

const charts = [];
for (const source of JSON.parse(await text(process.stdin))) {
  const { diagramType } = await mermaid.parse(source);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  charts.push({
    type: diagramType,
    nodes: [...db.getVertices().values()].map((node) => [node.id, shown(node.text)]),
    arrows: db.getEdges().map((edge) => [edge.start, shown(edge.text), edge.end]),
  });
}
console.log(JSON.stringify(charts));
