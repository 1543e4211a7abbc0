import { catalogue } from "nested-errors/catalogue";
import {
  APIError,
  AwkwardError,
  CapacityExceededError,
  fromBody,
  fromParts,
  hasCode,
  isApiError,
  isCapacityReached,
  isKnownError,
  isRateLimited,
  PermissionDeniedError,
  QuotaHitError,
  RateLimitedError,
  RateLimitError,
  ScopeRequiredError,
  ValidationFailedError,
  type ErrorCode,
  type KnownErrors,
} from "nested-errors";
import * as messages from "messages-errors";
import * as cluster from "cluster-errors";
import * as database from "database-errors";
import * as desks from "desks-errors";
import * as flood from "flood-errors";
import * as ledger from "ledger-errors";
import * as quotas from "quota-errors";
import * as pay from "pay-errors";
import * as store from "store-errors";
import * as forms from "forms-errors";
import * as numbers from "numbers-errors";
import * as retrying from "retrying-errors";
import { nextDelay, withRetry } from "retrying-errors/retry";
import * as studio from "studio-errors";

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Equals<A, B>): void {}

// The errors of a list are the union of all, and each narrows.
export function pointers(error: forms.APIError): string[] {
  const errors: readonly (forms.KnownErrors | forms.UnknownErrors)[] = error.errors;
  return errors.flatMap((one) => {
    if (!one.known) return [];
    same<typeof one.processed, forms.Processed>(true);
    return one.code === "too_short" || one.code === "not_unique" ? (one.pointer ?? []) : [];
  });
}

