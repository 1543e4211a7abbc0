// What is a success, what a value is and what is exact, beyond the vectors; prints one line if all of it holds.
import assert from "node:assert/strict";
import * as nested from "nested-errors";
import * as values from "values-errors";
import { withRetry } from "values-errors/retry";

// A success of the same status as an error is none, and its body is left for the caller.
const successes = ['{"ok": true, "channel": {}}', '{"ok": true, "code": "channel_not_found"}', '{"channel": {}}', "", "<html>", "[]", '{"ok": false}'];
for (const body of successes) {
  const response = new Response(body, { status: 200 });
  assert.equal(await values.throwIfError(response), response);
  assert.equal(await withRetry(() => response), response);
  assert.equal(await response.text(), body);
  const plain = { status: 200, headers: [], bodyUsed: false, text: () => Promise.resolve(body) };
  assert.equal(await values.throwIfError(plain), plain);
}
const errors = [['{"ok": false, "code": "channel_not_found"}', "ChannelNotFoundError"], ['{"ok": false, "code": "of_tomorrow"}', "UnknownAPIError"]];
for (const [body, name] of errors) {
  await assert.rejects(values.throwIfError(new Response(body, { status: 200 })), { name });
  await assert.rejects(withRetry(() => new Response(body, { status: 200 })), { name });
  const created = new Response(body, { status: 201 });
  assert.equal(await values.throwIfError(created), created);
}

// A whole number that is not exact here is no value of the member, and stays as text.
const taken = values.fromParts({ status: 409, body: '{"ok": false, "code": "taken", "details": {"id": 9007199254740993}}' });
assert.equal(taken.id, undefined);
assert.deepEqual(taken.details, { id: "9007199254740993" });
assert.equal(values.fromJSON(JSON.parse(JSON.stringify(taken))).details.id, "9007199254740993");
assert.equal(values.fromParts({ body: { ok: false, code: "taken", details: { id: 2 ** 53 } } }).id, undefined);

// Parts that are shared and what holds itself cost no more than what is shown.
let shared = { x: 1 };
for (let depth = 0; depth < 200; depth++) shared = [shared, shared];
const endless = { code: "permission", message: "m" };
endless.details = { again: endless };
for (const body of [shared, { error: { code: "tomorrow", details: { shared } } }, endless, [endless]]) {
  const error = nested.fromBody(body);
  assert.ok(!error.known && error.bodyPreview.length <= 2048);
}
for (const error of [nested.fromBody({ error: endless }), new nested.NotAllowedError({ details: { again: endless, shared } })]) {
  assert.equal(error.code, "permission");
  assert.equal(error.toJSON().details.again.code, "permission");
  assert.ok(JSON.stringify(error).length < 1e6);
}
// Parts that are equal or the same are no rings.
const twice = [1, 1, "a", "a", null, null, {}];
assert.deepEqual(new nested.NotAllowedError({ details: { twice, again: twice, x: [twice, twice] } }).toJSON().details.x, [twice, twice]);

// Of a long message the beginning is shown.
const long = nested.fromBody({ error: { code: "permission", message: "x".repeat(5e6) } });
assert.equal(long.apiMessage.length, 5e6);
assert.ok(long.message.length < 2100 && long.stack.length < 5000 && String(long).length < 2200);

console.log("all held");
