// What is a success, what a value is and what is exact, beyond the vectors; prints one line if all of it holds.
import assert from "node:assert/strict";
import * as headless from "headless-errors";
import * as nested from "nested-errors";
import * as objects from "objects-errors";
import * as sparse from "sparse-errors";
import * as values from "values-errors";
import { withRetry } from "values-errors/retry";

const JSON_TYPE = { "Content-Type": "application/json" };

// A header of role `code` says that a response below 400 is an error.
for (const [code, isFailed] of [["not_modified", true], ["tomorrow", false], [undefined, false]]) {
  const response = new Response(null, { status: 304, headers: code && { "X-Error-Code": code } });
  const said = await objects.throwIfError(response).then(() => undefined, (error) => error.code);
  assert.equal(said, isFailed ? code : undefined);
}

// And so does a status that is enough, whatever the body is.
for (const [status, name] of [[304, "UnchangedError"], [200, undefined]]) {
  const said = await headless.throwIfError({ status, headers: {}, body: "<html>" }).then(() => undefined, (error) => error.name);
  assert.equal(said, name);
}
assert.equal(headless.fromParts({ status: 404, headers: { "X-Error-Code": "4041" } }).code, 4041);

// A success of the same status as an error is none, and its body is left for the caller.
const successes = ['{"ok": true, "channel": {}}', '{"ok": true, "code": "channel_not_found"}', '{"channel": {}}', "", "<html>", "[]", '{"ok": false}'];
for (const body of successes) {
  const response = new Response(body, { status: 200, headers: JSON_TYPE });
  assert.equal(await values.throwIfError(response), response);
  assert.equal(await withRetry(() => response), response);
  assert.equal(await response.text(), body);
  const plain = { status: 200, headers: [], bodyUsed: false, text: () => Promise.resolve(body) };
  assert.equal(await values.throwIfError(plain), plain);
}
const errors = [['{"ok": false, "code": "channel_not_found"}', "ChannelNotFoundError"], ['{"ok": false, "code": "of_tomorrow"}', "UnknownAPIError"]];
for (const [body, name] of errors) {
  for (const headers of [JSON_TYPE, { "content-type": "Application/Problem+JSON ; charset=utf-8" }]) {
    await assert.rejects(values.throwIfError(new Response(body, { status: 200, headers })), { name });
    await assert.rejects(withRetry(() => new Response(body, { status: 200, headers })), { name });
  }
  // What a call has parsed is an error where it says so.
  await assert.rejects(withRetry(() => JSON.parse(body)), { name });
  const created = new Response(body, { status: 201, headers: JSON_TYPE });
  assert.equal(await values.throwIfError(created), created);
}
for (const result of [{ ok: true, code: "channel_not_found" }, { code: "channel_not_found" }, [{ ok: false, code: "channel_not_found" }], {}, new (class { ok = false; code = "channel_not_found"; })()]) {
  assert.equal(await withRetry(() => result), result);
}

// A stream that may never end is left alone; a body that breaks off is no success.
const events = new Response(new ReadableStream({}), { status: 200, headers: { "Content-Type": "text/event-stream" } });
assert.equal(await values.throwIfError(events), events);
assert.equal(await withRetry(() => events), events);
const torn = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) }), { status: 200, headers: JSON_TYPE });
await assert.rejects(values.throwIfError(torn()), { name: "APIConnectionError" });
await assert.rejects(withRetry(torn), { name: "APIConnectionError" });
// Without the body of an error, what is thrown for a success is no error of the API.
const unparsed = (body) => values.fromThrown(Object.assign(new Error("x", { cause: new SyntaxError("Unexpected token in JSON") }), { response: { statusCode: 200, headers: {}, body } }));
assert.equal(unparsed("<html>").name, "APIParseError");
assert.equal(unparsed('{"ok": false, "code": "channel_not_found"}').name, "ChannelNotFoundError");

// A whole number that is not exact here is no value of the member, and stays as text.
const taken = values.fromParts({ status: 409, body: '{"ok": false, "code": "taken", "details": {"id": 9007199254740993}}' });
assert.equal(taken.id, undefined);
assert.deepEqual(taken.details, { id: "9007199254740993" });
assert.equal(values.fromJSON(JSON.parse(JSON.stringify(taken))).details.id, "9007199254740993");
assert.equal(values.fromParts({ body: { ok: false, code: "taken", details: { id: 2 ** 53 } } }).id, undefined);
const told = sparse.fromBody({ fault: { code: "busy", text: "Busy for 9007199254740993 seconds." } });
assert.deepEqual([told.seconds, told.toJSON().details], [undefined, { seconds: "9007199254740993" }]);
// Some parsers make a BigInt of it, which JSON has as text.
const big = values.fromBody({ ok: false, code: "taken", details: { id: 9007199254740993n, all: [1n] } });
assert.deepEqual([big.id, big.toJSON().details], [undefined, { id: "9007199254740993", all: ["1"] }]);
assert.equal(new values.TakenError({ id: 7n }).apiMessage, "Taken by 7.");

// What is nested more than 100 deep is not there, as in the other languages.
const deep = `{"error": {"code": "permission", "details": {"a": ${"[".repeat(5000)}1${"]".repeat(5000)}}}}`;
assert.equal(JSON.stringify(nested.fromBody(deep)).split("[").length - 1, 97);
assert.ok(JSON.stringify(nested.fromBody(JSON.parse(deep))).split("[").length < 105);

// Parts that are shared and what holds itself cost no more than what is shown.
let shared = { x: 1 };
for (let depth = 0; depth < 200; depth++) shared = [shared, shared];
const endless = { code: "permission", message: "m" };
endless.details = { again: endless };
for (const body of [shared, { error: { code: "tomorrow", details: { shared } } }, endless, [endless]]) {
  const error = nested.fromBody(body);
  assert.ok(!error.known && error.bodyPreview.length <= 2048);
}
const cut = nested.fromBody({ error: endless });
assert.deepEqual([cut.code, cut.toJSON().details], ["permission", {}]);
const again = nested.fromJSON({ ...cut.toJSON(), details: { again: endless, shared } });
assert.deepEqual([again.code, again.toJSON().details.again], ["permission", { code: "permission", message: "m", details: {} }]);
assert.ok(JSON.stringify(again).length < 1e6);
// Parts that are equal or the same are no rings.
const twice = [1, 1, "a", "a", null, null, {}];
assert.deepEqual(new nested.NotAllowedError({ details: { twice, again: twice, x: [twice, twice] } }).toJSON().details.x, [twice, twice]);

// Of a long message the beginning is shown.
const long = nested.fromBody({ error: { code: "permission", message: "x".repeat(5e6) } });
assert.equal(long.apiMessage.length, 5e6);
assert.ok(long.message.length < 2100 && long.stack.length < 5000 && String(long).length < 2200);

console.log("all held");
