// Every form of `Retry-After`, by the table that all languages share; prints how many forms were held.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fromParts } from "nested-errors";

const { vectors } = JSON.parse(readFileSync(process.argv[2], "utf8"));
/** The `Date` of the responses. */
const NOW = Date.parse("Sun, 06 Nov 1994 08:49:37 GMT");

/** Headers as clients hold them. */
const forms = {
  pairs: (pairs) => pairs,
  fetch: (pairs) => new Headers(pairs.map(([name, value]) => [name, value.replace(/[^\0-\xff]/g, "?")])),
  map: (pairs) => new Map(pairs.toReversed().map(([name, value]) => [name.toLowerCase(), value])),
  node: (pairs) => Object.groupBy ? Object.fromEntries(Object.entries(Object.groupBy(pairs, ([name]) => name)).map(([name, all]) => [name, all.map(([, value]) => value)])) : pairs,
};

for (const { name, given, expected } of vectors) {
  const seconds = expected.retryAfter;
  for (const [form, make] of Object.entries(forms)) {
    for (const body of ['{"error":{"code":"rate_limited"}}', "<html>"]) {
      const wait = (pairs) => fromParts({ status: 429, headers: make(pairs), body }).retryAfter ?? null;
      assert.equal(wait(given.headers), seconds, `${name}, ${form}`);
      const { now: clock } = Date;
      Date.now = () => NOW;
      assert.equal(wait(given.headers.filter(([header]) => header !== "Date")), seconds, `${name}, ${form}, by the clock`);
      Date.now = clock;
    }
  }
}
console.log(`${vectors.length} forms`);
