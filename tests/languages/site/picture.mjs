// Takes the picture of README.md: node picture.mjs <folder of the browser> <folder of the site> <picture>
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./open.mjs";

const [tools, site, path] = process.argv.slice(2);
const browser = await open(tools);
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 800 });
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
await page.goto(`${pathToFileURL(join(site, "rate_limited/index.html"))}?p.retry_after=42&rid=req_7Fq2`);
await page.screenshot({ path, type: "webp", quality: 70 });
await browser.close();
