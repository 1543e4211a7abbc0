// Holds a package against the vectors of its catalogue, and against more of them that were written by hand:
// node vectors.mjs <folder of modules> <vectors> [<more>...]
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";

const [folder, file, ...more] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(resolve(folder, name)));
const api = await load("index.js");
const { nextDelay, seeded } = await load("retry.js");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const data = read(file);
const classes = new Map(data.classes.map((described) => [described.name, described]));
const differences = [];

const FACTS = [
  "known", "code", "status", "reason", "requestId", "retryAfter", "rateLimit", "shouldRetry", "recovery", "docUrl", "retry", "processed", "details", "received",
  "number", "kind", "retired",
];

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

/** Headers as an object, those that come twice as a list. */
function object(pairs) {
  const headers = {};
  for (const [name, value] of pairs) headers[name] = name in headers ? [headers[name], value].flat() : value;
  return headers;
}

/** The response in every form that clients have it in. */
function* forms({ status, headers, body }) {
  yield ["", { status, headers: object(headers), body }];
  yield [", a body of bytes", { status, headers: new Headers(headers), body: new TextEncoder().encode(body) }];
  const tree = parsed(body);
  const small = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  if (tree !== undefined) yield [", a body of JSON", { status, headers: small, body: tree }];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A body that was written by hand: a text, the digits of bytes, or pieces that repeat. */
function body(written) {
  if (written.hex !== undefined) return Buffer.from(written.hex, "hex");
  return [written].flat().map((piece) => typeof piece === "string" ? piece : piece.repeat.repeat(piece.times)).join("");
}

/** Of what was written by hand only the facts that it names count. */
function edge({ name, given, class: type, expected, members = {}, json, errors, fails, seed, maxRetries, waits: wanted, draws }) {
  const { typescript, members: described } = classes.get(type);
  const first = new Map(given.headers.map(([header, value]) => [header.toLowerCase(), value]).reverse());
  for (const headers of [object(given.headers), first]) {
    const error = api.fromParts({ ...given, headers, body: body(given.body) });
    hold(name, "class", chain(error), typescript);
    for (const fact of FACTS) if (fact in expected) hold(name, fact, error[fact], expected[fact]);
    if ("message" in expected) hold(name, "message", error.apiMessage, expected.message);
    if ("text" in expected) hold(name, "text", error.message, body(expected.text));
    if (json !== undefined) hold(name, "JSON", JSON.stringify(error), json.replace("$class", () => typescript[0]));
    const named = () => error.errors.map((each) => [...classes].find(([, { typescript }]) => isDeepStrictEqual(typescript, chain(each)))?.[0]);
    if (errors !== undefined) hold(name, "errors", typeof errors === "number" ? error.errors.length : named(), errors);
    if ("body" in expected) hold(name, "body", error.body, expected.body);
    if ("preview" in expected) hold(name, "preview", error.bodyPreview, body(expected.preview));
    for (const { name: id, typescript: member } of "correlation" in expected ? data.correlation : []) {
      hold(name, id, error[member], expected.correlation[id]);
    }
    for (const member of described) if (member.name in members) hold(name, member.name, error[member.typescript], members[member.name]);
    const restored = api.fromJSON(JSON.parse(JSON.stringify(error)));
    hold(name, "the restored", [chain(restored), restored], [chain(error), error]);
    if (fails !== undefined) judged.push({ name, given, fails });
    if (wanted === undefined) continue;
    const chance = seeded(seed);
    let drawn = 0;
    const random = () => (drawn++, chance());
    const options = { idempotent: true, maxRetries, maxElapsed: Infinity, random };
    hold(name, "waits", wanted.map((_, at) => nextDelay(error, { ...options, attempt: at + 1 })), wanted);
    hold(name, "draws", drawn, draws);
  }
}

/** Responses of which a client has to find out whether they are errors. */
const judged = [];

async function judge({ name, given, fails }) {
  const response = new Response(body(given.body), { status: given.status, headers: given.headers });
  const isThrown = await api.throwIfError(response).then(() => false, (thrown) => api.isApiError(thrown));
  hold(name, "an error", isThrown, fails);
  // What is none the caller reads.
  if (!isThrown) hold(name, "the body of a success", await response.text(), body(given.body));
}

/** The waits before each attempt, up to the last. */
function waits(error, wanted) {
  const list = (idempotent, count) => {
    const random = seeded(data.seed);
    const found = [];
    for (let elapsed = 0; found.length < count && !found.includes(null); elapsed += found.at(-1) ?? 0) {
      const attempt = found.length + 1;
      found.push(nextDelay(error, { attempt, elapsed, idempotent, maxRetryAfter: data.maxRetryAfter, random }) ?? null);
    }
    return found;
  };
  return { idempotent: list(true, wanted.idempotent.length), otherwise: list(false, wanted.otherwise.length) };
}

function facts(name, error, { class: type, expected, members, json, errors = [] }) {
  const { typescript, members: described } = classes.get(type);
  hold(name, "class", chain(error), typescript);
  hold(name, "name", error.name, typescript[0]);
  hold(name, "guards", [api.isApiError(error), api.isKnownError(error)], [true, expected.known]);
  // A param of that name has the member in a package without integer ids or kinds.
  const isParam = (fact) => described.some((member) => member.typescript === fact);
  for (const fact of FACTS) if (!["number", "kind"].includes(fact) || !isParam(fact)) hold(name, fact, error[fact], expected[fact]);
  hold(name, "message", error.apiMessage, expected.message);
  hold(name, "text", error.message, expected.text);
  for (const member of described) hold(name, member.name, error[member.typescript], members[member.name]);
  for (const member of data.correlation) hold(name, member.name, error[member.typescript], expected.correlation?.[member.name]);
  hold(name, "JSON", JSON.stringify(error), formOf(json, type, errors));
  hold(name, "number of errors", listed(error).length, errors.length);
  listed(error).forEach((each, at) => {
    if (errors[at]) facts(`${name}, error ${at}`, each, { ...errors[at], json: errors[at].json.replace(`$errors[${at}]`, "$class") });
  });
}

/** The errors of the list that a response has, if they are more than the error itself. */
const listed = (error) => (api.isApiError(error.errors?.[0]) && error.errors[0] !== error ? error.errors : []);

/** The JSON of a vector with the classes that TypeScript has. */
const formOf = (json, type, errors) =>
  [...errors.map((each, at) => [`$errors[${at}]`, each.class]), ["$class", type]].reduce(
    (form, [place, of]) => form.replace(place, () => classes.get(of).typescript[0]),
    json,
  );

function run(vector) {
  const { name, given } = vector;
  for (const [form, parts] of forms(given)) {
    const error = api.fromParts(parts);
    facts(name + form, error, vector);
    hold(name + form, "body", error.body, parsed(given.body));
  }
  const error = api.fromParts({ ...given, headers: object(given.headers) });
  const restored = api.fromJSON(JSON.parse(JSON.stringify(error)));
  hold(name, "class of the restored", chain(restored), chain(error));
  hold(name, "JSON of the restored", restored, error);
  hold(name, "waits", waits(error, vector.waits), vector.waits);
  if (name.endsWith(": as declared")) construct(name, vector);
}

/** A test of a user makes errors by their constructors. */
function construct(name, { class: type, expected, members }) {
  const { typescript, members: given } = classes.get(type);
  if (given.some((member) => members[member.name] === null)) return;
  const error = new api[typescript[0]](Object.fromEntries(given.map((member) => [member.typescript, members[member.name]])));
  hold(name, "name of the constructed", error.name, typescript[0]);
  for (const fact of ["known", "code", "docUrl", "retry"]) hold(name, `${fact} of the constructed`, error[fact], expected[fact]);
  for (const member of given) hold(name, `${member.name} of the constructed`, error[member.typescript], members[member.name]);
  hold(name, "message of the constructed", error.apiMessage, expected.message);
}

/** What `fromThrown` makes of what a transport of that kind throws. */
async function fail({ failure, class: type, retry, waits: wanted }) {
  const attempts = {
    network: () => fetch(`http://127.0.0.1:${closed}/`),
    timeout: () => Promise.reject(new DOMException("The operation timed out.", "TimeoutError")),
    abort: () => fetch(`http://127.0.0.1:${closed}/`, { signal: AbortSignal.abort() }),
    parse: async () => JSON.parse("<html>"),
  };
  const thrown = await attempts[failure]().catch((error) => error);
  const error = api.fromThrown(thrown);
  hold(failure, "class", chain(error), classes.get(type).typescript);
  hold(failure, "facts", [error.known, error.retry, error.processed], [false, retry, "unknown"]);
  hold(failure, "cause", error.cause === thrown, true);
  hold(failure, "waits", waits(error, wanted), wanted);
}

function decide({ vector, wait, ...options }) {
  const { given } = data.vectors.find(({ name }) => name === vector);
  const error = api.fromParts({ ...given, headers: object(given.headers) });
  const found = nextDelay(error, { maxRetryAfter: data.maxRetryAfter, ...options, random: seeded(data.seed) });
  hold(vector, `decision ${JSON.stringify(options)}`, found, wait);
}

/** A port that nobody listens to any more. */
const closed = await new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

for (const vector of data.vectors) run(vector);
for (const failure of data.failures) await fail(failure);
for (const decision of data.decisions) decide(decision);

const edges = more.flatMap((path) => read(path).vectors);
for (const vector of edges) edge(vector);
for (const vector of judged) await judge(vector);

for (const difference of differences.slice(0, 20)) console.error(difference);
console.log(`${data.vectors.length + edges.length} vectors, ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
