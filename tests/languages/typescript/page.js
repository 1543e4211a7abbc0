// What a page of a browser and a worker of it do with a package; the page reports to the server that it came from.
import { APIConnectionError, fromJSON, fromThrown, RateLimitedError, RateLimitError, throwIfError } from "retrying-errors";
import { withRetry } from "retrying-errors/retry";

const place = typeof document === "undefined" ? "worker" : "page";

async function limited() {
  try {
    await throwIfError(await fetch("/limited"));
  } catch (error) {
    const isCaught = error instanceof RateLimitedError && error instanceof RateLimitError && error instanceof Error;
    const restored = fromJSON(structuredClone(error.toJSON()));
    return [isCaught, error.name, error.message, error.retryAfter, restored.name, restored.retryAfter];
  }
}

async function flaky() {
  const waits = [];
  const onRetry = (attempt, delay, error) => void waits.push([attempt, delay, error.status]);
  const response = await withRetry(({ headers }) => fetch(`/flaky?${place}`, { method: "POST", headers }), { onRetry });
  return [waits, await response.json()];
}

async function dropped() {
  const failure = await fetch("/drop", { method: "POST" }).catch(fromThrown);
  return [failure instanceof APIConnectionError, failure.name, failure.retry];
}

const said = {};
for (const [name, test] of Object.entries({ limited, flaky, dropped })) said[name] = await test().catch(String);
if (place === "worker") {
  postMessage(said);
} else {
  const worker = new Worker(import.meta.url, { type: "module" });
  const end = (said) => fetch("/done", { method: "POST", body: JSON.stringify(said) });
  worker.onmessage = ({ data }) => end({ page: said, worker: data });
  worker.onerror = ({ message }) => end({ page: said, worker: message });
}
