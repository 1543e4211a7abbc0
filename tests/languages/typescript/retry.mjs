// Trying again, by a clock that no one has to wait for; prints one line if all of it holds.
import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as api from "retrying-errors";
import * as plain from "nested-errors";
import { nextDelay, policy, seeded, withRetry } from "retrying-errors/retry";
import { withRetry as withRetryOfPlain } from "nested-errors/retry";

const failed = (status, headers = {}, body = "{}") => new Response(body, { status, headers });
const GET = { method: "GET" };

/** Runs `answers` one by one until `withRetry` ends: how it ended, and what was waited for. */
async function play(answers, options = {}, run = withRetry) {
  const waits = [];
  const attempts = [];
  let time = 0;
  const clock = { sleep: async (seconds) => { waits.push(seconds); time += seconds; }, now: () => time };
  const send = (attempt) => {
    attempts.push(attempt);
    const answer = answers[Math.min(attempts.length, answers.length) - 1];
    const given = typeof answer === "function" ? answer(attempt) : answer;
    if (given instanceof Error) throw given;
    return given instanceof Response ? given.clone() : given;
  };
  const end = await run(send, { ...clock, ...options }).then((result) => ({ result }), (error) => ({ error }));
  return { ...end, waits, attempts };
}

// As often as the catalogue says, by its formula, then the last error with the number of attempts.
let end = await play([failed(500)], GET);
assert.deepEqual(end.waits, [0.2, 0.6, 1, 1]);
assert.ok(end.error instanceof api.ServerError);
assert.deepEqual([end.error.attempts, end.attempts.map(({ number }) => number)], [5, [1, 2, 3, 4, 5]]);
end = await play([failed(502)], { ...GET, random: () => 1 });
assert.deepEqual(end.waits, [1, 1.5, 2], "no more than five seconds in all");
end = await play([failed(504)], { ...GET, random: seeded(7) });
const chance = seeded(7);
assert.deepEqual(end.waits, [Math.floor(1000 * chance()) / 1000, Math.floor(2000 * chance()) / 1000]);
end = await play([failed(500)], { ...GET, maxRetries: 1 });
assert.equal(end.attempts.length, 2);
end = await play([failed(500)], { ...GET, maxElapsed: 0.9 });
assert.deepEqual(end.waits, [0.2, 0.6]);
assert.deepEqual(policy.backoff, [200, 3, 1000, "none", 4, null]);

// What succeeds is returned as it is, the first time or later.
const ok = new Response("fine");
end = await withRetry(() => ok, GET);
assert.equal(end, ok);
assert.equal(ok.bodyUsed, false);
end = await play([failed(503, { "Retry-After": "1" }), { fine: true }], GET);
assert.deepEqual([end.result, end.waits], [{ fine: true }, [30]]);
assert.equal(await withRetry(async () => undefined), undefined);

// The server's time is exact, and one that is too long is for the caller.
const wait = (status, headers, options) => nextDelay(api.fromParts({ status, headers }), { attempt: 1, idempotent: true, random: () => 0.5, ...options });
assert.equal(wait(429, { "Retry-After": "7.25" }), 7.25);
assert.equal(wait(429, { "Retry-After": "120" }), 120);
assert.equal(wait(429, { "Retry-After": "121" }), undefined);
assert.equal(wait(429, { "Retry-After": "121" }, { maxRetryAfter: 200 }), 121);
assert.equal(wait(429, { "X-RateLimit-Reset": "8" }), 8);
assert.equal(wait(429, { "X-RateLimit-Reset": "1234567901", Date: "Fri, 13 Feb 2009 23:31:30 GMT" }), 11);
assert.equal(wait(429, { "X-RateLimit-Reset": "1234567889", Date: "Fri, 13 Feb 2009 23:31:30 GMT" }), 0.2);
assert.equal(wait(500, { "X-RateLimit-Reset": "8" }), 0.2);
assert.equal(wait(503, {}), 45);
assert.equal(wait(503, { "Retry-After": "5" }), 30);
assert.equal(wait(503, { "Retry-After": "50" }), 50);

// The server has the first word on whether, and none on what has taken effect.
assert.equal(wait(500, { "X-Should-Retry": "false" }), undefined);
assert.equal(wait(400, {}), undefined);
assert.equal(wait(400, { "x-should-retry": "true" }), 0.2);
assert.equal(wait(500, { "X-Should-Retry": "true" }, { idempotent: false }), undefined);
assert.equal(wait(500, { "X-Should-Retry": "maybe" }), 0.2);
assert.equal(api.fromParts({ headers: { "X-Should-Retry": "true" } }).shouldRetry, true);

// A request that may have taken effect is not sent again unless that does no harm.
const unsafe = (answer, options) => play([answer], options).then(({ attempts }) => attempts.length);
assert.equal(await unsafe(failed(500)), 1);
assert.equal(await unsafe(failed(429)), 5, "it was not processed");
for (const method of ["GET", "head", "OPTIONS", "TRACE", "PUT", "DELETE"]) assert.equal(await unsafe(failed(500), { method }), 5);
for (const method of ["POST", "PATCH", "CONNECT"]) assert.equal(await unsafe(failed(500), { method }), 1);
assert.equal(await unsafe(failed(500), { method: "GET", idempotent: false }), 1);
assert.equal(await unsafe(failed(500), { idempotencyKey: "mine" }), 5);
assert.equal(await unsafe(({ idempotencyKey }) => idempotencyKey && failed(500)), 5);
assert.equal(await unsafe(({ headers }) => new Headers(headers) && failed(500)), 5);
// Who copies or prints an attempt, or only takes its headers, sends no key.
const lookers = [(attempt) => JSON.stringify(attempt), (attempt) => ({ ...attempt }), (attempt) => inspect(attempt, { getters: true, showHidden: false }), ({ headers }) => headers, ({ headers }) => inspect(headers)];
for (const look of lookers) assert.equal(await unsafe((attempt) => look(attempt) && failed(500)), 1, `${look}`);
assert.equal(await unsafe(({ headers }) => (headers["Idempotency-Key"], failed(500))), 5);

