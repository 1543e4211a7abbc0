// What the packages promise beyond the cases of the catalogues; prints one line if all of it holds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inspect, types } from "node:util";
import * as cluster from "cluster-errors";
import * as database from "database-errors";
import * as each from "eachlabs-errors";
import * as ends from "ends-errors";
import * as forms from "forms-errors";
import * as orders from "orders-errors";
import * as ledger from "ledger-errors";
import * as messages from "messages-errors";
import * as nested from "nested-errors";
import * as pay from "pay-errors";
import * as shapes from "shapes-errors";
import { catalogue, exceptions } from "nested-errors/catalogue";
import { catalogue as store } from "store-errors/catalogue";

const body = (code, more = {}) => ({ error: { code, message: "As it came.", ...more } });

// A retired code leads to what replaced it, or stays as it is.
const replaced = nested.fromParts({ status: 429, body: body("quota_hit") });
assert.ok(replaced instanceof nested.CapacityExceededError);
assert.equal(replaced.received.code, "quota_hit");
const gone = nested.fromParts({ status: 400, body: body("old_thing") });
assert.equal(gone.name, "UnknownAPIError");
assert.equal(gone.code, "old_thing");

// A trait is asked for, of an error of any copy and of a class of one's own.
// An address has its error in the query or in the fragment.
const FORM = "error=access_denied&kind=fatal&state=a%2Bb+c";
for (const url of [`https://a.example/cb?${FORM}`, `https://a.example/cb?x=1#${FORM}`, new URL(`https://a.example/?${FORM}#x`)]) {
  const denied = shapes.fromUrl(url);
  assert.ok(denied instanceof shapes.AccessDeniedError);
  assert.equal(denied.state, "a+b c");
}
for (const url of ["https://a.example/cb?error=access_denied", "https://a.example/cb", "", "#", "?%zz=%", `https://a.example/?q=${FORM.replaceAll("=", "%3D")}`, undefined]) {
  assert.equal(shapes.fromUrl(url), undefined);
}
assert.ok(!("fromUrl" in cluster));

// A WebSocket is closed for an error, and a command line ends with its code.
const cases = JSON.parse(readFileSync("ends.json", "utf8"));
for (const { close, reason, class: name, code, message, values, exit } of cases) {
  const error = ends.fromClose({ code: close, reason });
  if (name === null) {
    assert.equal(error, undefined);
    continue;
  }
  assert.equal(error.name, `${name}Error`);
  assert.deepEqual([error.code ?? null, error.apiMessage], [code, message ?? error.apiMessage]);
  for (const [member, value] of Object.entries(values)) assert.equal(error[member === "retry_after" ? "retryAfter" : member], value);
  assert.equal(ends.exitCode(error), exit);
  assert.equal(ends.fromJSON(JSON.parse(JSON.stringify(error))).name, error.name);
}
assert.ok(ends.fromClose({ code: 4001, reason: new TextEncoder().encode("The session é has expired.") }).session === "é");
for (const odd of [undefined, null, 7, {}, []]) assert.equal(ends.fromClose({ code: 4001, reason: odd }).name, "SessionExpiredError");
for (const odd of [undefined, null, 7, "x", { code: "4001" }, { code: 4001.5 }]) assert.equal(ends.fromClose(odd), undefined);
for (const other of [new Error(), new cluster.BadValueError(), undefined, "x"]) assert.equal(ends.exitCode(other), 1);
assert.equal(ends.exitCode(new (class extends ends.UnavailableError {})()), 69);
assert.equal(ends.exitCode(new ends.APITimeoutError()), 70);
assert.ok(!("fromClose" in cluster || "exitCode" in cluster));

const ofCode = (code) => database.fromParts({ status: 503, body: { error: { code } } });
for (const code of ["08000", "08001", "08003", "08006", "08P77"]) {
  assert.ok(ofCode(code) instanceof database.ConnectionExceptionError, code);
  assert.equal(ofCode(code).family, "DatabaseError");
}
assert.deepEqual(["08003", "08P77", "08006", "08000"].map((code) => ofCode(code) instanceof database.ConnectionRejectedError), [true, true, false, false]);
assert.deepEqual(["08003", "08P77"].map((code) => database.isKnownError(ofCode(code))), [true, false]);
assert.equal(ofCode("08P77").host, undefined);
assert.equal(ofCode("08006").docUrl, undefined);

