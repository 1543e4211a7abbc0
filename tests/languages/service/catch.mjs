// Asks a service for each of its errors, catches each by its class, and says what it caught.
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const said = [];
for (const { url, package: module, class: name, members } of asked) {
  const api = await import(module);
  try {
    await api.throwIfError(await fetch(url));
    said.push("nothing was thrown");
  } catch (e) {
    const caught = e instanceof api[name] && api.isKnownError(e) && e.name === name;
    const { code = null, reason = null, apiMessage: message, requestId = null } = e;
    said.push({ caught, code, reason, message, requestId, members: Object.fromEntries(members.map((member) => [member, e[member]])) });
  }
}
console.log(JSON.stringify(said));
