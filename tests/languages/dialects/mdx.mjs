// Reads pages with the parsers of MDX and of Docusaurus: for each, what it shows and what it would run or interpret.
// Usage: node mdx.mjs <node_modules>, with `{mdx: [page], docusaurus: [page]}` on standard input.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { text as readAll } from "node:stream/consumers";

const require = createRequire(`${process.argv[2]}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const loader = require.resolve("@docusaurus/mdx-loader").replace(/index\.js$/, "");
const { createProcessor } = await load("@mdx-js/mdx");
const [gfm, math, directive] = await Promise.all(["remark-gfm", "remark-math", "remark-directive"].map(load));
const { createProcessorUncached } = require(`${loader}processor.js`);
const preprocessor = require(`${loader}preprocessor.js`).default;
const { createExcerpt } = createRequire(loader)("@docusaurus/utils");

// Elements of the page's own, which show nothing or what they hold, and the header that Docusaurus puts around a title.
const OWN = new Set(["a", "br", "code", "span", "header"]);

function walk(node, seen) {
  const name = node.tagName ?? node.name ?? "";
  // Docusaurus adds the table of contents as a module without text.
  const isOwn = node.type === "mdxjsEsm" && !node.value;
  if (!isOwn && node.type.startsWith("mdx") && (!node.type.startsWith("mdxJsx") || !OWN.has(name))) {
    seen.interpreted.push(`${node.type} ${name} ${node.value ?? ""}`);
  } else if (/Directive$|^math$|^inlineMath$|^admonition$/i.test(node.type) || name === "admonition") {
    seen.interpreted.push(`${node.type} ${name}`);
  }
  if (node.type === "text" || node.type === "code" || node.type === "inlineCode") seen.text += node.value;
  if (/^h[1-6]$/.test(name)) seen.headings.push(node.properties?.id ?? "");
  if (name === "a" && typeof node.properties?.href === "string") seen.links.push(node.properties.href);
  for (const child of node.children ?? []) walk(child, seen);
}

function capture(place) {
  return () => (tree) => {
    place.seen = { text: "", interpreted: [], headings: [], links: [], title: null };
    walk(tree, place.seen);
  };
}

async function each(pages, process, place) {
  const answers = [];
  for (const page of pages) {
    place.seen = null;
    try {
      const said = await process(page);
      answers.push({ ...place.seen, ...said });
    } catch (error) {
      answers.push({ failed: String(error) });
    }
  }
  return answers;
}

const input = JSON.parse(await readAll(process.stdin));

const inMdx = {};
const mdx = createProcessor({
  remarkPlugins: [gfm.default, math.default, directive.default, capture(inMdx)],
});

const inDocusaurus = {};
const markdownConfig = {
  format: "mdx",
  mermaid: false,
  emoji: true,
  anchors: { maintainCase: false },
  mdx1Compat: { comments: true, admonitions: true, headingIds: true },
  hooks: { onBrokenMarkdownLinks: "ignore", onBrokenMarkdownImages: "ignore" },
};
const options = {
  markdownConfig,
  admonitions: true,
  removeContentTitle: false,
  staticDirs: [],
  siteDir: "/",
  rehypePlugins: [capture(inDocusaurus)],
};
const docusaurus = await createProcessorUncached({ options, format: "mdx" });
const filePath = "/page.mdx";

const answers = {
  mdx: await each(input.mdx ?? [], (page) => mdx.process(page).then(() => ({})), inMdx),
  docusaurus: await each(
    input.docusaurus ?? [],
    async (page) => {
      const fileContent = preprocessor({ fileContent: page, filePath, admonitions: true, markdownConfig });
      const made = await docusaurus.process({
        content: fileContent, filePath, frontMatter: {}, compilerName: "client",
      });
      return { title: made.data.contentTitle ?? null, description: createExcerpt(page) ?? null };
    },
    inDocusaurus,
  ),
};
process.stdout.write(JSON.stringify(answers));