// An error of the language is one besides its own classes, of this copy and of another, and has all that these give it.
const cjs = createRequire(import.meta.url)("database-errors");
const ranged = { status: 409, body: { error: { code: "23514", message: "Too large.", reason: "range" } } };
const outOfRange = [database.fromParts(ranged), cjs.fromParts(ranged), new database.CheckViolationError({ message: "Too large.", reason: "range" })];
outOfRange.push(database.fromJSON(JSON.parse(JSON.stringify(outOfRange[0]))), new (class extends database.CheckViolationError {})({ message: "Too large.", reason: "range" }));
for (const error of outOfRange) {
  for (const type of [RangeError, Error, database.CheckViolationError, database.ConflictError, database.DatabaseError, cjs.CheckViolationError]) {
    assert.ok(error instanceof type, type.name);
  }
  for (const type of [TypeError, database.UniqueViolationError, database.ConnectionExceptionError]) assert.ok(!(error instanceof type), type.name);
  assert.ok(database.isApiError(error) && database.isCheckViolation(error) && database.hasCode(error, "23514"));
  assert.deepEqual([error.name, error.family, error.code, error.status, error.reason], ["CheckViolationError", "ConflictError", "23514", 409, "range"]);
  assert.equal(`${error}`, "CheckViolationError: Too large. (23514, 409)");
  assert.deepEqual(error.toJSON(), outOfRange[0].toJSON());
  const [title, frame] = inspect(error).split("\n");
  assert.ok(title.startsWith("CheckViolationError: Too large. (23514, 409)"), title);
  assert.ok(error.stack.startsWith("CheckViolationError: Too large."), error.stack);
  assert.match(frame, /^ {4}at /);
  assert.ok(types.isNativeError(error));
}
assert.equal(new database.CheckViolationError({ cause: ranged }).cause, ranged);
assert.deepEqual(["08001", "08003", "08P77", "08000", "08006"].map((code) => ofCode(code) instanceof TypeError), [true, true, true, false, false]);

const unreachable = cluster.fromParts({ status: 503, body: { code: 6, errmsg: "As it came." } });
assert.deepEqual(["network", "transient", "cancelled"].map((name) => cluster.hasTrait(unreachable, name)), [true, true, false]);
assert.ok(cluster.hasTrait(new (class extends cluster.ShutdownInProgressError {})(), "cancelled"));
for (const other of [new cluster.BadValueError(), cluster.fromParts({ status: 500 }), new cluster.APITimeoutError(), new Error(), undefined, "transient"]) {
  assert.equal(cluster.hasTrait(other, "transient"), false);
}

// Several errors of one response are each of its own class, and the error of all goes by the strictest; alone, it is all.
const list = { errors: [{ status: "503", code: "busy" }, { status: "422", code: "too_short", detail: "name is too short." }, { code: "new" }] };
const several = forms.fromParts({ status: 500, body: list });
assert.deepEqual(several.errors.map(({ name }) => name), ["BusyError", "TooShortError", "UnknownServerError"]);
assert.ok(several instanceof forms.TooShortError && several.errors[0] instanceof forms.BusyError);
assert.deepEqual([several.field, several.retry, several.processed], ["name", "modified", "unknown"]);
assert.deepEqual([several.body, several.errors[2].body], [list, { code: "new" }]);
for (const { errors } of several.errors) assert.equal(errors.length, 1);
const again = forms.fromJSON(JSON.parse(JSON.stringify(several)));
assert.deepEqual(again.errors.map(({ name }) => name), several.errors.map(({ name }) => name));
assert.equal(JSON.stringify(again), JSON.stringify(several));
assert.deepEqual(forms.fromJSON({ ...JSON.parse(JSON.stringify(several)), errors: [7, null, { name: "BusyError", errors: [{}] }] }).errors.map(({ name, errors }) => [name, errors.length]), [["UnknownAPIError", 1], ["UnknownAPIError", 1], ["BusyError", 1]]);
const alone = new forms.NotUniqueError({ field: "email" });
assert.ok(alone.errors.length === 1 && alone.errors[0] === alone && !("errors" in alone.toJSON()));
assert.deepEqual(new forms.APITimeoutError().errors, []);
const made = new orders.ServerInternalError({ errors: [new orders.CaaError({ domain: "a.example" }), new orders.PartlyDoneError()] });
assert.deepEqual([made.retry, made.processed, made.errors.length], ["after-action", "yes", 2]);
assert.deepEqual(orders.fromJSON(made.toJSON()).errors.map(({ code }) => code), ["caa", "partlyDone"]);

