// Calls a server that fails, through the retry helper with a clock of its own, and says how long it waited and how it ended.
import { readFileSync } from "node:fs";
import * as api from "retrying-errors";
import * as retry from "retrying-errors/retry";

const said = [];
for (const { url, options } of JSON.parse(readFileSync(0, "utf8"))) {
  const { sendsKey, ...given } = options;
  const waits = [];
  const clock = () => waits.reduce((sum, wait) => sum + wait, 0);
  const sleep = async (seconds) => void waits.push(seconds);
  const call = (attempt) =>
    fetch(url, { method: given.method ?? "POST", headers: sendsKey ? attempt.headers : {}, signal: AbortSignal.timeout(500) });
  try {
    const response = await retry.withRetry(call, { ...given, sleep, now: clock, random: retry.seeded(7) });
    said.push({ waits, end: (await response.json()).fine ? "fine" : "not fine", attempts: null });
  } catch (e) {
    if (!api.isApiError(e)) throw e;
    said.push({ waits, end: e.name, attempts: e.attempts });
  }
}
console.log(JSON.stringify(said));
