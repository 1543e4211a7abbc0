// Uses a site as people do: node browse.mjs <folder of the browser> <folder of the site> <code> <body of that error>
// Prints what is wrong, as JSON.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./open.mjs";

const [tools, site, code, body] = process.argv.slice(2);
const faults = [];
const hold = (is, says) => is || faults.push(says);
const browser = await open(tools);
const axe = readFileSync(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };

// A subfolder of a server that allows what the pages say they need, and no more.
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  try {
    const file = readFileSync(join(site, path.replace(/^\/docs\/errors\//, "")));
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:");
    response.setHeader("Content-Type", TYPES[extname(path)] ?? "text/plain");
    response.end(file);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const served = `http://127.0.0.1:${server.address().port}/docs/errors/`;
const files = `${pathToFileURL(site)}/`;

const page = await browser.newPage();
let base;
page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`${page.url()} says: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`${page.url()} fails: ${error.message}`));
page.on("request", (request) => hold(request.url().startsWith(base) || request.url().startsWith("data:"), `${page.url()} asks for ${request.url()}`));
page.on("requestfailed", (request) => faults.push(`${request.url()} is not there`));

const text = (selector) => page.$eval(selector, (element) => element.textContent);
const until = (what, ...given) => page.waitForFunction(what, { timeout: 10_000 }, ...given).catch(() => faults.push(`${page.url()}: it never comes to ${what}`));
const go = (path) => page.goto(base + path);

for (base of [files, served]) {
  // The search, by the keyboard alone.
  await go("index.html");
  await page.keyboard.press("/");
  await page.keyboard.type(code.slice(0, -1));
  await until("document.querySelector('#found [id]')");
  hold((await text("#found [aria-selected=true] code")) === code, `the search for ${code} finds ${await text("#found")}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  hold((await text("h1 code")) === code, `the search leads to ${page.url()}`);
  await go("index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("zzzzzz");
  await until("document.querySelector('#found')?.textContent === 'Nothing found'");
  await page.keyboard.press("Escape");
  hold(await page.$eval("#found", (list) => list.hidden), "Escape does not close the list");

  // A filter takes the place of the lists, and gives it back.
  const status = await page.$eval("[name=status] option:nth-child(2)", (option) => option.value);
  await page.select("[name=status]", status);
  await until("document.querySelector('.filtered a')");
  const badges = await page.$$eval(".filtered .status", (all) => all.map((own) => own.textContent));
  hold(badges.length && badges.every((own) => own === status), `the filter ${status} shows ${badges}`);
  hold(await page.$eval("main table", (table) => table.offsetParent === null), "what is filtered out is still there");
  await page.click(".filters [type=reset]");
  await until("!document.querySelector('.filtered a') && !document.body.matches('.is-filtered')");

  // The decoder: a body, a transcript, a line of a log; then the page that it leads to has the values.
  await go("decoder/index.html");
  const paste = async (pasted) => {
    await page.$eval("#pasted", (area, value) => {
      area.value = value;
      area.dispatchEvent(new Event("input"));
    }, pasted);
    await until("document.querySelector('.card')");
  };
  await page.focus("#pasted");
  await page.keyboard.type(body);
  await until("document.querySelector('.card h2 a')");
  for (const pasted of [body, `HTTP/2 429\r\nretry-after: 7\r\nx-request-id: req_9\r\n\r\n${body}`, `2026-01-01 ERROR api: request failed code=${code} status=429 request_id=req_9`, `2026-01-01 WARN got ${body} from the API`]) {
    await paste(pasted);
    hold((await text(".card h2")) === code, `the decoder takes ${pasted} for ${await text("#decoded")}`);
    hold(/What to do|what to do/.test(await text(".card")), "the decoder does not say what to do");
  }
  await paste(`HTTP/2 429\r\nretry-after: 7\r\nx-request-id: req_9\r\n\r\n${body}`);
  await Promise.all([page.waitForNavigation(), page.click(".card h2 a")]);
  hold((await text(".message mark")) === "7", `the page says ${await text(".message")}`);
  hold((await text(".values")).includes("req_9"), "the page does not have the request id");
  await go("decoder/index.html");
  await paste("what is this");
  hold((await text(".card h2")) === "Not found", "anything is an error");

  // Tabs and copies.
  await go(`${code}/index.html`);
  const shown = () => page.$$eval(".tab", (all) => all.map(({ hidden }) => !hidden));
  await page.focus("[aria-pressed]:nth-child(2)");
  await page.keyboard.press("Enter");
  hold((await shown()).join() === "false,true,false,false", `the second tab shows ${await shown()}`);
  hold((await page.$$(".copy")).length > 1, "nothing can be copied");
}

// A theme that was chosen stays, and is seen on other pages.
await go("index.html");
const colour = () => page.$eval("body", (own) => getComputedStyle(own).backgroundColor);
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
const light = await colour();
await page.click(".theme");
hold((await colour()) === light, "light is not light");
await page.click(".theme");
hold((await colour()) !== light, "dark is not dark");
await go(`${code}/index.html`);
hold((await colour()) !== light, "the theme is forgotten");
await page.evaluate(() => localStorage.clear());

// Anybody can use it: WCAG 2.2 AA and good practice, in both themes and at three widths.
for (const value of ["light", "dark"]) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
  for (const [path, width] of [["index.html", 1440], [`${code}/index.html`, 1440], ["decoder/index.html", 1440], ["index.html", 390], [`${code}/index.html?p.retry_after=42&rid=req_1`, 390], ["decoder/index.html", 820]]) {
    await page.setViewport({ width, height: 900 });
    await go(path);
    if (path.startsWith("decoder")) {
      await page.click(".example");
      await until("document.querySelector('.card')");
    } else if (width < 1440) {
      await page.focus("[role=combobox]");
      await page.keyboard.type(code.slice(0, 3));
      await until("document.querySelector('#found [id]')");
    }
    // The page's own policy does not hold for what is evaluated from outside, as it would for a script that is added.
    const { violations } = await page.evaluate(`${axe}; axe.run()`);
    for (const { id, nodes } of violations) faults.push(`${path} at ${width}, ${value}: ${id}: ${nodes[0].html}: ${nodes[0].any[0]?.message ?? nodes[0].all[0]?.message ?? ""}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    hold(wide <= 0, `${path} at ${width} is ${wide} too wide`);
  }
}

// Ten thousand errors are searched within the time of a keystroke.
await page.setViewport({ width: 1440, height: 900 });
await go("index.html");
await page.evaluate(() => {
  let left = 10_000;
  const { add } = errcat;
  errcat.add = (part) => {
    while (left > 0) {
      add(part.slice(0, left).map((row) => ({ ...row, c: `${row.c}_${left}` })));
      left -= part.length;
    }
  };
});
await page.focus("[role=combobox]");
await page.keyboard.type("e");
await until("document.querySelector('#found [id]')");
const times = await page.evaluate(() => ["er", "err", "request", "not the", `${"a key "}exceeded`].map((words) => {
  const start = performance.now();
  errcat.search(words);
  return performance.now() - start;
}));
hold(Math.max(...times) < 50, `a search takes ${times} ms`);

// Without scripts everything reads, and nothing is there that only scripts could use.
await page.setJavaScriptEnabled(false);
for (const path of ["index.html", `${code}/index.html`, "decoder/index.html"]) {
  await page.goto(served + path);
  const seen = await page.$$eval("input, select, textarea, button", (all) => all.filter((own) => own.offsetParent !== null).map((own) => own.outerHTML));
  hold(!seen.length, `${path} shows without scripts ${seen}`);
}
await page.goto(`${served}${code}/index.html`);
hold((await page.$$eval(".tab", (all) => all.filter((own) => own.offsetParent !== null).length)) > 1, "samples are hidden without scripts");

await browser.close();
server.close();
console.log(JSON.stringify({ times, faults }));