// A code of tomorrow has the class of its kind and of those above it, in every copy of the package.
const declined = pay.fromParts({ status: 402, body: { error: { type: "card_error", code: "of_tomorrow", message: "m" } } });
assert.deepEqual([declined.name, declined.family, declined.kind, declined.retry], ["UnknownCardError", "CardError", "card_error", "after-action"]);
for (const copy of [pay, createRequire(import.meta.url)("pay-errors")]) {
  for (const type of [copy.UnknownCardError, copy.CardError, copy.PaymentError, copy.PayError]) assert.ok(declined instanceof type);
  for (const type of [copy.LimitError, copy.ServiceError, copy.UnknownPaymentError]) assert.ok(!(declined instanceof type));
}
assert.ok(new pay.TooFastError() instanceof pay.ServiceError);
assert.equal(new pay.TooFastError().family, "LimitError");
assert.equal(new pay.OfNobodyError().kind, undefined);
assert.deepEqual(JSON.parse(JSON.stringify(pay.fromJSON(JSON.parse(JSON.stringify(declined))))), JSON.parse(JSON.stringify(declined)));

// Every error has the values of all, one of tomorrow too.
const traced = ledger.fromParts({
  status: 402,
  headers: { "X-Livemode": "true" },
  body: { error: { type: "card_error", code: "of_tomorrow", param: "card", charge: { id: "ch_1", amount: "7" } }, trace: "t_1" },
});
for (const error of [traced, ledger.fromJSON(JSON.parse(JSON.stringify(traced)))]) {
  assert.equal(error.name, "UnknownClientError");
  assert.deepEqual([error.param, error.traceId, error.livemode, error.outcome, error.charge], ["card", "t_1", true, undefined, { id: "ch_1" }]);
  assert.deepEqual(error.details.charge, { id: "ch_1", amount: "7" });
}
assert.equal(ledger.fromParts({ status: 402, body: { error: { code: "card_declined" }, trace: "t_2" } }).traceId, "t_2");
assert.equal(new ledger.CardDeclinedError({ traceId: "t_3" }).traceId, new ledger.APIError({ traceId: "t_3" }).traceId);
assert.equal(new ledger.ParameterMissingError({ param: "amount", count: 1 }).apiMessage, "`amount` is missing, of 1.");
assert.equal(new ledger.APITimeoutError().traceId, undefined);

// The errors of an operation are told from others.
assert.ok(ledger.isCreatePaymentError(new ledger.TooFastError()) && ledger.isCreatePaymentError(new ledger.CardDeclinedError()));
assert.ok(!ledger.isRefundPaymentError(new ledger.TooFastError()));
for (const other of [traced, new ledger.APITimeoutError(), new Error(), undefined]) assert.equal(ledger.isCreatePaymentError(other), false);
assert.equal("isAuditError" in ledger, false);

// A reason of tomorrow is kept as it came, and is no reason of today.
const tomorrow = nested.fromParts({ status: 429, body: body("capacity_exceeded", { details: { reason: "tired", used: 3 } }) });
assert.equal(tomorrow.reason, undefined);
assert.equal(tomorrow.received.reason, "tired");
assert.equal(tomorrow.used, 3);

