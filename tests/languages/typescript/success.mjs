// Errors that come with a status of success; prints one line if all of it holds.
import assert from "node:assert/strict";
import * as evolution from "evolution-errors";
import * as files from "files-errors";
import * as graphql from "graphql-errors";
import * as rpc from "json-rpc-errors";
import * as oauth from "oauth-errors";
import * as slack from "slack-errors";
import { withRetry } from "slack-errors/retry";
import * as wechat from "wechat-errors";

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };
const response = (body, status = 200, headers = JSON_TYPE) => new Response(body, { status, headers });
const FINE = '{"ok":true,"channel":{}}';
const FAILED = [
  ['{"ok":false,"error":"channel_not_found"}', slack.ChannelNotFoundError],
  ['{"ok":false,"error":"new_one"}', slack.UnknownSlackError],
];

// A success is for the caller, who reads it; an error has its class, a code of tomorrow that of the base.
const fine = response(FINE);
assert.equal(await slack.throwIfError(fine), fine);
assert.equal(await withRetry(() => fine), fine);
assert.equal(await fine.text(), FINE);
for (const [body, type] of FAILED) {
  await assert.rejects(slack.throwIfError(response(body)), type);
  await assert.rejects(withRetry(() => response(body)), type);
  assert.ok((await slack.fromResponse(response(body))) instanceof type);
  // As axios has it, and as a call that returns what it parsed.
  await assert.rejects(slack.throwIfError({ status: 200, headers: {}, data: JSON.parse(body) }), type);
  await assert.rejects(slack.throwIfError({ status: 200, headers: {}, data: body }), type);
  await assert.rejects(withRetry(() => JSON.parse(body)), type);
  // Another status of success is none with which errors come.
  const created = response(body, 201);
  assert.equal(await slack.throwIfError(created), created);
  assert.equal(created.bodyUsed, false);
}
const axios = { status: 200, headers: {}, data: JSON.parse(FINE) };
assert.equal(await slack.throwIfError(axios), axios);

// A request goes again by the rule of the error, since the status says nothing; what a success may have done is not known.
const busy = await slack.fromResponse(response('{"ok":false,"error":"internal_error"}'));
assert.deepEqual([busy.retry, busy.processed, busy.status, busy.received.status], ["backoff", "unknown", 500, 200]);
let attempts = 0;
const sleep = async () => {};
const send = () => response(attempts++ ? FINE : '{"ok":false,"error":"internal_error"}');
assert.equal(await (await withRetry(send, { method: "GET", sleep })).text(), FINE);
assert.equal(attempts, 2);
await assert.rejects(withRetry(() => response('{"ok":false,"error":"internal_error"}'), { method: "POST", sleep }), slack.InternalError);

// What no error can be is not read: no JSON, and no status with which errors come.
const unread = (headers, status) => {
  let pulls = 0;
  const stream = new ReadableStream({ pull: (to) => void (pulls++, to.enqueue(new Uint8Array(9))) }, { highWaterMark: 0 });
  return [new Response(stream, { status, headers }), () => pulls];
};
for (const [throwIfError, headers, status] of [
  [slack.throwIfError, { "Content-Type": "application/octet-stream" }, 200],
  [slack.throwIfError, JSON_TYPE, 201],
  [evolution.throwIfError, JSON_TYPE, 200],
]) {
  const [large, pulls] = unread(headers, status);
  assert.equal(await throwIfError(large), large);
  assert.deepEqual([pulls(), large.bodyUsed], [0, false]);
}

// A code may be that of a success.
await assert.rejects(wechat.throwIfError(response('{"errcode":40013,"errmsg":"invalid appid"}', 201)), wechat.InvalidAppIdError);
for (const body of ['{"errcode":0,"errmsg":"ok"}', '{"access_token":"t"}']) {
  const token = response(body);
  assert.equal(await wechat.throwIfError(token), token);
}

// A form is read as JSON is, and an address has an error of the same codes.
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
await assert.rejects(oauth.throwIfError(response("error=bad_verification_code&error_description=Expired.", 200, FORM)), oauth.BadVerificationCodeError);
const granted = response("access_token=t&token_type=bearer", 200, FORM);
assert.equal(await oauth.throwIfError(granted), granted);
assert.equal(await granted.text(), "access_token=t&token_type=bearer");
for (const url of ["https://client.example.com/cb?error=access_denied&state=xyz", "https://client.example.com/cb#error=access_denied&state=xyz"]) {
  const denied = oauth.fromUrl(url);
  assert.ok(denied instanceof oauth.AccessDeniedError);
  assert.deepEqual([denied.state, denied.received.status], ["xyz", undefined]);
}
assert.ok(oauth.fromUrl("https://client.example.com/cb?error=invalid_scope") instanceof oauth.InvalidScopeError);
assert.equal(oauth.fromUrl("https://client.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz"), undefined);

// The details of AIP-193 are typed, in any order.
const info = { reason: "BAD_FIELD", domain: "googleapis.com", "@type": "type.googleapis.com/google.rpc.ErrorInfo" };
const field = { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: [{ field: "name", description: "too long" }] };
const bad = files.fromParts({ status: 400, body: { error: { code: 400, message: "m", details: [field, info] } } });
assert.ok(bad instanceof files.BadFieldError);
assert.deepEqual(bad.violations?.map(({ field }) => field), ["name"]);

// Errors beside data, and in a batch.
await assert.rejects(graphql.throwIfError(response('{"data":{"a":null},"errors":[{"message":"m","extensions":{"code":"FORBIDDEN"}}]}')), graphql.ForbiddenError);
const answer = response('{"data":{"a":1},"errors":[]}');
assert.equal(await graphql.throwIfError(answer), answer);
const result = { jsonrpc: "2.0", result: 7, id: "1" };
const failed = { jsonrpc: "2.0", error: { code: -32601, message: "Method not found" }, id: "5" };
const later = { jsonrpc: "2.0", error: { code: -32603, message: "Internal error" }, id: "6" };
const batch = await rpc.throwIfError(response(JSON.stringify([result, later, failed]))).then(assert.fail, (error) => error);
assert.ok(batch instanceof rpc.MethodNotFoundError);
assert.deepEqual(batch.errors.map(({ name, requestId }) => [name, requestId]), [["InternalError", "6"], ["MethodNotFoundError", "5"]]);
assert.deepEqual(batch.errors.map(({ body }) => body), [later, failed]);
assert.deepEqual(batch.body, [result, later, failed]);
for (const body of [[result], result, []]) {
  const success = response(JSON.stringify(body));
  assert.equal(await rpc.throwIfError(success), success);
}

console.log("all held");
