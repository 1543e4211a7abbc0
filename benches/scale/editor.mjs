// Asks the language server for completions as an editor does, and prints the milliseconds that each answer takes:
// node editor.mjs <tsserver.js> <folder> <package>
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { writeFileSync } from "node:fs";

const [server, folder, name] = process.argv.slice(2);
const file = resolve(folder, "editor.ts");
const lines = [
  `import { fromParts, type KnownErrors } from "${name}";`,
  "declare const error: KnownErrors;",
  'switch (error.code) { case "" }',
  "fromParts({}).;",
  "error.;",
  "",
];
const content = lines.join("\n");
writeFileSync(file, content);

const child = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], { stdio: ["pipe", "pipe", "inherit"] });
let received = "";
let sequence = 0;
const waiting = new Map();
child.stdout.setEncoding("utf8").on("data", (data) => {
  received += data;
  for (let end; (end = received.indexOf("\n")) >= 0; received = received.slice(end + 1)) {
    const line = received.slice(0, end);
    if (!line.startsWith("{")) continue;
    const message = JSON.parse(line);
    if (message.type === "response") waiting.get(message.request_seq)?.(message);
  }
});

function tell(command, parameters) {
  child.stdin.write(`${JSON.stringify({ seq: ++sequence, type: "request", command, arguments: parameters })}\n`);
  return sequence;
}

const ask = (command, parameters) => new Promise((done) => waiting.set(tell(command, parameters), done));

/** The milliseconds until the completions at a place are there, and how many there are. */
async function complete(line, offset, wanted) {
  const start = performance.now();
  const { body, message } = await ask("completionInfo", { file, line, offset });
  if (!body) throw new Error(message);
  const names = body.entries.map((entry) => entry.name);
  if (!names.includes(wanted)) throw new Error(`${wanted} is not among ${names.length} completions`);
  return performance.now() - start;
}

tell("open", { file, fileContent: content, projectRootPath: resolve(folder) });
const times = [];
// The first of them loads the package.
times.push(await complete(4, 15, "apiMessage"));
times.push(await complete(4, 15, "apiMessage"));
times.push(await complete(5, 7, "docUrl"));
times.push(await complete(3, 29, "resource_0_unavailable"));
// A letter more, as people type.
tell("change", { file, line: 5, offset: 7, endLine: 5, endOffset: 7, insertString: "d" });
times.push(await complete(5, 8, "docUrl"));
console.log(JSON.stringify(times.map((time) => Math.round(time))));
child.kill();
