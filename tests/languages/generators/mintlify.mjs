// Compiles pages as Mintlify does, without its service: MDX with tables, and the components that its pages may use.
// Usage: node mintlify.mjs <node_modules>, with `{files: {path: page}}` on standard input. Prints a list of faults.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { text as readAll } from "node:stream/consumers";

const require = createRequire(`${process.argv[2]}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { createProcessor } = await load("@mdx-js/mdx");
const gfm = (await load("remark-gfm")).default;
const matter = require("gray-matter");

const COMPONENTS = new Set(["Note", "Tip", "Warning", "CodeGroup"]);
const ELEMENTS = new Set(["a", "br", "code", "span"]);
const { files } = JSON.parse(await readAll(process.stdin));
const faults = [];
const pages = {};

/** Readers give a heading this id, and a number where one before has it. */
const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
const words = (node) => node.value ?? (node.children ?? []).map(words).join("");

for (const [path, page] of Object.entries(files)) {
  const found = { ids: new Set(), links: [] };
  const visit = (node) => {
    if (node.type === "heading") found.ids.add(slug(words(node)));
    if (node.type === "link") found.links.push(node.url);
    if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression" || node.type === "mdxjsEsm") {
      faults.push(`${path} has code in it: ${node.value}`);
    }
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
      if (!COMPONENTS.has(node.name) && !ELEMENTS.has(node.name)) faults.push(`${path} has <${node.name}>`);
      for (const { name, value } of node.attributes) if (name === "id") found.ids.add(value);
    }
    (node.children ?? []).forEach(visit);
  };
  try {
    const { data, content } = matter(page);
    if (!data.title || !data.description || !data.sidebarTitle) faults.push(`${path} has no title, description or sidebarTitle`);
    const processor = createProcessor({ remarkPlugins: [gfm, () => (tree) => visit(tree)] });
    await processor.process(content);
  } catch (error) {
    faults.push(`${path} does not compile: ${error.message}`);
  }
  pages[path.replace(/\.mdx$/, "").replace(/\/index$/, "")] = found;
}

for (const [path, { links }] of Object.entries(pages)) {
  // Links of random texts lead anywhere.
  if (path.startsWith("strings")) continue;
  for (const link of links) {
    const [file, fragment] = link.split("#");
    if (/^[a-z]+:/.test(link) || file.startsWith("/docs/") || file.startsWith("/billing")) continue;
    const target = pages[file === "" ? path : decodeURI(file).replace(/^\//, "").replace(/\/$/, "")];
    if (!target) faults.push(`${path} leads to ${link}, which is no page`);
    else if (fragment && !target.ids.has(decodeURIComponent(fragment))) faults.push(`${path} leads to ${link}, where there is no such anchor`);
  }
}
process.stdout.write(JSON.stringify({ pages: Object.keys(pages).length, faults }));
