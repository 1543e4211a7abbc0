// Says what a package makes of each case on standard input, as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const api = await import(pathToFileURL(process.argv[2]));
const Base = Object.values(api).find((value) => typeof value === "function" && Object.getPrototypeOf(value) === Error);

function describe(given, members) {
  const error = given.class ? new api[given.class](given.arguments) : api.fromParts(given);
  const chain = [];
  for (let type = error.constructor; type !== Error; type = Object.getPrototypeOf(type)) chain.push(type.name);
  if (!(error instanceof Error) || !api.isApiError(error)) throw new Error("no error of the API");
  if (error.name !== chain[0] || !(error instanceof Base)) throw new Error(`${error.name} is not ${chain[0]}`);
  if (api.isKnownError(error) !== error.known) throw new Error("the guard disagrees");
  const { known, code, status, reason, retry, apiMessage: message, details, requestId, retryAfter, docUrl } = error;
  const received = { status: undefined, code: undefined, reason: undefined, ...error.received };
  const own = Object.fromEntries(members.map((member) => [member, error[member] ?? null]));
  const facts = { known, code, status, reason, retry, message, details, requestId, retryAfter, docUrl, received, members: own };
  return JSON.parse(JSON.stringify({ chain, ...facts }, (_, value) => value ?? null));
}

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({ given, members }) => describe(given, members))));
