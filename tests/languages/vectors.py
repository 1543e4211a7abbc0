"""Holds a package against the vectors of its catalogue, and against more of them that were written by hand:
python vectors.py <module> <vectors> [<more>...]"""

import asyncio
import copy
import importlib
import json
import math
import pickle
import sys
from pathlib import Path

api = importlib.import_module(sys.argv[1])
data, *more = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[2:])
classes = {described["name"]: described for described in data["classes"]}
differences = []


def hold(vector, what, found, wanted):
    if found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
        differences.append(f"{vector}: {what} is {found!r}, not {wanted!r}")


def chain(error):
    return [cls.__name__ for cls in type(error).__mro__ if issubclass(cls, Exception) and cls.__module__ != "builtins"]


def written(error):
    return json.dumps(error.to_dict(), ensure_ascii=False, separators=(",", ":"))


def mapped(pairs):
    """Headers as a mapping, those that come twice as a list."""
    headers = {}
    for name, value in pairs:
        headers.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in headers.items()}


def present(facts):
    return None if facts is None else {key: value for key, value in facts._asdict().items() if value is not None}


FACTS = {
    "known": api.is_known_error,
    "code": lambda error: error.code,
    "status": lambda error: error.status,
    "reason": lambda error: error.reason,
    "message": lambda error: error.message,
    "text": str,
    "details": lambda error: error.details,
    "requestId": lambda error: error.request_id,
    "retryAfter": lambda error: error.retry_after,
    "shouldRetry": lambda error: error.should_retry,
    "recovery": lambda error: getattr(error, "recovery", None),
    "docUrl": lambda error: error.doc_url,
    "retry": lambda error: error.retry,
    "processed": lambda error: error.processed,
    "retired": lambda error: present(getattr(error, "retired", None)),
    "number": lambda error: getattr(error, "number", None),
    "kind": lambda error: getattr(error, "kind", None),
    "rateLimit": lambda error: present(getattr(error, "rate_limit", None)),
    "received": lambda error: present(error.received),
}


def waits(error, wanted):
    """The waits before each attempt, up to the last."""

    def each(idempotent):
        policy = api.RetryPolicy(max_retry_after=data["maxRetryAfter"], random=api.seeded(data["seed"]))
        found, elapsed = [], 0.0
        while None not in found and len(found) < len(wanted["idempotent" if idempotent else "otherwise"]):
            found.append(api.next_delay(error, attempt=len(found) + 1, elapsed=elapsed, idempotent=idempotent, policy=policy))
            elapsed += found[-1] or 0
        return found

    return {"idempotent": each(True), "otherwise": each(False)}


def members_of(name, error, described, members, correlation):
    for member in described["members"]:
        if member["name"] in members:
            hold(name, member["name"], getattr(error, member["python"]), members[member["name"]])
    for member in data["correlation"] if correlation is not None else ():
        hold(name, member["name"], getattr(error, member["python"]), correlation.get(member["name"]))


