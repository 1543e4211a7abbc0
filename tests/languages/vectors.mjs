// Holds a package against the vectors of its catalogue: node vectors.mjs <module> <vectors>
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";

const [module, file] = process.argv.slice(2);
const api = await import(pathToFileURL(module));
const { catalogue, classes, vectors } = JSON.parse(readFileSync(file, "utf8"));
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

function headersOf(pairs) {
  const headers = {};
  for (const [name, value] of pairs) headers[name] = name in headers ? [headers[name], value].flat() : value;
  return headers;
}

const FACTS = ["code", "status", "reason", "details", "requestId", "retryAfter", "docUrl", "received"];
// What packages do not do yet.
const later = /: (told|the limit|as problem)/;

for (const { name, given, class: type, expected, members } of vectors) {
  if (later.test(name) || catalogue === "bare") continue;
  const { typescript, members: described } = byName.get(type);
  const error = api.fromParts({ ...given, headers: headersOf(given.headers) });
  hold(name, "class", chain(error), typescript);
  hold(name, "name", error.name, typescript[0]);
  hold(name, "guards", [api.isApiError(error), api.isKnownError(error), error.known], [true, expected.known, expected.known]);
  for (const fact of FACTS) hold(name, fact, error[fact], expected[fact]);
  hold(name, "message", error.message, expected.message);
  if (expected.known) hold(name, "retry", error.retry, expected.retry);
  for (const member of described) hold(name, member.name, error[member.typescript], members[member.name]);
  const parsed = api.fromParts({ ...given, headers: headersOf(given.headers), body: JSON.parse(given.body) });
  hold(name, "class of the parsed body", [parsed.name, parsed.message], [error.name, error.message]);
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
  hold(name, "message of the constructed", error.message, expected.message);
}

for (const difference of differences.slice(0, 20)) console.error(difference);
console.log(`${vectors.length} vectors, ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
