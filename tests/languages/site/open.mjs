// The headless browser of the tests.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export async function open(tools) {
  const load = (path) => import(pathToFileURL(join(tools, "node_modules", path)));
  const { default: chromium } = await load("@sparticuz/chromium/build/index.js");
  const { default: puppeteer } = await load("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");
  const args = ["--no-sandbox", "--no-zygote", "--single-process", "--in-process-gpu", "--disable-webgl"];
  return puppeteer.launch({ executablePath: await chromium.executablePath(), headless: true, args });
}
