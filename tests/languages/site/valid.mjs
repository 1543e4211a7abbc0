// Holds the pages of sites against the rules of HTML: node valid.mjs <folder of the tools> <folder of sites>
// Prints what is wrong, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, sites] = process.argv.slice(2);
const { HtmlValidate, StaticConfigLoader } = await import(pathToFileURL(join(tools, "node_modules/html-validate/dist/esm/index.js")));
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
const faults = [];
let count = 0;
for (const file of readdirSync(sites, { recursive: true }).filter((path) => path.endsWith(".html"))) {
  count += 1;
  const report = await validator.validateString(readFileSync(join(sites, file), "utf8"));
  for (const { messages } of report.results) faults.push(...messages.map(({ line, message }) => `${file}:${line}: ${message}`));
}
console.log(JSON.stringify({ count, faults }));
