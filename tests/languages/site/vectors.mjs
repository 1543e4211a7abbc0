// Gives every vector of catalogues to the decoder of their sites, pasted as people have it: node vectors.mjs <folder of sites> <folder of vectors>
// Prints what is wrong, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readerOf } from "./reader.mjs";

const [sites, vectors] = process.argv.slice(2);
const faults = [];
let count = 0;

for (const name of readdirSync(sites)) {
  const read = readerOf(join(sites, name));
  const file = JSON.parse(readFileSync(join(vectors, `${name}.json`), "utf8"));
  const known = new Set(file.classes.filter(({ rust }) => rust).map((own) => own.name));
  for (const vector of file.vectors) {
    const { status, headers = [], body = "" } = vector.given;
    // Headers without a status line are nothing that people have.
    if (status === undefined && headers.length) continue;
    count += 1;
    const lines = headers.map(([header, value]) => `${header}: ${value}\r\n`).join("");
    const found = read(status === undefined ? body : `HTTP/1.1 ${status} \r\n${lines}\r\n${body}`);
    const wanted = known.has(vector.class) ? vector.class : undefined;
    const names = [found, ...(found.errors ?? [])].map(({ row }) => row && (row.n ?? row.c));
    // Of several errors the class is that of the strictest, and the page shows them all.
    if (found.errors ? !names.includes(wanted) : names[0] !== wanted) {
      faults.push(`${name}: ${vector.name}: ${names} in place of ${wanted}`);
    } else if (vector.name.endsWith(": as declared") && !found.errors) {
      for (const [param, value] of Object.entries(vector.members ?? {})) {
        const shown = found.values?.[param];
        if (value !== null && ![shown, parsed(shown)].some((own) => JSON.stringify(own) === JSON.stringify(value) || parseFloat(own) === value)) {
          faults.push(`${name}: ${vector.name}: ${param} is ${JSON.stringify(shown)} in place of ${JSON.stringify(value)}`);
        }
      }
    }
  }
}
console.log(JSON.stringify({ count, faults }));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}