// Members with a wrong type have no value, and what came stays.
const wrong = nested.fromParts({ status: 429, body: body("capacity_exceeded", { details: { used: "3", limit: 4, more: 5 } }) });
assert.deepEqual([wrong.used, wrong.limit, wrong.details], [undefined, 4, { used: "3", limit: 4, more: 5 }]);
const fields = nested.fromParts({ body: body("validation_failed", { errors: [{ field: "a" }] }) });
assert.equal(fields.errors, undefined);

// Params that are named like members of every error have a name of their own.
const awkward = nested.fromParts({ body: body("awkward", { details: { type: "a", self: "s", class: 1, from: ["f"], async: true, name: "n", code: 7, status: "st", message: "m", constructor: "c" } }) });
assert.equal(awkward.name, "AwkwardError");
assert.equal(awkward.apiMessage, "As it came.");
assert.equal(awkward.message, "As it came. (awkward)");
assert.deepEqual([awkward.type, awkward.self, awkward.class_, awkward.from, awkward.async], ["a", "s", 1, ["f"], true]);
assert.deepEqual([awkward.name_, awkward.code_, awkward.status_, awkward.message_, awkward.constructor_], ["n", 7, "st", "m", "c"]);

// Values come from a header first, then from the body, then from the message.
const headers = (init) => new Headers(init);
assert.equal(nested.fromParts({ headers: headers({ "retry-after": "9" }), body: body("rate_limited", { details: { retry_after: 5 } }) }).retryAfter, 9);
assert.equal(nested.fromParts({ headers: headers({ "retry-after": "soon" }), body: body("rate_limited", { details: { retry_after: 5 } }) }).retryAfter, 5);
assert.equal(nested.fromParts({ body: body("scope_required", { message: "This endpoint requires the a b:c scope." }) }).scope, "a b:c");
assert.equal(nested.fromParts({ headers: { "X-REQUEST-ID": ["req_2", "req_3"] } }).requestId, "req_2");
for (const value of ["", "-1", "NaN", "Infinity", "1e400", "9".repeat(400), "abc", "0x10"]) {
  assert.equal(nested.fromParts({ status: 429, headers: { "Retry-After": value } }).retryAfter, undefined, value);
}

// Messages of an API without codes: an exact text, a prefix, a template, letter by letter, with its status or without one.
const named = (status, error) => messages.fromParts({ status, body: { error } }).name;
assert.equal(named(undefined, "Workflow is locked"), "WorkflowLockedError");
assert.equal(named(403, "Workflow is locked and cannot be executed"), "WorkflowLockedResponseError");
assert.equal(named(400, "invalid input: missing required field `x`"), "InvalidInputFieldError");
assert.equal(named(400, "Invalid input"), "InvalidInputError");
assert.equal(named(400, "invalid input"), "UnknownClientError");
assert.equal(named(404, "Failed to fetch model: model not found"), "FetchFailedError");
assert.equal(named(500, "Failed to fetch model: model not found"), "UnknownServerError");
assert.equal(messages.fromParts({ body: { error: "slug parameter is required" } }).parameter, "slug");
const paused = (error) => messages.fromParts({ status: 503, body: { error, reason: "upgrade" } });
assert.equal(paused("Upgrading until noon").until, "noon");
assert.equal(paused("Upgrading until {until}").until, undefined);

