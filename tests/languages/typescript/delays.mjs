// Every form of `Retry-After`, by the table that all languages share; prints how many forms were held.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fromParts } from "nested-errors";

const { now, date, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Headers as clients hold them. */
const forms = {
  pairs: (pairs) => pairs,
  fetch: (pairs) => new Headers(pairs.map(([name, value]) => [name, value.replace(/[^\0-\xff]/g, "?")])),
  map: (pairs) => new Map(pairs.toReversed().map(([name, value]) => [name.toLowerCase(), value])),
  node: (pairs) => Object.groupBy ? Object.fromEntries(Object.entries(Object.groupBy(pairs, ([name]) => name)).map(([name, all]) => [name, all.map(([, value]) => value)])) : pairs,
};

for (const { is, headers, seconds } of cases) {
  for (const [form, make] of Object.entries(forms)) {
    for (const body of ['{"error":{"code":"rate_limited"}}', "<html>"]) {
      const wait = (pairs) => fromParts({ status: 429, headers: make(pairs), body }).retryAfter ?? null;
      assert.equal(wait([...headers, ["Date", date]]), seconds, `${is}, ${form}`);
      const { now: clock } = Date;
      Date.now = () => now * 1000;
      assert.equal(wait(headers), seconds, `${is}, ${form}, by the clock`);
      Date.now = clock;
    }
  }
}
console.log(`${cases.length} forms`);
