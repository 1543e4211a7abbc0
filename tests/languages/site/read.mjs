// Reads the pages of hostile texts as a browser shows them: node read.mjs <folder of the browser> <folder of the site>
// Takes a body of each error, and prints what the pages say and what went wrong.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./open.mjs";

const [tools, site] = process.argv.slice(2);
let given = "";
for await (const chunk of process.stdin) given += chunk;
const bodies = JSON.parse(given);
const base = `${pathToFileURL(site)}/`;
const faults = [];
const browser = await open(tools);
const page = await browser.newPage();
page.on("console", (message) => message.type() === "error" && faults.push(`${page.url()}: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
page.on("dialog", (dialog) => faults.push(`${page.url()} asks ${dialog.message()}`));
page.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || faults.push(`${page.url()} asks for ${request.url()}`));

// What a page may consist of: any other element has come out of a text.
const KNOWN = new Set("html head meta title link script body a header div input ul li span button nav details summary p main h1 h2 h3 h4 h5 h6 code var dl dt dd table thead tbody tr th td pre aside footer em strong del br hr blockquote ol sup mark textarea form label select option small section".split(" "));
const pages = [];
for (const index of bodies.keys()) {
  await page.goto(`${base}e${index}/index.html`);
  const names = await page.evaluate(() => [...document.querySelectorAll("*")].map(({ localName }) => localName));
  const strange = names.filter((name) => !KNOWN.has(name));
  if (strange.length) faults.push(`e${index} has ${strange}`);
  const links = await page.$$eval("a", (all) => all.map(({ protocol }) => protocol).filter((own) => !/^(file|https?|mailto|tel):$/.test(own)));
  if (links.length) faults.push(`e${index} has links of ${links}`);
  const handlers = await page.evaluate(() => [...document.querySelectorAll("*")].flatMap((own) => own.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style"));
  if (handlers.length) faults.push(`e${index} has ${handlers}`);
  pages.push({
    title: await page.evaluate(() => (document.querySelector(".lead") ?? document.querySelector("h1")).textContent),
    message: await page.$eval(".message", (own) => own.textContent),
  });
}
// What the search has of them, and what the decoder makes of a body.
await page.goto(`${base}decoder/index.html`);
for (const [index, body] of bodies.entries()) {
  const told = await page.evaluate(async (pasted, code) => {
    const area = document.querySelector("#pasted");
    area.value = pasted;
    area.dispatchEvent(new Event("input"));
    for (let left = 100; left && document.querySelector(".card h2")?.textContent !== code; left -= 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const row = errcat.search(code).find(({ c }) => c === code);
    return { decoded: document.querySelector(".card .message")?.textContent, value: document.querySelector(".card dd")?.textContent, row: row?.t };
  }, body, `e${index}`);
  Object.assign(pages[index], told);
}
console.log(JSON.stringify({ pages, faults }));
await browser.close();