// The seventeen texts of the page of an API without codes.
const page = [
  [400, "slug parameter is required", "BadRequestError"],
  [401, "Invalid or missing API key", "UnauthorizedError"],
  [403, "Workflow is locked and cannot be modified", "ForbiddenError"],
  [404, "Failed to fetch model: model not found", "NotFoundError"],
  [429, "Rate limit exceeded. Please retry after 60 seconds.", "RateLimitedError"],
  [500, "Failed to fetch models: internal error", "InternalServerError"],
  [undefined, "Prediction not found", "PredictionNotFoundError"],
  [undefined, "Model not found", "ModelNotFoundError"],
  [undefined, "Invalid input", "InvalidInputError"],
  [undefined, "Workflow not found", "WorkflowNotFoundError"],
  [undefined, "Version not found", "VersionNotFoundError"],
  [undefined, "Workflow is locked", "WorkflowLockedError"],
  [undefined, "ExecutionFailed", "ExecutionFailedError"],
  [undefined, "invalid input: missing required field", "MissingRequiredFieldError"],
  [undefined, "Session not found", "SessionNotFoundError"],
  [undefined, "Model execution failed", "ModelExecutionFailedError"],
  [undefined, "Workflow execution timeout", "WorkflowExecutionTimeoutError"],
];
assert.equal(page.length, 17);
for (const [status, error, name] of page) {
  assert.equal(each.fromParts({ status, body: { error } }).name, name);
}
assert.equal(each.fromParts({ status: 429, body: { error: page[4][1] } }).retryAfter, 60);

// Nothing that a response can hold makes the decoder throw.
const trap = new Proxy({}, { get() { throw new Error("trapped"); }, getOwnPropertyDescriptor() { throw new Error("trapped"); } });
const deep = "[".repeat(100_000);
const bodies = [undefined, null, 0, "", "<html>", "{", "null", "[]", "{\"error\":[]}", deep, [], [[]], {}, trap, Symbol("s"), 1n, () => 0, new Date(NaN),
  { error: null }, { error: "x" }, { error: trap }, { error: { code: {}, message: [], details: 3, request_id: 4 } }, { error: { code: "__proto__" } },
  { error: { code: "constructor" } }, { error: { code: 429 } }, JSON.parse('{"error":{"code":"rate_limited","details":{"__proto__":1}}}')];
for (const status of [undefined, null, NaN, Infinity, -1, 0, 429, 500, 4.5, "429", trap]) {
  for (const headersLike of [undefined, null, 3, "x", [], trap, { get: trap }, new Map(), { "Retry-After": {} }]) {
    for (const given of bodies) {
      const error = nested.fromParts({ status, headers: headersLike, body: given });
      assert.ok(error instanceof nested.APIError && error instanceof Error);
      if (status === 500) assert.ok(error.known || error.family === "ServerError");
    }
  }
}
for (const huge of ["x".repeat(10_000_000), JSON.stringify({ error: { code: "x".repeat(10_000_000) } })]) {
  assert.equal(nested.fromParts({ status: 429, body: huge }).name, "UnknownRateLimitError");
}
assert.ok(nested.fromParts(trap) instanceof nested.APIError);
assert.ok(nested.fromParts(undefined) instanceof nested.APIError);
// Nor does a value that is no JSON: what holds itself is not there, and a BigInt has a text.
const ring = {};
ring.ring = ring;
for (const code of [1n, ring]) {
  const details = { type: "a", self: "s", async: true, code };
  const made = nested.fromParts({ status: 400, body: { error: { code: "awkward", details } } });
  assert.deepEqual([made.known, made.status, made.body.error.details.code], [true, 400, code === 1n ? "1" : {}]);
  assert.ok(nested.fromBody({ error: { code: "awkward", details } }) instanceof nested.APIError);
  assert.ok(nested.fromJSON({ name: "AwkwardError", details }) instanceof nested.APIError);
}

// No export takes the place of a global.
for (const api of [nested, messages, each]) {
  for (const name of Object.keys(api)) assert.ok(!(name in globalThis), name);
}

// The table for people agrees with the classes.
for (const [code, entry] of Object.entries(catalogue)) {
  const error = nested.fromBody(body(code));
  assert.equal(error.name, entry.class);
  assert.equal(error.docUrl, entry.docUrl);
}
assert.deepEqual(exceptions.ServerError, ["5xx"]);
assert.deepEqual([store.locked.status, store.locked.otherStatuses, store.too_many.otherStatuses], [423, [409], [420]]);
assert.equal(catalogue.capacity_exceeded.reasons.daily_quota.remedies[0], "Retry tomorrow.");

console.log("all held");
