// Asks a service for each of its errors, by fetch and axios in turn, catches each by its class, and says what it caught.
import { readFileSync } from "node:fs";
import axios from "axios";

const asked = JSON.parse(readFileSync(0, "utf8"));
const said = [];
for (const [index, { method, url, package: module, class: name, members }] of asked.entries()) {
  const api = await import(module);
  try {
    if (index % 2) await api.throwIfError(await fetch(url, { method }));
    else await api.throwIfError(await axios.request({ method, url, validateStatus: () => true }));
    said.push("nothing was thrown");
  } catch (e) {
    const caught = e instanceof api[name] && api.isKnownError(e) && e.name === name;
    const { code = null, reason = null, apiMessage: message, requestId = null } = e;
    const facts = { caught, code };
    said.push(method === "HEAD" ? facts : { ...facts, reason, message, requestId, members: Object.fromEntries(members.map((member) => [member, e[member]])) });
  }
}
console.log(JSON.stringify(said));
