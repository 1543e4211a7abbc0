// What errors promise besides what responses make of them; prints one line if all of it holds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { inspect } from "node:util";
import * as nested from "nested-errors";
import { withRetry } from "nested-errors/retry";
import * as retrying from "retrying-errors";
import * as sparse from "sparse-errors";
import * as studio from "studio-errors";

const require = createRequire(import.meta.url);
const body = (code, more = {}) => JSON.stringify({ error: { code, message: "As it came.", ...more } });
const limited = (api) => api.fromParts({ status: 429, body: body("rate_limited", { details: { retry_after: 3 } }) });

// `instanceof` knows an error of the CommonJS copy, of another version and of another realm, each way.
const second = await import("./second/node_modules/nested-errors/dist/index.js");
const context = createContext();
const realm = { row: {}, errors: {} };
for (const [name, exports] of Object.entries(realm)) {
  const source = readFileSync(`node_modules/nested-errors/dist/cjs/${name}.js`, "utf8");
  runInContext(`(exports, require) => { ${source}\n}`, context)(exports, (path) => realm[path.slice(2, -3)]);
}
assert.notEqual(realm.errors.RateLimitedError.__proto__.__proto__.__proto__, Error, "another realm has another Error");
const copies = [nested, require("nested-errors"), second, realm.errors];
for (const one of copies) {
  const error = new one.RateLimitedError({ retryAfter: 3 });
  for (const other of copies) {
    assert.ok(one === other || one.RateLimitedError !== other.RateLimitedError, "each copy has classes of its own");
    for (const name of ["RateLimitedError", "RateLimitError", "APIError"]) assert.ok(error instanceof other[name], name);
    for (const name of ["CapacityExceededError", "ServerError", "UnknownRateLimitError"]) assert.ok(!(error instanceof other[name]), name);
  }
  assert.ok(nested.isRateLimited(error) && nested.hasCode(error, "rate_limited") && !nested.hasCode(error, "permission"));
}
const busy = new second.BusyError();
assert.ok(busy instanceof nested.ServerError && nested.isApiError(busy) && !nested.hasCode(busy, "rate_limited"));
assert.ok(!nested.isKnownError(busy) && second.isKnownError(busy), "a switch over what this version knows has no case for it");
assert.ok(nested.isKnownError(new second.RateLimitedError({ retryAfter: 3 })));
assert.match(new second.RateLimitedError({ retryAfter: 3 }).message, /^Slow down/);
assert.ok(!(limited(nested) instanceof retrying.RateLimitedError), "another catalogue has the same name");
for (const value of [undefined, null, 0, "", {}, [], new Error("x"), Object.create(nested.RateLimitedError), nested.RateLimitedError]) {
  assert.ok(!nested.isApiError(value) && !nested.isRateLimited(value));
}

// A class of a user's own is a class like any other.
class Mine extends nested.RateLimitedError {}
class Yours extends nested.RateLimitedError {}
const mine = new Mine({ retryAfter: 1 });
assert.ok(mine instanceof Mine && mine instanceof nested.RateLimitedError && nested.isRateLimited(mine) && !(mine instanceof Yours));
assert.ok(!(limited(nested) instanceof Mine));
assert.deepEqual([mine.name, mine.family, mine.retryAfter], ["RateLimitedError", "RateLimitError", 1]);

// The stack has the text of the error, and leads to who asked, at once or after waiting.
const denial = () => new Response(body("rate_limited"), { status: 429 });
const makers = {
  fromParts: () => limited(nested),
  fromBody: () => nested.fromBody(body("rate_limited")),
  fromResponse: () => nested.fromResponse(denial()),
  throwIfError: () => nested.throwIfError(denial()),
  withRetry: () => withRetry(denial, { maxRetries: 0 }),
  fromJSON: () => nested.fromJSON({ name: "RateLimitedError" }),
  new: () => new nested.RateLimitedError({ retryAfter: 3 }),
};
for (const [name, make] of Object.entries(makers)) {
  const error = await (async function asked() {
    try {
      return await make();
    } catch (thrown) {
      return thrown;
    }
  })();
  assert.ok(error.stack.startsWith(`RateLimitedError: ${error.message}\n`), name);
  assert.match(error.stack, /\bat (async )?asked\b/, name);
}

// JSON, and the way back, also through a clone; what is no error is an unknown one.
const error = limited(retrying);
const copy = structuredClone(error.toJSON());
assert.deepEqual(Object.keys(copy), ["name", "code", "status", "number", "message", "details", "retryAfter"]);
for (const one of [error, new retrying.QuotaExceededError({ reason: "burst" }), new retrying.APITimeoutError(), retrying.fromParts({ status: 502 })]) {
  const restored = retrying.fromJSON(structuredClone(one.toJSON()));
  assert.equal(restored.constructor, one.constructor);
  assert.equal(restored.message, one.message);
  const members = (of) => Object.entries({ ...of, received: 0 }).filter(([, value]) => value !== undefined).sort();
  assert.deepEqual(members(restored), members(one));
  assert.equal(JSON.stringify(restored), JSON.stringify(one));
}
const trap = new Proxy({}, { get() { throw new Error("trapped"); } });
for (const value of [undefined, null, 3, "x", [], {}, trap, { name: 3, details: "x" }, { name: "__proto__" }, { name: "Error", received: 4 }]) {
  assert.equal(retrying.fromJSON(value).name, "UnknownAPIError");
}
assert.equal(retrying.fromJSON({ name: "RateLimitedError", details: { retry_after: "soon" }, message: 5 }).apiMessage, "This key asks too often.");