// One key for all attempts, and never another than the caller's.
const keys = async (options, run) => (await play([({ headers, idempotencyKey }) => headers && idempotencyKey && failed(500)], options, run)).attempts.map(({ headers }) => headers["Idempotency-Key"]);
const minted = await keys({});
assert.equal(minted.length, 5);
assert.match(minted[0], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
assert.equal(new Set(minted).size, 1);
assert.notEqual((await keys({}))[0], minted[0]);
assert.deepEqual(new Set(await keys({ idempotencyKey: "mine" })), new Set(["mine"]));
const { randomUUID } = crypto;
Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
assert.match((await keys({}))[0], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "a page that is not secure");
Object.defineProperty(crypto, "randomUUID", { value: randomUUID, configurable: true });
end = await play([({ headers, idempotencyKey }) => ({ headers, idempotencyKey })], {}, withRetryOfPlain);
assert.deepEqual(end.result, { headers: {}, idempotencyKey: undefined }, "an API without such a header");

// Failures of the connection are tried again by rules of their own; mistakes of the program are not.
end = await play([new TypeError("fetch failed")], GET);
assert.deepEqual([end.error.name, end.waits.length, end.error.cause.message], ["APIConnectionError", 4, "fetch failed"]);
end = await play([new DOMException("x", "TimeoutError")], GET);
assert.deepEqual([end.error.name, end.waits.length], ["APITimeoutError", 1]);
end = await play([new TypeError("fetch failed")], {});
assert.equal(end.attempts.length, 1, "it may have taken effect");
const mistake = new RangeError("x");
end = await play([mistake], GET);
assert.deepEqual([end.error, end.attempts.length], [mistake, 1]);
const own = new api.RateLimitedError({ retryAfter: 2 });
end = await play([own], {});
assert.ok(end.error === own && end.waits.every((seconds) => seconds === 2) && own.attempts === 5);
end = await play([plain.fromParts({ status: 500 })], GET);
assert.equal(end.attempts.length, 1, "an error of another catalogue is thrown on");

// The caller is told before each wait, and may have none.
const told = [];
end = await play([failed(500)], { ...GET, onRetry: async (attempt, delay, { name }) => { told.push([attempt, delay, name]); return told.length < 3; } });
assert.deepEqual(told, [[1, 0.2, "UnknownServerError"], [2, 0.6, "UnknownServerError"], [3, 1, "UnknownServerError"]]);
assert.deepEqual([end.waits, end.error.attempts], [[0.2, 0.6], 3]);

// A signal ends a wait at once, with a clock or with a timer; before the first attempt there is none.
const laters = [(abort) => void setTimeout(abort, 5), (abort) => void abort()];
for (const [sleep, later] of [undefined, () => new Promise(() => {})].flatMap((sleep) => laters.map((later) => [sleep, later]))) {
  const controller = new AbortController();
  const options = { ...GET, signal: controller.signal, onRetry: () => later(() => controller.abort()), ...(sleep && { sleep }) };
  const start = performance.now();
  const aborted = await withRetry(() => failed(503), options).catch((error) => error);
  assert.ok(aborted instanceof api.APIAbortedError && aborted.cause instanceof api.ServerError, aborted);
  assert.ok(performance.now() - start < 5000);
  assert.equal(aborted.attempts, 1);
}
const gone = AbortSignal.abort(new Error("why"));
end = await play([failed(500)], { signal: gone });
assert.deepEqual([end.error.name, end.error.cause.message, end.attempts.length], ["APIAbortedError", "why", 0]);
const controller = new AbortController();
end = await play([() => { controller.abort(new Error("why")); return controller.signal.reason; }], { ...GET, signal: controller.signal });
assert.deepEqual([end.error.name, end.attempts[0].signal], ["APIAbortedError", controller.signal]);

// No timer is set that would end at once because it is too long.
const { setTimeout: real } = globalThis;
let longest = 0;
globalThis.setTimeout = (call, milliseconds) => { longest = Math.max(longest, milliseconds); return real(call, 0); };
await withRetry(({ number }) => (number > 1 ? 1 : failed(429, { "Retry-After": "99999999" })), { maxRetryAfter: Infinity });
globalThis.setTimeout = real;
assert.equal(longest, 2 ** 31 - 1);

// Listeners do not stay behind.
let listeners = 0;
const signal = { aborted: false, addEventListener: () => listeners++, removeEventListener: () => listeners-- };
await withRetry(({ number }) => (number > 2 ? 1 : failed(500)), { ...GET, signal });
const asleep = new Error("no sleep");
await assert.rejects(withRetry(() => failed(500), { ...GET, signal, sleep: () => Promise.reject(asleep) }), asleep);
assert.equal(listeners, 0);

console.log("all held");