def parsed(text):
    """A body as JSON, if it is."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def listed(error):
    """The errors of the list that a response has, if they are more than the error itself."""
    errors = getattr(error, "errors", None)
    # Another catalogue may have a param of that name.
    return errors if isinstance(errors, tuple) and errors != (error,) else ()


def form_of(vector):
    """The JSON of a vector with the classes that Python has."""
    form = vector["json"]
    for at, each in enumerate(vector.get("errors", ())):
        form = form.replace(f"$errors[{at}]", classes[each["class"]]["python"][0])
    return form.replace("$class", classes[vector["class"]]["python"][0])


def hold_facts(name, error, vector):
    described, expected = classes[vector["class"]], vector["expected"]
    hold(name, "class", chain(error), described["python"])
    # A param of that name has the attribute in a package without integer ids or kinds.
    params = {"number", "kind"} & {member["python"] for member in described["members"]}
    for fact in FACTS.keys() - params:
        hold(name, fact, FACTS[fact](error), expected.get(fact))
    members_of(name, error, described, vector["members"], expected.get("correlation", {}))
    errors = vector.get("errors", ())
    hold(name, "number of errors", len(listed(error)), len(errors))
    for at, (found, wanted) in enumerate(zip(listed(error), errors)):
        hold_facts(f"{name}, error {at}", found, wanted)


def run(vector):
    name, given, expected, described = vector["name"], vector["given"], vector["expected"], classes[vector["class"]]
    pairs, body = given["headers"], given["body"]
    forms = {
        "": (mapped(pairs), body),
        ", a body of bytes": ([(key.encode(), value.encode()) for key, value in pairs], body.encode()),
    }
    tree = parsed(body)
    if tree is not None:
        forms[", a body of JSON"] = [(key.lower(), value) for key, value in pairs], tree
    for form, (headers, content) in forms.items():
        error = api.from_parts(status=given.get("status"), headers=headers, body=content)
        hold_facts(name + form, error, vector)
        hold(name + form, "body", error.body, tree)
        hold(name + form, "JSON", written(error), form_of(vector))
        hold(name + form, "to_json", error.to_json(), written(error))
    status = error.status if error.received.status is None else error.received.status
    facts = f"code={error.code!r}, status={status!r}, request_id={error.request_id!r}, message={error.message!r}"
    hold(name, "repr", repr(error), f"{type(error).__name__}({facts})")
    copies(name, error)
    hold(name, "waits", waits(error, vector["waits"]), vector["waits"])
    if name.endswith(": as declared"):
        construct(name, described, expected, vector["members"])


def alone(error):
    """The attributes of an error without the others of its list, which equal nothing but themselves."""
    return {name: value for name, value in error.__dict__.items() if name != "_errors"}


def copies(name, error):
    for copied in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        hold(name, "class of a copy", type(copied), type(error))
        hold(name, "texts of a copy", [str(copied), repr(copied), copied.args], [str(error), repr(error), error.args])
        hold(name, "attributes of a copy", alone(copied), alone(error))
        hold(name, "errors of a copy", [alone(each) for each in listed(copied)], [alone(each) for each in listed(error)])
    restored = api.from_dict(json.loads(written(error)))
    found, wanted = ([type(each), str(each), each.to_dict()] for each in (restored, error))
    hold(name, "the restored", found, wanted)


def construct(name, described, expected, members):
    """A test of a user makes errors by their constructors."""
    given = described["members"]
    if any(members[member["name"]] is None for member in given):
        return
    error = getattr(api, described["python"][0])(**{member["python"]: members[member["name"]] for member in given})
    for fact in ("known", "code", "docUrl", "retry", "processed", "message"):
        hold(name, f"{fact} of the constructed", FACTS[fact](error), expected.get(fact))
    for member in given:
        hold(name, f"{member['name']} of the constructed", getattr(error, member["python"]), members[member["name"]])


def fail(failure):
    """What comes of what clients raise in place of a response."""
    thrown = {
        "network": ConnectionRefusedError(),
        "timeout": TimeoutError(),
        "abort": asyncio.CancelledError(),
        "parse": json.JSONDecodeError("x", "x", 0),
    }
    name, cause = failure["failure"], thrown[failure["failure"]]
    error = api.from_exception(cause)
    hold(name, "class", chain(error), classes[failure["class"]]["python"])
    hold(name, "facts", [api.is_known_error(error), error.retry, error.processed], [False, failure.get("retry"), "unknown"])
    hold(name, "cause", error.__cause__, cause)
    hold(name, "waits", waits(error, failure["waits"]), failure["waits"])


def decide(decision):
    given = next(vector["given"] for vector in data["vectors"] if vector["name"] == decision["vector"])
    error = api.from_parts(status=given.get("status"), headers=mapped(given["headers"]), body=given["body"])
    policy = api.RetryPolicy(
        max_retries=decision.get("maxRetries"),
        max_elapsed=decision.get("maxElapsed"),
        max_retry_after=decision.get("maxRetryAfter", data["maxRetryAfter"]),
        random=api.seeded(data["seed"]),
    )
    options = {name: decision[name] for name in ("attempt", "elapsed", "idempotent")}
    hold(decision["vector"], f"decision {decision}", api.next_delay(error, **options, policy=policy), decision["wait"])


def content(given):
    """A body that was written by hand: a text, the digits of bytes, or pieces that repeat."""
    if isinstance(given, dict) and "hex" in given:
        return bytes.fromhex(given["hex"])
    pieces = given if isinstance(given, list) else [given]
    return "".join(piece if isinstance(piece, str) else piece["repeat"] * piece["times"] for piece in pieces)


def raises(response):
    try:
        return api.raise_if_error(response) is not response
    except api.__dict__[next(iter(classes.values()))["python"][-1]]:
        return True


def edge(vector):
    """Of what was written by hand only the facts that it names count."""
    name, given, expected, described = vector["name"], vector["given"], vector["expected"], classes[vector["class"]]
    for headers in (mapped(given["headers"]), given["headers"]):
        error = api.from_parts(status=given.get("status"), headers=headers, body=content(given["body"]))
        hold(name, "class", chain(error), described["python"])
        for fact in FACTS.keys() & expected.keys():
            wanted = content(expected[fact]) if fact == "text" else expected[fact]
            hold(name, fact, FACTS[fact](error), wanted)
        if "json" in vector:
            hold(name, "JSON", error.to_json(), form_of(vector))
        if "body" in expected:
            hold(name, "body", error.body, expected["body"])
        if "preview" in expected:
            hold(name, "preview", error.body_preview, content(expected["preview"]))
        members_of(name, error, described, vector.get("members", {}), expected.get("correlation"))
        if "errors" in vector:
            found = [next(key for key, of in classes.items() if of["python"] == chain(each)) for each in error.errors]
            hold(name, "errors", len(found) if isinstance(vector["errors"], int) else found, vector["errors"])
        if "fails" in vector:
            hold(name, "an error", raises((given["status"], headers, content(given["body"]))), vector["fails"])
        copies(name, error)
        if "waits" in vector:
            chance, draws = api.seeded(vector["seed"]), []
            policy = api.RetryPolicy(
                max_retries=vector["maxRetries"], max_elapsed=math.inf, random=lambda: draws.append(chance()) or draws[-1]
            )
            found = [api.next_delay(error, attempt=at + 1, idempotent=True, policy=policy) for at in range(len(vector["waits"]))]
            hold(name, "waits", found, vector["waits"])
            hold(name, "draws", len(draws), vector["draws"])


for vector in data["vectors"]:
    run(vector)
for failure in data["failures"]:
    fail(failure)
for decision in data["decisions"]:
    decide(decision)
edges = [vector for each in more for vector in each["vectors"]]
for vector in edges:
    edge(vector)

for difference in differences[:20]:
    print(difference, file=sys.stderr)
print(f"{len(data['vectors']) + len(edges)} vectors, {len(differences)} differences")
sys.exit(1 if differences else 0)