// What another version has written is what its code says, as far as this one knows it.
const later = second.fromParts({ status: 503, body: body("busy") }).toJSON();
assert.deepEqual([later.name, nested.fromJSON(later).name, nested.fromJSON(later).code], ["BusyError", "UnknownServerError", "busy"]);
const earlier = nested.fromParts({ status: 503, body: body("busy", { request_id: "req_1" }) }).toJSON();
assert.deepEqual([second.fromJSON(earlier).name, second.fromJSON(earlier).requestId], ["BusyError", "req_1"]);
assert.equal(nested.fromJSON({ ...limited(nested).toJSON(), name: "TooManyError" }).retryAfter, 3);
const before = { name: "CapacityExceededError", code: "capacity_exceeded", status: 503, received: { status: 503, reason: "queue_full" } };
assert.equal(nested.fromJSON(before).reason, "queue_full", "a reason that the version before did not know");

// The classes of errors that were replaced, or renamed under the code that they had, go by their old names too.
assert.equal(nested.QuotaHitError, nested.CapacityExceededError);
assert.equal(sparse.RejectedError, sparse.RefusedError);
assert.equal(sparse.MovedOutError, sparse.ClosedDownError);
assert.equal(sparse.fromBody({ fault: { code: "rejected" } }).name, "RefusedError");
assert.equal(sparse.fromJSON({ name: "RejectedError", code: "rejected" }).name, "RefusedError");
assert.equal(sparse.fromJSON({ name: "MovedOutError", code: "moved_out" }).name, "ClosedDownError");

// Nothing that should stay private is in a text.
const secret = "hunter2";
const noise = { status: 429, headers: { Authorization: secret, "Set-Cookie": secret, "Retry-After": "3" } };
const url = `https://example.com/?key=${secret}`;
const thrown = Object.assign(new TypeError("fetch failed", { cause: Object.assign(new Error(url), { code: "ECONNRESET" }) }), { config: { headers: noise.headers, url } });
let syntax;
try { JSON.parse(secret); } catch (caught) { syntax = caught; }
assert.ok(inspect(syntax).includes(secret), "the cause itself is not discreet");
const discreet = [
  nested.fromParts({ ...noise, body: JSON.stringify({ token: secret, error: { code: "rate_limited", internal: secret } }) }),
  nested.fromParts({ ...noise, body: `<html>${secret}` }),
  await nested.fromResponse(new Response(secret, { status: 502 })),
  nested.fromThrown(thrown),
  nested.fromThrown(syntax),
];
for (const one of discreet) {
  for (const text of [one.message, one.stack, String(one), inspect(one, { depth: 10, showHidden: false }), JSON.stringify(one), JSON.stringify({ ...one })]) {
    assert.ok(!text.includes(secret), `${one.name}: ${text}`);
  }
}
assert.equal(discreet[1].bodyPreview, `<html>${secret}`);
assert.equal(discreet[0].bodyPreview, undefined);
assert.equal(discreet[0].body.token, secret);
assert.equal(discreet[3].cause, thrown);

// The preview is 2 KiB at most, and cut between characters.
const preview = (body) => nested.fromParts({ body }).bodyPreview;
assert.equal(preview("é".repeat(3000)), "é".repeat(1024));
assert.equal(preview("x" + "😀".repeat(3000)), "x" + "😀".repeat(511));
assert.equal(preview(new TextEncoder().encode("é".repeat(3000))), "é".repeat(1024));
assert.equal(preview({ a: "é".repeat(3000) }), `{"a":"${"é".repeat(1021)}`);
assert.equal(preview(undefined), "");

