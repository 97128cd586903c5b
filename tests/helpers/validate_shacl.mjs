// Validates a graph with shapes, both as N-Triples; prints what is wrong: the node and the message.
import { readFileSync } from "node:fs";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";

const [data, shapes] = JSON.parse(readFileSync(0, "utf8")).map((text) => new Store(new Parser().parse(text)));
const report = await new SHACLValidator(shapes).validate(data);
const found = report.results.map((result) => ({
  focus: result.focusNode?.value ?? "",
  message: (result.message.find((term) => term.language === "en") ?? result.message[0])?.value ?? "",
}));
process.stdout.write(JSON.stringify(found));
