// Every form of `Retry-After`, by the table that all languages share, in headers of every kind and by the clock; prints
// how many forms were held.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fromParts } from "nested-errors";

const { vectors } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const now = Date.parse("1994-11-06T08:49:37Z");

/** Headers as clients hold them; two lines of one name are one to `fetch`. */
const forms = {
  pairs: (pairs) => pairs,
  fetch: (pairs) => new Headers(pairs.map(([name, value]) => [name, value.replace(/[^\0-\xff]/g, "?")])),
  map: (pairs) => new Map(pairs.toReversed().map(([name, value]) => [name.toLowerCase(), value])),
};

for (const { name, given, expected } of vectors) {
  const undated = given.headers.filter(([header]) => header !== "Date");
  assert.notEqual(undated.length, given.headers.length, name);
  for (const [form, make] of Object.entries(forms)) {
    for (const body of [given.body, "<html>"]) {
      const wait = (pairs) => fromParts({ status: 429, headers: make(pairs), body }).retryAfter ?? null;
      assert.equal(wait(given.headers), expected.retryAfter, `${name}, ${form}`);
      const { now: clock } = Date;
      Date.now = () => now;
      assert.equal(wait(undated), expected.retryAfter, `${name}, ${form}, by the clock`);
      Date.now = clock;
    }
  }
}
console.log(`${vectors.length} forms`);