// Failures without a response, as transports throw them; what is no such failure stays what it is.
const coded = (code, name = "Error") => Object.assign(new Error("x"), { code, name });
const failures = [
  ["APIConnectionError", new TypeError("fetch failed", { cause: coded("ECONNREFUSED") }), new TypeError("Failed to fetch"), new TypeError("Load failed"),
    new TypeError("NetworkError when attempting to fetch resource."), new TypeError("terminated", { cause: coded("UND_ERR_SOCKET") }), coded("ECONNRESET"), coded("EAI_AGAIN")],
  ["APITimeoutError", new DOMException("x", "TimeoutError"), new TypeError("fetch failed", { cause: coded("UND_ERR_CONNECT_TIMEOUT") }), coded("ETIMEDOUT")],
  ["APIAbortedError", new DOMException("x", "AbortError"), coded("ABORT_ERR", "AbortError")],
  ["APIParseError", syntax],
];
for (const [name, ...all] of failures) {
  for (const cause of all) {
    const failure = nested.fromThrown(cause);
    assert.equal(failure?.name, name, cause.message);
    assert.ok(failure instanceof nested[name] && failure instanceof nested.APIError && failure.cause === cause);
    assert.deepEqual([failure.known, failure.code, failure.status, failure.processed], [false, undefined, undefined, "unknown"]);
  }
}
assert.ok(nested.fromThrown(new DOMException("x", "TimeoutError")) instanceof nested.APIConnectionError);
const ring = new Error("x");
ring.cause = ring;
for (const other of [undefined, null, "fetch failed", 3, new Error("x"), new TypeError("x is not a function"), new SyntaxError("Unexpected token"), coded("ENOENT"), coded("UND_ERR_INVALID_ARG"), ring, trap]) {
  assert.equal(nested.fromThrown(other), undefined);
}
assert.deepEqual([new retrying.APIConnectionError().retry, new retrying.APITimeoutError().retry, new retrying.APIAbortedError().retry], ["backoff", "backoff", "never"]);

// Responses: the body is read once, and never twice.
let reads = 0;
const response = (init, text = body("rate_limited")) => Object.defineProperty(new Response(text, init), "text", { value() { reads++; return Response.prototype.text.call(this); } });
const ok = response({ status: 200 });
assert.equal(await nested.throwIfError(ok), ok);
assert.deepEqual([reads, ok.bodyUsed], [0, false]);
assert.equal((await nested.throwIfError({ status: 399 })).status, 399);
await assert.rejects(nested.throwIfError({ status: 400 }), nested.UnknownAPIError);
await assert.rejects(nested.throwIfError(response({ status: 429 })), nested.RateLimitedError);
assert.equal(reads, 1);
const used = response({ status: 429, headers: { "X-Request-Id": "req_1" } });
await used.text();
const unread = await nested.fromResponse(used);
assert.deepEqual([reads, unread.name, unread.requestId], [2, "UnknownRateLimitError", "req_1"]);
const broken = new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) }), { status: 500 });
assert.equal((await nested.fromResponse(broken)).family, "ServerError");
for (const value of [undefined, null, 3, {}, trap]) assert.equal((await nested.fromResponse(value)).name, "UnknownAPIError");

// Only where the catalogue says that messages are safe does an error have one for people.
assert.ok(!("userMessage" in limited(nested)));
assert.equal(studio.fromParts({ status: 404, body: { message: "It is not there." } }).userMessage, "It is not there.");
assert.equal(studio.fromParts({ status: 502, body: "<html>" }).userMessage, undefined);
assert.equal(new studio.GoneError().userMessage, new studio.GoneError().apiMessage);

// Ids besides that of the request, from a header or the body.
const ids = retrying.fromParts({ status: 500, headers: { "x-trace-id": "t_1" }, body: { run_id: "r_1", meta: { trace_id: "t_2" } } });
assert.deepEqual([ids.runId, ids.traceId, ids.toJSON().correlation], ["r_1", "t_1", { run_id: "r_1", trace_id: "t_1" }]);
assert.equal(retrying.fromParts({ body: { meta: { trace_id: "t_2" } } }).traceId, "t_2");

// Bodies as bytes, with a mark of their order, of RFC 9457, and other things that parsers differ in.
const code = (body, headers) => nested.fromParts({ headers, body }).code;
const bytes = new TextEncoder().encode(`\ufeff${body("permission")}`);
for (const form of [bytes, bytes.buffer, Buffer.from(bytes), new DataView(bytes.buffer), `\ufeff${body("permission")}`]) assert.equal(code(form), "permission");
assert.equal(code('{"error":{"code":"x","code":"permission"}}'), "permission");
for (const half of ['{"error":{"code":"permission","message":"\\ud800"}}', { error: { code: "permission", message: "\ud800" } }]) {
  const { code, apiMessage } = nested.fromParts({ body: half });
  assert.deepEqual([code, apiMessage], ["permission", "\ufffd"]);
  assert.equal(nested.fromParts({ body: half }).body.error.message, "\ufffd");
}
assert.equal(code('{"error":{"code":"permission","message":"\\ud8zz"}}'), undefined);
assert.equal(nested.fromParts({ body: { error: { code: "a\\ud800\ud83d\ude00" } } }).code, "a\\ud800\ud83d\ude00");
assert.equal(code('{"error":{"code":"permission"},"x":NaN}'), undefined);
const problem = '{"code":"validation_failed","detail":"No.","status":422,"details":{"count":2,"errors":[]},"request_id":"req_9"}';
const read = nested.fromParts({ headers: { "content-type": "Application/Problem+JSON; charset=utf-8" }, body: problem });
assert.deepEqual([read.name, read.apiMessage, read.count, read.errors, read.requestId, read.received.status], ["ValidationFailedError", "No.", 2, [], "req_9", 422]);
assert.equal(code(problem, { "content-type": "application/json" }), undefined);
assert.equal(nested.fromParts({ body: `{"x":"${"x".repeat(1e7)}","error":{"code":"permission"}}` }).name, "NotAllowedError");

console.log("all held");
