// The newest axios, got and ky against a server in this process; prints one line if all of it holds.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { inspect } from "node:util";
import axios from "axios";
import got from "got";
import ky from "ky";
import * as api from "retrying-errors";
import { withRetry } from "retrying-errors/retry";

const failure = JSON.stringify({ error: { code: "rate_limited", message: "Slow down.", details: { retry_after: 3 }, request_id: "req_1" } });
const json = { "Content-Type": "application/json" };
let left = 0;
const server = createServer(({ url }, response) => {
  if (url === "/hang") return;
  if (url === "/fine" || (url === "/soon" && left-- <= 0)) return response.writeHead(200, json).end('{"fine":true}');
  if (url === "/broken") return response.writeHead(200, json).end("{");
  if (url === "/unpacked") return response.writeHead(402, { ...json, "Content-Encoding": "gzip" }).end("no gzip");
  if (url === "/torn") return response.writeHead(200, { ...json, "Content-Length": 99 }).write("{", () => setTimeout(() => response.destroy(), 20));
  response.writeHead(429, { ...json, "Retry-After": "7" });
  if (url === "/slow") response.write(failure.slice(0, 20));
  else response.end(failure);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`;
const NOWHERE = "http://127.0.0.1:1/";
const SECRET = "Bearer a-secret";

const headers = { authorization: SECRET };
const signalled = (signal) => (signal ? { signal } : {});
const clients = {
  fetch: (url, signal) => fetch(url, { headers, signal }),
  axios: (url, signal) => axios.get(url, { headers, validateStatus: () => true, ...signalled(signal) }),
  "axios, throwing": (url, signal) => axios.get(url, { headers, ...signalled(signal) }),
  "axios, text": (url, signal) => axios.get(url, { headers, responseType: "text", ...signalled(signal) }),
  "axios, bytes": (url, signal) => axios.get(url, { headers, responseType: "arraybuffer", ...signalled(signal) }),
  "axios, a stream": (url, signal) => axios.get(url, { headers, responseType: "stream", ...signalled(signal) }),
  "axios on fetch": (url, signal) => axios.get(url, { headers, adapter: "fetch", ...signalled(signal) }),
  "axios on fetch, a stream": (url, signal) => axios.get(url, { headers, adapter: "fetch", responseType: "stream", ...signalled(signal) }),
  got: (url, signal) => got(url, { headers, retry: { limit: 0 }, throwHttpErrors: false, ...signalled(signal) }),
  "got, throwing": (url, signal) => got(url, { headers, retry: { limit: 0 }, ...signalled(signal) }),
  "got, JSON": (url, signal) => got(url, { headers, retry: { limit: 0 }, responseType: "json", ...signalled(signal) }),
  ky: (url, signal) => ky(url, { headers, retry: 0, throwHttpErrors: false, ...signalled(signal) }),
  "ky, throwing": (url, signal) => ky(url, { headers, retry: 0, ...signalled(signal) }),
};

const sleep = async () => {};
const failed = (run) => run().then((result) => assert.fail(`no error but ${inspect(result)}`), (error) => error);

for (const [name, send] of Object.entries(clients)) {
  // A response of errors is its error, whether the client throws it or not, and is sent again as the catalogue says.
  const waits = [];
  let error = await failed(() => withRetry(() => send(at("/")), { method: "GET", sleep: async (seconds) => waits.push(seconds) }));
  assert.ok(error instanceof api.RateLimitedError, `${name}: ${inspect(error)}`);
  assert.deepEqual([error.retryAfter, error.requestId, error.apiMessage, error.attempts], [7, "req_1", "Slow down.", 5], name);
  assert.deepEqual(waits, [7, 7, 7, 7], name);
  assert.ok(!inspect(error, { depth: 9 }).includes(SECRET) && !JSON.stringify(error).includes(SECRET), `${name} shows a secret`);
  left = 2;
  assert.equal((await withRetry(() => send(at("/soon")), { method: "GET", sleep })).status ?? 200, 200, name);

  // What the client throws itself, outside of the loop.
  const given = await send(at("/")).catch((thrown) => thrown);
  const holds = given instanceof Error ? given.response : given;
  error = given instanceof Error ? api.fromThrown(given) : await api.fromResponse(given);
  const isStream = name.endsWith("a stream");
  assert.equal(error.name, isStream ? "UnknownRateLimitError" : "RateLimitedError", name);
  assert.equal(error.retryAfter, 7, name);
  if (given instanceof Error) assert.equal(error.cause, given);
  if (isStream) assert.equal((await api.fromResponse(holds)).name, "RateLimitedError", name);
  if (!(given instanceof Error)) await assert.rejects(api.throwIfError(await send(at("/"))), api.RateLimitedError, name);
  const fine = await send(at("/fine"));
  assert.equal(await api.throwIfError(fine), fine, name);

  // No connection, no time, and a caller who gave up: while the request is under way, or while the body is read.
  error = await failed(() => withRetry(() => send(NOWHERE)));
  assert.equal(error.name, "APIConnectionError", `${name}: ${inspect(error)}`);
  assert.equal(api.fromThrown(error.cause).name, "APIConnectionError", name);
  for (const path of ["/hang", "/slow"]) {
    for (const reason of [undefined, new Error("enough")]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 50);
      const { signal } = controller;
      error = await failed(() => withRetry(() => send(at(path), signal), { signal, method: "GET", sleep }));
      assert.equal(error.name, "APIAbortedError", `${name}, ${path}: ${inspect(error)}`);
      assert.equal(error.attempts, 1, `${name}, ${path}`);
    }
  }
}

// Timeouts of each client are no connections that broke, and no abort.
const timeouts = {
  axios: () => axios.get(at("/hang"), { timeout: 30 }),
  "axios on fetch": () => axios.get(at("/hang"), { timeout: 30, adapter: "fetch" }),
  got: () => got(at("/hang"), { timeout: { request: 30 }, retry: { limit: 0 } }),
  "got, while the body is read": () => got(at("/slow"), { timeout: { request: 50 }, retry: { limit: 0 } }),
  ky: () => ky(at("/hang"), { timeout: 30, retry: 0 }),
  fetch: () => fetch(at("/hang"), { signal: AbortSignal.timeout(30) }),
};
for (const [name, send] of Object.entries(timeouts)) {
  const error = await failed(() => withRetry(send, { method: "GET", maxRetries: 0 }));
  assert.equal(error.name, "APITimeoutError", `${name}: ${inspect(error)}`);
}

// A success that breaks off is a connection that did, and is asked for again; a failed response counts by its status, whatever its body.
const reading = {
  fetch: async (url) => (await fetch(url)).json(),
  axios: (url) => axios.get(url),
  "axios on fetch": (url) => axios.get(url, { adapter: "fetch" }),
  got: (url) => got(url, { retry: { limit: 0 } }).json(),
  ky: (url) => ky(url, { retry: 0 }).json(),
};
for (const [name, send] of Object.entries(reading)) {
  const error = await failed(() => withRetry(() => send(at("/torn")), { method: "GET", maxRetries: 1, sleep }));
  assert.deepEqual([error.name, error.attempts], ["APIConnectionError", 2], `${name}: ${inspect(error)}`);
}
for (const send of [reading.axios, reading.got]) assert.equal((await failed(() => withRetry(() => send(at("/unpacked"))))).received.status, 402);

// The reason of an abort is the caller's, and no failure of the connection.
for (const reason of [undefined, new Error("the user left"), "bye", 3, null]) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  const response = await fetch(at("/slow"), { signal: controller.signal });
  const error = await failed(() => (reason ? api.fromResponse : api.throwIfError)(response));
  assert.equal(error.name, "APIAbortedError", inspect(error));
}

// A success that cannot be parsed is no failed response; a mistake of the program stays what it is.
const unparsed = [
  () => axios.get(at("/broken"), { responseType: "json", transitional: { silentJSONParsing: false } }),
  () => got(at("/broken"), { retry: { limit: 0 } }).json(),
  () => ky(at("/broken"), { retry: 0 }).json(),
];
for (const send of unparsed) assert.equal((await failed(() => withRetry(send))).name, "APIParseError");
for (const send of [() => axios.get("http://[bad"), () => got("http://[bad"), () => ky("http://[bad")]) {
  const thrown = await failed(async () => send());
  assert.equal(api.fromThrown(thrown), undefined);
  assert.equal(await failed(() => withRetry(async () => { throw thrown; })), thrown);
}

// What only looks like a response is returned as it is.
for (const value of [{ status: 429 }, { status: 429, headers: {} }, { status: "429", headers: {}, data: 1 }, { statusCode: 404, body: 1 }, null, 429, [429, {}, ""]]) {
  assert.equal(await withRetry(() => value), value);
  assert.equal(api.fromThrown(Object.assign(new Error("mine"), { response: value })), undefined);
}
for (const value of [null, undefined, 429, {}, { status: "429" }]) assert.equal(await api.throwIfError(value), value);
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
assert.equal(await api.fromResponse(proxy).then(({ name }) => name), "UnknownAPIError");
assert.equal(api.fromThrown(proxy), undefined);
assert.ok(await withRetry(() => Promise.reject(proxy)).then(() => false, (thrown) => thrown === proxy));
for (const guard of [api.isApiError, api.isKnownError, api.isRateLimited, (value) => api.hasCode(value, "rate_limited")]) assert.equal(guard(proxy), false);

// What other clients give, and clients of former versions, as they hold it.
const parsed = JSON.parse(failure);
const ofHeaders = { "retry-after": "7" };
const others = [
  { status: 429, statusCode: 429, headers: ofHeaders, body: parsed, text: failure },
  { statusCode: 429, headers: ofHeaders, body: { text: async () => failure, bodyUsed: false } },
  { status: 429, headers: ofHeaders, data: new Blob([failure]) },
  { status: 429, headers: new Headers(ofHeaders), text: async () => failure, bodyUsed: false },
];
for (const [index, response] of others.entries()) {
  for (const send of [async () => response, () => Promise.reject(Object.assign(new Error("x"), { response }))]) {
    const error = await failed(() => withRetry(send, { method: "GET", maxRetries: 0 }));
    assert.deepEqual([error.name, error.retryAfter], ["RateLimitedError", 7], `${index}`);
  }
}
const thrownBy = (name, code, message) => api.fromThrown(Object.assign(new Error(message), { name, code }))?.name;
assert.equal(thrownBy("AxiosError", "ECONNABORTED", "timeout of 10ms exceeded"), "APITimeoutError");
assert.equal(thrownBy("Error", "ECONNABORTED", "Timeout of 30ms exceeded"), "APITimeoutError");
assert.equal(thrownBy("Error", "ECONNABORTED", "read ECONNABORTED"), "APIConnectionError");
assert.equal(thrownBy("AxiosError", "ERR_CANCELED", "canceled"), "APIAbortedError");
assert.equal(thrownBy("Error", "ABORTED", "Aborted"), "APIAbortedError");
// superagent keeps no response but its text and its status where it could not parse it.
const unparsedBy = (statusCode) => api.fromThrown(Object.assign(new SyntaxError("Unexpected end of JSON input"), { statusCode, rawResponse: '{"a":', response: undefined }));
assert.deepEqual([unparsedBy(500).family, unparsedBy(500).status, unparsedBy(200).name], ["ServerError", 500, "APIParseError"]);
assert.equal(api.fromThrown(Object.assign(new Error("mine"), { statusCode: 500 })), undefined);
assert.equal(thrownBy("CancelError", "ERR_CANCELED", "Promise was canceled"), "APIAbortedError");

// A wrapper of the program around what a client has thrown hides nothing.
const wrapped = new Error("mine", { cause: await axios.get(at("/")).catch((thrown) => thrown) });
assert.equal(api.fromThrown(wrapped).name, "RateLimitedError");

server.closeAllConnections();
server.close();
console.log("all held");
