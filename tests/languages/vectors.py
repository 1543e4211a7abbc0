"""Holds a package against the vectors of its catalogue: python vectors.py <module> <vectors>"""

import copy
import importlib
import json
import pickle
import re
import sys

api = importlib.import_module(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    data = json.load(file)
classes = {described["name"]: described for described in data["classes"]}
differences = []


def hold(vector, what, found, wanted):
    if found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
        differences.append(f"{vector}: {what} is {found!r}, not {wanted!r}")


def chain(error):
    return [cls.__name__ for cls in type(error).__mro__ if issubclass(cls, Exception) and cls is not Exception]


def headers_of(pairs):
    headers = {}
    for name, value in pairs:
        headers.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in headers.items()}


FACTS = {
    "code": "code",
    "status": "status",
    "reason": "reason",
    "details": "details",
    "requestId": "request_id",
    "retryAfter": "retry_after",
    "docUrl": "doc_url",
    "message": "message",
}
# What packages do not do yet.
LATER = re.compile(": (told|the limit|as problem)")


def run(name, given, described, expected, members):
    given = {"status": given.get("status"), "headers": headers_of(given["headers"]), "body": given["body"]}
    error = api.from_parts(**given)
    hold(name, "class", chain(error), described["python"])
    hold(name, "known", api.is_known_error(error), expected["known"])
    facts = f"code={error.code!r}, status={error.status!r}, request_id={error.request_id!r}, message={error.message!r}"
    hold(name, "repr", repr(error), f"{type(error).__name__}({facts})")
    for fact, attribute in FACTS.items():
        hold(name, fact, getattr(error, attribute), expected.get(fact))
    if expected["known"]:
        hold(name, "retry", error.retry, expected.get("retry"))
    received = {key: value for key, value in error.received._asdict().items() if value is not None}
    hold(name, "received", received, expected["received"])
    for member in described["members"]:
        hold(name, member["name"], getattr(error, member["python"]), members[member["name"]])
    parsed = api.from_parts(**{**given, "body": json.loads(given["body"])})
    hold(name, "class of the parsed body", [type(parsed), str(parsed)], [type(error), str(error)])
    for copied in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        hold(name, "class of a copy", type(copied), type(error))
        hold(name, "texts of a copy", [str(copied), repr(copied), copied.args], [str(error), repr(error), error.args])
        hold(name, "attributes of a copy", copied.__dict__, error.__dict__)
    if name.endswith(": as declared"):
        construct(name, described, expected, members)


def construct(name, described, expected, members):
    """A test of a user makes errors by their constructors."""
    given = described["members"]
    if any(members[member["name"]] is None for member in given):
        return
    error = getattr(api, described["python"][0])(**{member["python"]: members[member["name"]] for member in given})
    for fact, attribute in {"code": "code", "docUrl": "doc_url", "retry": "retry"}.items():
        hold(name, f"{fact} of the constructed", getattr(error, attribute), expected.get(fact))
    for member in given:
        hold(name, f"{member['name']} of the constructed", getattr(error, member["python"]), members[member["name"]])
    hold(name, "message of the constructed", error.message, expected["message"])


for vector in data["vectors"]:
    if not LATER.search(vector["name"]) and data["catalogue"] != "bare":
        described = classes[vector["class"]]
        run(vector["name"], vector["given"], described, vector["expected"], vector["members"])

for difference in differences[:20]:
    print(difference, file=sys.stderr)
print(f"{len(data['vectors'])} vectors, {len(differences)} differences")
sys.exit(1 if differences else 0)
