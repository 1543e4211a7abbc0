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

const paste = async (pasted) => {
  await page.$eval("#pasted", (area, value) => {
    area.value = value;
    area.dispatchEvent(new Event("input"));
  }, pasted);
  await until("document.querySelector('.card')");
};

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
  // As people type: parts of a code with other signs between them, a class of statuses, and one letter too many, too few, wrong or astray.
  const finds = async (words) => {
    await page.$eval("[role=combobox]", (box, value) => {
      box.value = value;
      box.dispatchEvent(new Event("input"));
    }, words);
    await until("document.querySelector('#found [id]')");
    return page.$$eval("#found [id]", (all) => all.map((own) => own.querySelector("code").textContent));
  };
  const typed = [code.replaceAll("_", " "), code.replaceAll("_", "-"), code.toUpperCase(), `${code[0]}${code[2]}${code[1]}${code.slice(3)}`, code.replace("t", ""), code.replace("t", "tt"), code.replace("t", "k")];
  for (const words of typed) hold((await finds(words))[0] === code, `the search for ${words} finds ${await finds(words)}`);
  hold((await finds("5xx")).includes("internal_error") && !(await finds("5xx")).includes(code), "5xx is no class of statuses");

  // A filter takes the place of the lists, and gives it back.
  const status = await page.$eval("[name=status] option:nth-child(2)", (option) => option.value);
  await page.select("[name=status]", status);
  await until("document.querySelector('.filtered a')");
  const badges = await page.$$eval(".filtered .status", (all) => all.map((own) => own.textContent));
  hold(badges.length && badges.every((own) => own === status), `the filter ${status} shows ${badges}`);
  hold(await page.$eval("main table", (table) => table.offsetParent === null), "what is filtered out is still there");
  // The address has it, so that it is there after a reload, behind an error and the button back, and for whom the address is sent to.
  hold(page.url().endsWith(`#status=${status}`), `a filter leads to ${page.url()}`);
  const filtered = page.url();
  const again = async (how) => {
    await until("document.querySelector('.filtered a')");
    hold((await page.$eval("[name=status]", ({ value }) => value)) === status, `the filter is lost ${how}`);
  };
  await page.reload();
  await again("by a reload");
  await Promise.all([page.waitForNavigation(), page.click(".filtered a")]);
  await page.goBack();
  await again("by the button back");
  await page.select("[name=status]", "");
  await until("!document.querySelector('.filtered a')");
  await page.goBack();
  await again("by the button back on the index");
  await page.click(".filters [type=reset]");
  await until("!document.querySelector('.filtered a') && !document.body.matches('.is-filtered')");
  hold(!page.url().includes("#"), `without filters the address is ${page.url()}`);
  await go("index.html#status=nothing");
  await until("document.querySelector('[name=status]').value === ''");
  await page.goto("about:blank");
  await page.goto(filtered);
  await again("in an address that was sent");
  // What the list of headings leads to is there.
  const heading = await page.$eval(".toc a", (link) => link.hash);
  await page.evaluate((hash) => (location.hash = hash), heading);
  await until("!document.body.matches('.is-filtered')");
  await until((id) => Math.abs(document.getElementById(id).getBoundingClientRect().top - innerHeight / 2) < innerHeight / 2, heading.slice(1));

  // The decoder: a body, a transcript, a line of a log; then the page that it leads to has the values.
  await go("decoder/index.html");
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

  // What is known of an error of tomorrow: what its status means, with the page of that, whether to try again, and which codes are alike.
  const tomorrow = body.replaceAll(code, `${code}s`);
  await paste(`HTTP/2 429\r\n\r\n${tomorrow}`);
  const told = await text(".card");
  for (const words of [`No error has the code ${code}s.`, "Its status is 429 Too Many Requests", "What to do: retry", `Do you mean ${code}`, "req_9"]) hold(told.includes(words), `of ${tomorrow} it says ${told}`);
  const links = await page.$$eval(".card a", (all) => all.map(({ href }) => href));
  hold(links.some((href) => href.includes("/status/429/")) && links.some((href) => href.endsWith(`/${code}/index.html`)), `of ${tomorrow} it leads to ${links}`);
  await paste(`${body}\n${tomorrow}\n`);
  hold((await page.$$eval(".card h2", (all) => all.map((own) => own.textContent))).join() === `${code},Not found`, "of two errors not each is shown");

  // Tabs and copies.
  await go(`${code}/index.html`);
  const shown = () => page.$$eval(".tab", (all) => all.map(({ hidden }) => !hidden));
  await page.focus("[aria-pressed]:nth-child(2)");
  await page.keyboard.press("Enter");
  hold((await shown()).join() === "false,true,false,false", `the second tab shows ${await shown()}`);
  // The language that was chosen is there on the next page.
  await go(`${code}/index.html`);
  hold((await shown()).join() === "false,true,false,false", "the language is forgotten");
  // The buttons that copy, by the keyboard: the code, then what is shown of the samples; it is said aloud.
  await browser.defaultBrowserContext().overridePermissions(new URL(served).origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  const copies = await page.$$(".copy");
  hold(copies.length > 1, "nothing can be copied");
  for (const button of base === served ? copies : []) {
    const wanted = await button.evaluate((own) => (own.closest("h1, .code").querySelector("code") ?? own).textContent);
    if (!(await button.isVisible())) continue;
    await button.focus();
    await page.keyboard.press("Enter");
    await until((own) => own.textContent === "Copied" && own.nextElementSibling.matches("[role=status]") && own.nextElementSibling.textContent === "Copied", button);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    hold(copied === wanted, `${copied} was copied in place of ${wanted}`);
  }
}

