// What error packages cost in JavaScript: `node measure.mjs import <module>` prints the milliseconds of an import,
// `sizes` the bytes of bundles, `decode` the microseconds from the text of a response to an error.
import { performance } from "node:perf_hooks";

const [task, module] = process.argv.slice(2);

const MESSAGE = "This key has asked too often.";
const TEXT = {
  errcat: JSON.stringify({ error: { code: "rate_limited", message: MESSAGE, details: { retry_after: 7 }, request_id: "req_1" } }),
  openai: JSON.stringify({ error: { code: "rate_limit_exceeded", message: MESSAGE, type: "requests", param: null } }),
  anthropic: JSON.stringify({ type: "error", error: { type: "rate_limit_error", message: MESSAGE }, request_id: "req_1" }),
  stripe: JSON.stringify({ error: { code: "rate_limit", message: MESSAGE, type: "api_error" } }),
};
const HEADERS = new Headers({ "content-type": "application/json", "retry-after": "7", "x-request-id": "req_1", "request-id": "req_1" });

async function ways() {
  const api = await import("evolution-errors");
  const openai = await import("openai");
  const anthropic = await import("@anthropic-ai/sdk");
  const { default: Stripe } = await import("stripe");
  return {
    errcat: () => api.fromParts({ status: 429, headers: HEADERS, body: TEXT.errcat }),
    openai: () => openai.APIError.generate(429, JSON.parse(TEXT.openai), undefined, HEADERS),
    anthropic: () => anthropic.APIError.generate(429, JSON.parse(TEXT.anthropic), undefined, HEADERS),
    stripe: () => {
      // As its sender does with a response.
      const { error } = JSON.parse(TEXT.stripe);
      Object.assign(error, { headers: HEADERS, statusCode: 429, requestId: HEADERS.get("request-id") });
      return Stripe.errors.generateV1Error(error);
    },
  };
}

/** The medians of the rounds, in microseconds a call; the ways take turns, so that all share the machine's better and worse moments. */
function medians(ways) {
  const [ROUNDS, CALLS] = [60, 5_000];
  const rounds = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, make] of Object.entries(ways)) {
      const start = performance.now();
      for (let call = 0; call < CALLS; call++) make();
      rounds[way].push(((performance.now() - start) / CALLS) * 1000);
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([way, times]) => [way, times.sort((a, b) => a - b)[ROUNDS / 2]]));
}

async function size(contents) {
  const { build } = await import("esbuild");
  const built = await build({ stdin: { contents, resolveDir: "." }, bundle: true, minify: true, format: "esm", platform: "node", write: false, logLevel: "error" });
  return built.outputFiles[0].contents.length;
}

if (task === "import") {
  const start = performance.now();
  await import(module);
  console.log(performance.now() - start);
} else if (task === "decode") {
  const all = await ways();
  for (const make of Object.values(all)) if (make().message.includes(MESSAGE) === false) throw new Error(`no message: ${make()}`);
  console.log(JSON.stringify(medians(all)));
} else {
  const one = { errcat: "evolution-errors", openai: "openai/error", anthropic: "@anthropic-ai/sdk/error" };
  const all = { errcat: "evolution-errors", openai: "openai", anthropic: "@anthropic-ai/sdk", stripe: "stripe" };
  const name = (way) => (way === "errcat" ? "RateLimitedError" : "RateLimitError");
  const sizes = {};
  for (const [way, from] of Object.entries(all)) {
    const single = one[way] && `import { ${name(way)} } from ${JSON.stringify(one[way])}; console.log(${name(way)});`;
    // Stripe has no entry point for its errors: they come with the package.
    const whole = `export * from ${JSON.stringify(from)}; export { default } from ${JSON.stringify(from)};`;
    const errors = one[way] && `export * from ${JSON.stringify(one[way])};`;
    sizes[way] = {
      one: single ? await size(single) : await size('import Stripe from "stripe"; console.log(Stripe.errors.StripeRateLimitError);'),
      errors: errors ? await size(errors) : null,
      whole: await size(way === "errcat" ? errors : whole),
    };
  }
  console.log(JSON.stringify(sizes));
}
