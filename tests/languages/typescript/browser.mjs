// Serves a page to a headless browser and prints what the page reports: node browser.mjs <folder of the browser> <page>
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, page] = process.argv.slice(2);
const { default: chromium } = await import(pathToFileURL(join(folder, "node_modules/@sparticuz/chromium/build/index.js")));
const browser = await chromium.executablePath();
const sent = {};

const answers = {
  "/": (_, response) => response.setHeader("Content-Type", "text/html").end('<script type="module" src="/page.js"></script>'),
  "/page.js": (_, response) => response.setHeader("Content-Type", "text/javascript").end(readFileSync(page)),
  "/limited": (_, response) => {
    response.writeHead(429, { "Content-Type": "application/json", "Retry-After": "7", "X-Request-Id": "req_1" });
    response.end('{"error":{"code":"rate_limited","message":"Slow down."}}');
  },
  "/flaky": (request, response) => {
    const keys = (sent[request.url] ??= []);
    keys.push(request.headers["idempotency-key"]);
    if (keys.length < 3) return response.writeHead(500).end();
    response.end(JSON.stringify([keys.length, new Set(keys).size, keys[0].length]));
  },
  "/drop": (request) => request.socket.destroy(),
  "/done": (request, response) => {
    request.setEncoding("utf8").on("data", (said) => console.log(said)).on("end", () => end(0));
    response.end();
  },
};

const server = createServer((request, response) => {
  const answer = answers[request.url.split("?")[0]] ?? ((_, missing) => missing.writeHead(404).end());
  answer(request, response);
});
server.listen(0, "127.0.0.1", () => {
  const flags = ["--headless", "--no-sandbox", "--no-zygote", "--single-process", "--in-process-gpu", "--disable-webgl", "--remote-debugging-port=0"];
  const child = spawn(browser, [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
  const late = setTimeout(() => end(1), 60_000);
  child.on("error", () => end(1));
  globalThis.end = (code) => {
    clearTimeout(late);
    child.kill("SIGKILL");
    server.close();
    server.closeAllConnections();
    process.exitCode = code;
  };
});
