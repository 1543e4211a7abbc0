// Holds a package against the vectors of its catalogue: node vectors.mjs <folder of the built package> <vectors>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, name)));
const api = await load("index.js");
const { nextDelay, seeded } = await load("retry.js");
const { classes, correlation, vectors, failures, decisions, seed } = JSON.parse(readFileSync(file, "utf8"));
const byName = new Map(classes.map((described) => [described.name, described]));
const differences = [];

function hold(vector, what, found, wanted) {
  const plain = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
  if (isDeepStrictEqual(plain(found), plain(wanted))) return;
  differences.push(`${vector}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

function chain(error) {
  const names = [];
  for (let type = error.constructor; type !== Error; type = Object.getPrototypeOf(type)) names.push(type.name);
  return names;
}

/** The seconds before each attempt, until the error is for the caller. */
function waits(error, idempotent) {
  const [found, random] = [[], seeded(seed)];
  let elapsed = 0;
  for (let attempt = 1; found.at(-1) !== null && attempt < 100; attempt++) {
    found.push(nextDelay(error, { attempt, elapsed, idempotent, random }) ?? null);
    elapsed += found.at(-1) ?? 0;
  }
  return found;
}

const FACTS = ["code", "status", "reason", "details", "requestId", "retryAfter", "docUrl", "retry", "processed", "shouldRetry"];
const decoded = new Map();

for (const { name, given, class: type, expected, members, json, waits: wanted } of vectors) {
  const { typescript, members: described } = byName.get(type);
  const error = api.fromParts(given);
  decoded.set(name, error);
  hold(name, "class", chain(error), typescript);
  hold(name, "name", error.name, typescript[0]);
  hold(name, "guards", [api.isApiError(error), api.isKnownError(error), error.known], [true, expected.known, expected.known]);
  for (const fact of FACTS) hold(name, fact, error[fact], expected[fact]);
  hold(name, "received", error.received, expected.received);
  hold(name, "texts", [error.apiMessage, error.message], [expected.message, expected.text]);
  for (const id of correlation) hold(name, id.name, error[id.typescript], expected.correlation?.[id.name]);
  for (const member of described) hold(name, member.name, error[member.typescript], members[member.name]);
  hold(name, "JSON", JSON.stringify(error), json.replace('"$class"', JSON.stringify(typescript[0])));
  hold(name, "waits", { idempotent: waits(error, true), otherwise: waits(error, false) }, wanted);
  const same = { parsed: api.fromParts({ ...given, body: JSON.parse(given.body) }), restored: api.fromJSON(JSON.parse(JSON.stringify(error))) };
  for (const [way, other] of Object.entries(same)) {
    hold(name, `the ${way}`, [chain(other), other.message, other], [chain(error), error.message, error]);
    for (const member of described) hold(name, `${member.name} of the ${way}`, other[member.typescript], error[member.typescript]);
  }
  if (name.endsWith(": as declared")) construct(name, byName.get(type), expected, members);
}

/** A test of a user makes errors by their constructors. */
function construct(name, { typescript, members: given }, expected, members) {
  if (given.some((member) => members[member.name] === null)) return;
  const init = Object.fromEntries(given.map((member) => [member.typescript, members[member.name]]));
  const error = new api[typescript[0]](init);
  hold(name, "name of the constructed", error.name, typescript[0]);
  for (const fact of ["known", "code", "docUrl", "retry"]) hold(name, `${fact} of the constructed`, error[fact], expected[fact]);
  for (const member of given) hold(name, `${member.name} of the constructed`, error[member.typescript], members[member.name]);
  hold(name, "message of the constructed", error.apiMessage, expected.message);
}

for (const { vector, wait, ...options } of decisions) {
  hold(vector, JSON.stringify(options), nextDelay(decoded.get(vector), { ...options, random: seeded(seed) }), wait);
}

for (const difference of differences.slice(0, 20)) console.error(difference);
console.log(`${vectors.length} vectors, ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
