// What the page of the decoder makes of a paste, without a browser.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** The reader of a site: pasted texts into what they are. */
export function readerOf(site) {
  const rows = [];
  const fill = (template, value) => template.replace(/\{\{|}}|\{([^{}]+)}/g, (found, name) => (name ? (value(name) ?? found) : found[0]));
  const errcat = { add: (part) => rows.push(...part), on: () => {}, fill };
  const context = createContext({ errcat, document: {}, structuredClone, URLSearchParams, URL });
  const run = (path) => runInContext(readFileSync(join(site, path), "utf8"), context);
  for (let part = 0; existsSync(join(site, `data/${part}.js`)); part += 1) run(`data/${part}.js`);
  for (const path of ["data/known.js", "assets/decode.js", "assets/paste.js"]) run(path);
  return errcat.reader(rows);
}
