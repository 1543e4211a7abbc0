// A project of CommonJS; the imports are written otherwise where modules are resolved otherwise.
import nested = require("nested-errors");
import retrying = require("retrying-errors");
import retry = require("retrying-errors/retry");
import prose = require("nested-errors/catalogue");

const title: string = prose.catalogue.rate_limited.title;

function code(error: unknown): "scope_required" | undefined {
  return nested.isScopeRequired(error) ? error.code : undefined;
}

function send(url: string, signal: AbortSignal): Promise<Response> {
  return retry.withRetry((attempt) => fetch(url, { signal: attempt.signal, headers: attempt.headers }), {
    signal,
    idempotent: true,
    onRetry: (attempt, delay, error) => attempt + delay < 9 && error instanceof retrying.RateLimitError,
  });
}