// Of an error that a catalogue does not know it says what there is: of which error its code is a case, its shape, its kind with the errors that have it.
const strangers = [
  ["database", JSON.stringify({ error: { code: "08ZZZ", message: "It is gone." } }), "It is a case of 08000."],
  ["oauth", "https://a.example/back?error=made_tomorrow&error_description=No.", "It has the shape of redirect."],
  ["stripe", JSON.stringify({ error: { type: "card_error", code: "made_tomorrow", message: "The card is new." } }), "Its kind is card_error: The card cannot be charged."],
];
for (const [name, pasted, words] of strangers) {
  base = `${pathToFileURL(join(site, "..", name))}/`;
  await go("decoder/index.html");
  await paste(pasted);
  hold((await text(".card")).includes(words), `of ${pasted} it says ${await text(".card")}`);
}
await Promise.all([page.waitForNavigation(), page.click(".card a[href*='kind=']")]);
await until("document.querySelectorAll('.filtered a').length > 2");
base = served;

// On paper: each tab with its name, whatever was chosen, all of a sample, no control, and the address.
await page.emulateMediaType("print");
for (const path of [`${code}/index.html`, "index.html", "decoder/index.html"]) {
  await go(path);
  const printed = await page.evaluate(() => {
    const seen = (own) => own.checkVisibility() && own.getBoundingClientRect().height > 1;
    const all = (selector) => [...document.querySelectorAll(selector)];
    const isCut = (own) => own.scrollHeight > own.clientHeight + 1 || own.scrollWidth > own.clientWidth + 1;
    return {
      tabs: all(".tab").map((tab) => [tab.querySelector(".label"), tab.querySelector("code")].every(seen) && tab.querySelector(".label").textContent),
      controls: all("button, input, select, textarea, nav a").filter(seen).map((own) => own.outerHTML),
      cut: all("pre, .table").filter(isCut).map((own) => own.textContent.slice(0, 40)),
      address: all(".address").filter(seen).map((own) => own.textContent).join(),
    };
  });
  hold(printed.tabs.every(Boolean) && (printed.tabs.length > 2 || !path.startsWith(code)), `${path} prints the tabs ${printed.tabs}`);
  hold(!printed.controls.length, `${path} prints ${printed.controls}`);
  hold(!printed.cut.length, `${path} cuts ${printed.cut}`);
  hold(printed.address.includes(page.url().split("#")[0]) || /^https:/.test(printed.address), `${path} prints the address ${printed.address}`);
}
await page.emulateMediaType("screen");

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
    // On a phone no table scrolls sideways, and each of its cells says what it is.
    if (width > 640) continue;
    const tables = await page.$$eval(".table", (all) => all.filter((own) => own.scrollWidth > own.clientWidth).map((own) => own.textContent.slice(0, 40)));
    hold(!tables.length, `${path} at ${width} scrolls ${tables}`);
    const nameless = await page.$$eval(".table td:not(:first-child)", (all) => all.filter((own) => own.textContent && !getComputedStyle(own, "::before").content.includes(own.closest("table").querySelectorAll("th")[own.cellIndex].textContent)).length);
    hold(!nameless, `${path} at ${width} has ${nameless} cells without a name`);
  }
}

// Codes may be long: nothing scrolls sideways for them, and what stands beside them keeps its place.
const long = `${"a_long_part_of_a_code_".repeat(5)}end`;
for (const [path, width] of [[`${code}/index.html`, 1440], [`${code}/index.html`, 390], ["index.html", 1440], ["index.html", 390], [`index.html#status=${429}`, 390]]) {
  await page.setViewport({ width, height: 900 });
  await go("decoder/index.html");
  await go(path);
  if (path.includes("#")) await until("document.querySelector('.filtered a')");
  await page.$$eval("h1 code, td:first-child a code, .entries code, .turn a, .facts code", (all, value) => all.forEach((own) => (own.textContent = value)), long);
  const wide = await page.$$eval("html, main, .table, .turn, .entries", (all) => all.filter((own) => own.scrollWidth > own.clientWidth).map((own) => `${own.localName}.${own.className}`));
  hold(!wide.length, `with a long code ${path} at ${width} scrolls ${wide}`);
  const thin = await page.$$eval("td:last-child, .says", (all) => all.filter((own) => own.textContent && own.offsetParent && own.clientWidth < 110).length);
  hold(!thin, `with a long code ${path} at ${width} has ${thin} thin cells`);
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
const times = await page.evaluate(() => ["er", "err", "request", "not the", "a key exceeded", "5xx", "rate-limited 4", "rtae limited", "quuta exceeded", "zzzzzz"].map((words) => {
  const took = [1, 2, 3].map(() => {
    const start = performance.now();
    errcat.search(words);
    return performance.now() - start;
  });
  return Math.min(...took);
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
