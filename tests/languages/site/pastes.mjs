// Gives the decoder of a site what people paste: node pastes.mjs <folder of the site of `evolution`>
// Prints what is wrong, as JSON.
import { performance } from "node:perf_hooks";
import { readerOf } from "./reader.mjs";

const read = readerOf(process.argv[2]);
const faults = [];
let count = 0;

const object = { error: { code: "rate_limited", message: "Too many requests. Retry after 7 seconds.", details: { retry_after: 7 }, request_id: "req_9" } };
const body = JSON.stringify(object);
const head = "HTTP/2 429 \ncontent-type: application/json\nretry-after: 7\nx-request-id: req_9\n";
const other = JSON.stringify({ error: { code: "not_found", message: "No such thing.", details: {}, request_id: "req_8" } });
const meter = "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100   131  100   131    0     0   1310k      0 --:--:-- --:--:-- --:--:--  1310k";
const verbose = `* Host api.example.com:443 was resolved.
* IPv6: (none)
*   Trying 192.0.2.1:443...
* using HTTP/2
> POST /v1/submissions HTTP/2
> Host: api.example.com
> accept: */*
> 
} [12 bytes data]
* upload completely sent off: 12 bytes
< HTTP/2 429 
< content-type: application/json
< retry-after: 7
< x-request-id: req_9
< 
{ [131 bytes data]
`;

// A response however it was printed.
const responses = {
  "an end of the connection behind the body": `${head}\n${body}\n* Connection #0 to host api.example.com left intact`,
  "the same on the line of the body": `${head}\n${body}* Connection #0 to host api.example.com left intact\n`,
  "a prompt behind the body": `${head}\n${body}\nanna@host:~/api$ `,
  "a prompt on the line of the body": `${head}\n${body}anna@host ~ % ls {a,b}`,
  "the mark of zsh": `${head}\n${body}%                                         \n`,
  "a command in front": `$ curl -i -d '{"code": "scope_required"}' https://api.example.com/v1\n${head}\n${body}`,
  "a meter in front": `${meter}\n${head}\n${body}`,
  "a meter on the line of the status": `${meter}${head}\n${body}`,
  "curl -v": verbose + body,
  "curl -v with the end of the connection": `${verbose}${body}\n* Connection #0 to host api.example.com left intact`,
  "curl -v with a meter in its lines": `${meter}${verbose.replace("< HTTP", "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0< HTTP")}${body}`,
  "curl -iv, which prints the head twice": `${verbose}${head}\n${body}\n* Connection #0 to host api.example.com left intact`,
  "no empty line": head + body,
  "no empty line and a body over lines": head + JSON.stringify(object, null, 2),
  "no header": `HTTP/1.1 429 Too Many Requests\n\n${body}`,
  "a status in front of others": `HTTP/1.1 100 Continue\n\n${head}\n${body}`,
  "a redirect in front": `HTTP/1.1 301 Moved Permanently\nlocation: /v2\n\n<html></html>\n${head}\n${body}`,
  "colours": head.replace(/^[\w-]+:/gm, "\x1b[1m$&\x1b[0m") + `\n${body}`,
  "line ends of Windows": `${head}\n${body}\n* Connection #0 to host api.example.com left intact`.replaceAll("\n", "\r\n"),
};
for (const [name, pasted] of Object.entries(responses)) {
  count += 1;
  const { row, status, values, id, errors } = read(pasted);
  const said = JSON.stringify([row?.c, status, `${values?.retry_after}`, id, errors?.length]);
  const wanted = JSON.stringify(["rate_limited", 429, "7", "req_9", undefined]);
  if (said !== wanted) faults.push(`${name}: ${said} in place of ${wanted}`);
}

// What was read of the head stays where the body is nothing.
const empty = read(`${head}\n<html>busy</html>\n* Connection #0 to host api.example.com left intact`);
if (empty.status !== 429 || empty.id !== "req_9") faults.push(`a head without JSON is ${JSON.stringify(empty)}`);

// Of a body that breaks off the code is enough, where it is one.
const broken = read(`${head}\n${body.slice(0, 60)}`);
if (broken.row?.c !== "rate_limited" || broken.status !== 429 || broken.id !== "req_9") faults.push(`a body that breaks off is ${JSON.stringify(broken)}`);
const page = read(`${head}\n<p>forbidden: rate_limited</p>`);
if (page.row || page.status !== 429) faults.push(`a page of HTML is ${JSON.stringify(page)}`);

// Of several errors each.
const several = {
  "two responses": [`${head}\n${body}\n$ curl -i https://api.example.com/v1/2\nHTTP/2 404\n\n${other}\n$ `, "rate_limited,not_found"],
  "two bodies": [`${body}\n${other}`, "rate_limited,not_found"],
  "lines of a log": [`10:01 WARN status=429 got ${body}\n10:02 INFO fine {"ok": true}\n10:03 WARN status=404 got ${other}`, "rate_limited,not_found"],
  "codes in lines": ["10:01 WARN failed code=rate_limited request_id=req_9\n10:02 fine\n10:03 WARN failed code=not_found", "rate_limited,not_found"],
  "one of tomorrow beside a known one": [`${body}\n${other.replace("not_found", "made_tomorrow")}`, "rate_limited,made_tomorrow"],
  "a list": [`[${body},${other}]`, "rate_limited,not_found"],
};
for (const [name, [pasted, wanted]] of Object.entries(several)) {
  count += 1;
  const found = read(pasted);
  const codes = `${(found.errors ?? [found]).map(({ code }) => code)}`;
  if (codes !== wanted) faults.push(`${name}: ${codes} in place of ${wanted}`);
}
const logged = read(several["lines of a log"][0]).errors?.map(({ status }) => status).join();
if (logged !== "429,404") faults.push(`the statuses of the lines are ${logged}`);

// Whatever is pasted takes a time that goes by its length: of 5 MB no more than seconds.
const megabytes = (text) => text.repeat(Math.ceil(5e6 / text.length));
const heavy = ['{"a":', '{"a":[', '[{"', '{"', "{", '["', '"', "\\", "(", "()", "code:", "status ", "status" + " ".repeat(99), "a: b\n", `${head}`, "://", "--:--:-- ", "12 ", "* Connection #0 to host ", " ", "\n", ".", "é", `${body}\n`, "req_id=", "\x1b[", "not_found "];
const times = {};
for (const text of heavy) {
  for (const pasted of [megabytes(text), `HTTP/2 429\n\n${megabytes(text)}`, `x ${megabytes(text)} x`]) {
    count += 1;
    const start = performance.now();
    read(pasted);
    const time = performance.now() - start;
    times[text] = Math.max(times[text] ?? 0, Math.round(time));
    if (time > 10_000) faults.push(`5 MB of ${JSON.stringify(text.slice(0, 20))} take ${time} ms`);
  }
}
// What is nested as deeply as a text can be is no reason to fail.
for (const pasted of ['{"a":'.repeat(1e6) + "1" + "}".repeat(1e6), "[".repeat(1e6) + "]".repeat(1e6)]) read(pasted);
console.log(JSON.stringify({ count, times, faults }));