// A switch over the code is closed, and narrows everything else.
export function complete(error: KnownErrors): number {
  switch (error.code) {
    case "invalid_credentials":
      same<typeof error.status, 401>(true);
      same<typeof error.reason, undefined>(true);
      return error.status;
    case "scope_required":
      same<typeof error.status, 403>(true);
      same<typeof error.processed, "no">(true);
      return error.scope.length;
    case "rate_limited":
      same<typeof error.status, 429>(true);
      same<typeof error.retry, "after-header">(true);
      // The status that came says it, where the entry does not.
      same<typeof error.processed, "no" | "unknown">(true);
      same<typeof error.details, { readonly retry_after: number }>(true);
      return error.retryAfter + error.details.retry_after;
    case "capacity_exceeded":
      same<typeof error.status, 429 | 503>(true);
      same<typeof error.reason, "daily_quota" | "concurrent_submissions" | "queue_full" | undefined>(true);
      return error.details.used ?? error.limit ?? 0;
    case "validation_failed":
      return error.errors.filter((field) => field.field === field.class).length + error.count;
    case "awkward":
      same<typeof error.type, "a" | 'b"c'>(true);
      return error.details.from?.length ?? error.self.length + error.name.length + (error.name_?.length ?? 0);
    case "quotas_spent":
      same<typeof error.used, Readonly<Record<string, number>>>(true);
      same<typeof error.errors, Readonly<Record<string, ReadonlyArray<string>>> | undefined>(true);
      return (error.details.waits["search"] ?? 0) + (error.records["search"]?.message.length ?? 0);
    case "permission":
    case "internal_error":
    case "unavailable":
    case "task_failed":
      return 0;
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

export function misspelt(error: KnownErrors): boolean {
  switch (error.code) {
    // @ts-expect-error: no code is spelt like this
    case "rate_limitd":
      return true;
    default:
      return false;
  }
}

export function incomplete(error: KnownErrors): number {
  switch (error.code) {
    case "rate_limited":
      return 1;
    default: {
      // @ts-expect-error: other codes are left
      const nothing: never = error;
      return nothing;
    }
  }
}

// A retired code says so.
export const gone = (error: APIError): string | undefined => (error.known ? undefined : error.retired?.note ?? error.retired?.since);

// Guards narrow `unknown`.
export function guards(value: unknown): string | undefined {
  if (isRateLimited(value)) return value.retryAfter.toFixed();
  if (hasCode(value, "scope_required")) return value.scope;
  // @ts-expect-error: there is no such code
  if (hasCode(value, "scope_requird")) return "";
  if (!isApiError(value)) return undefined;
  if (isKnownError(value)) return String(complete(value));
  same<typeof value.code, string | undefined>(true);
  return value.code;
}

// What comes out of a response is known or not, and says so.
export function decoded(): number {
  const error = fromParts({ status: 429, headers: new Map([["retry-after", "3"]]), body: "{}" });
  if (error.known) return complete(error);
  same<typeof error.code, string | undefined>(true);
  const other = fromBody({ error: { code: "x" } });
  return other.known ? complete(other) : 0;
}

// Classes are nominal.
export function families(error: APIError): string {
  if (error instanceof RateLimitError) return error.family;
  if (error instanceof PermissionDeniedError) return error.family;
  same<typeof error.family, string>(true);
  return error.message;
}

// The name that an error had is a class and a type.
export const reached = (error: APIError): number | undefined => (isCapacityReached(error) ? error.used : undefined);
export const used = (error: APIError): number | undefined => (error instanceof QuotaHitError ? error.used : undefined);
export const quota: QuotaHitError = new CapacityExceededError();

// Errors are made from what they declare and nothing else.
export const made: readonly KnownErrors[] = [
  new RateLimitedError({ retryAfter: 3, requestId: "req_1" }),
  new ScopeRequiredError({ scope: "submissions:write", cause: new Error("why") }),
  new CapacityExceededError(),
  new CapacityExceededError({ reason: "queue_full", used: 1 }),
  new ValidationFailedError({ count: 1, errors: [{ field: "a", message: "b" }] }),
  new AwkwardError({ type: "a", self: "", async: true, class_: 1, from: ["x"], code_: {}, constructor_: "" }),
  // @ts-expect-error: the time to wait is missing
  new RateLimitedError({}),
  // @ts-expect-error: there is no such reason
  new CapacityExceededError({ reason: "tired" }),
  // @ts-expect-error: private params do not exist
  new ValidationFailedError({ count: 1, errors: [], table: "users" }),
];

// The table for people is typed by code.
export const title: string = catalogue.rate_limited.title;
export const busy: string = catalogue.capacity_exceeded.reasons.queue_full.title;
// @ts-expect-error: there is no such reason
export const idle = catalogue.capacity_exceeded.reasons.queue_ful;
same<typeof catalogue.rate_limited.status, 429>(true);
export const titles: Record<ErrorCode, { readonly title: string }> = catalogue;
// @ts-expect-error: there is no such code
export const none = catalogue.rate_limitd;

export function support(error: unknown): [string | undefined, string | undefined] {
  if (ledger.isParameterMissing(error)) {
    const param: string = error.param;
    return [param, error.traceId];
  }
  // Of any error it may be absent.
  return ledger.isApiError(error) ? [error.param, error.traceId] : [undefined, undefined];
}
export const outcome = (error: ledger.UnknownErrors): "blocked" | "declined" | undefined => error.outcome;
// @ts-expect-error: a param that is always there
new ledger.ParameterMissingError({ count: 1 });

export function refused(error: unknown): string {
  if (!ledger.isCreatePaymentError(error)) return "something else";
  const union: ledger.CreatePaymentError = error;
  switch (union.code) {
    case "card_declined":
      return union.reason ?? "";
    case "parameter_missing":
      return union.param;
    case "too_fast":
      return "later";
  }
}
same<ledger.RefundPaymentError, ledger.ParameterMissingError>(true);
// @ts-expect-error: an error that the operation does not return
export const refund: ledger.RefundPaymentError = new ledger.TooFastError();

export const left = (error: quotas.APIError): number => error.rateLimit?.remaining ?? 0;
export const limit: quotas.RateLimit = { policy: "day", limit: 100, remaining: 3, reset: 60 };
export const limited = new quotas.QuotaUsedUpError({ rateLimit: limit });

export const trait = (error: unknown): boolean => cluster.hasTrait(error, "transient");
// @ts-expect-error: there is no such trait
cluster.hasTrait(undefined, "transiet");
same<cluster.Trait, "network" | "transient" | "cancelled">(true);

export function kind(error: pay.KnownErrors | pay.UnknownErrors): string {
  if (!error.known) return error.kind ?? "none";
  same<typeof error.kind, pay.Kind | undefined>(true);
  if (error.kind === "card_error") same<typeof error, pay.CardDeclinedError | pay.CardExpiredError>(true);
  // @ts-expect-error: there is no such kind
  if (error.kind === "card_eror") return "";
  return error instanceof pay.PaymentError ? error.family : error.name;
}
same<pay.Kind, "card_error" | "api-error" | "limit_error" | "request_error">(true);
same<pay.PaymentError["family"], "PaymentError" | "CardError">(true);

export function number(error: numbers.KnownErrors): number {
  switch (error.code) {
    case 0:
      return error.status;
    case -3:
      same<typeof error.status, 404>(true);
      return error.status;
    case 40001:
      return numbers.hasCode(error, 40001) ? error.status : 0;
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

export function message(error: messages.KnownErrors): number | undefined {
  same<messages.ErrorCode, never>(true);
  return error.name === "RateLimitedError" ? error.retryAfter : error.status;
}

// What comes in place of a response has classes of its own.
export function transport(thrown: unknown): unknown {
  const failure = retrying.fromThrown(thrown);
  if (!failure) return undefined;
  if (failure.known) return failure.status;
  return failure instanceof retrying.APITimeoutError ? failure.cause : failure.retry;
}

// Texts for people are there where the catalogue says that messages are safe, ids where it has some.
export function people(safe: studio.APIError, other: APIError): string | undefined {
  same<typeof safe.userMessage, string | undefined>(true);
  same<typeof safe.runId, string | undefined>(true);
  // @ts-expect-error: the catalogue does not say that messages are safe
  return safe.userMessage ?? other.userMessage;
}

// `fetch` takes the signal and the headers of an attempt; what is returned has the type of what is sent.
export async function retried(signal: AbortSignal): Promise<number> {
  const response = await withRetry(({ signal, headers }) => fetch("/", { method: "POST", signal, headers }), { signal });
  same<typeof response, Response>(true);
  const json = retrying.fromJSON(JSON.parse(await response.text()));
  const number: number = await withRetry(({ number, signal }) => {
    same<typeof signal, null>(true);
    return number;
  });
  // @ts-expect-error: an attempt that was made has a number
  return (nextDelay(json, { idempotent: true }) ?? 0) + (nextDelay(json, { attempt: number }) ?? 0);
}

export async function checked(): Promise<Response> {
  return retrying.throwIfError(await fetch("/"));
}

// Any of several statuses.
export const either = (error: store.VersionConflictError): 409 | 412 => error.status;
same<store.LockedError["status"], 423 | 409 | 451>(true);

// A value in a code.
export const asked = (error: flood.FloodWaitError): `FLOOD_WAIT_${number}` => error.code;
export const code: flood.ErrorCode = "FLOOD_WAIT_3";
// @ts-expect-error: the value is a number
export const noCode: flood.ErrorCode = "FLOOD_WAIT_x";
export const waits = (error: unknown): number | undefined => (flood.hasCode(error, "FLOOD_WAIT_3") ? error.retryAfter : undefined);

// A code that several errors have narrows to all of them.
export const missing = (error: unknown): desks.OrderNotFoundError | desks.GuestNotFoundError | desks.TableNotFoundError | undefined =>
  desks.hasCode(error, "not_found") ? error : undefined;
export function closing(error: desks.KnownErrors): string {
  switch (error.code) {
    case "closed":
      return error.name === "ClosedTodayError" ? `${error.hour}` : error.name;
    case "not_found":
    case "invalid_request":
    case "too_many":
      return error.code;
  }
}

// A case is also what it is a case of, which says no more of its values than that they may be.
export function host(error: unknown): string | undefined {
  if (database.hasCode(error, "08000")) {
    const own: string = error.host;
    return own;
  }
  return error instanceof database.ConnectionExceptionError ? error.host : undefined;
}
export function address(error: database.KnownErrors): string {
  switch (error.code) {
    case "08000":
      return error.host;
    case "08001":
      return `${error.host}:${error.port}`;
    default:
      return error.apiMessage;
  }
}
// @ts-expect-error: a case may have none
export const always = (error: database.ConnectionExceptionError): string => error.host;

// An error of the language is one to the compiler too, and `instanceof` tells it from the others.
export const ranged = (error: database.CheckViolationError): RangeError => error;
export function named(error: database.KnownErrors): string {
  if (error instanceof RangeError) {
    const code: "23514" = error.code;
    return code;
  }
  if (error instanceof TypeError) return `${error.code} ${error.stack ?? ""} ${String(error.cause)} ${error.retry ?? ""}`;
  // @ts-expect-error: those with the code have gone
  if (error.code === "23514") return "";
  switch (error.code) {
    case "08000":
    case "42601":
    case "53300":
    case "23505":
      return error.name;
  }
}
export const conflicts = (error: unknown): number | undefined => (error instanceof database.ConflictError ? error.status : undefined);
export const violated = (error: database.ConflictError): string => (database.isCheckViolation(error) ? error.code : error.apiMessage);
