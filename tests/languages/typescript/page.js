// What a page of a browser does with a package; it reports to the server that the page came from.
import { APIConnectionError, fromJSON, fromThrown, RateLimitedError, RateLimitError, throwIfError } from "retrying-errors";
import { withRetry } from "retrying-errors/retry";

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
  const response = await withRetry(({ headers }) => fetch("/flaky", { method: "POST", headers }), { onRetry });
  return [waits, await response.json()];
}

async function dropped() {
  const failure = await fetch("/drop", { method: "POST" }).catch(fromThrown);
  return [failure instanceof APIConnectionError, failure.name, failure.retry];
}

const said = {};
for (const [name, test] of Object.entries({ limited, flaky, dropped })) said[name] = await test().catch(String);
await fetch("/done", { method: "POST", body: JSON.stringify(said) });
