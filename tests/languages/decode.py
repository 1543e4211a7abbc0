"""Says what a package makes of each case on standard input, as JSON; every error must survive being copied."""

import copy
import importlib
import json
import pickle
import sys

api = importlib.import_module(sys.argv[1])
errors = importlib.import_module(sys.argv[1] + ".errors")


def describe(given, members):
    if "class" in given:
        error = getattr(api, given["class"])(**given["arguments"])
    else:
        error = api.from_parts(**given)
    own = {member: getattr(error, member) for member in members}
    for copied in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(copied) is type(error)
        assert copied.args == error.args and str(copied) == str(error) and repr(copied) == repr(error)
        assert copied.__dict__ == error.__dict__ and copied is not error
    facts = f"code={error.code!r}, status={error.status!r}, request_id={error.request_id!r}, message={error.message!r}"
    assert repr(error) == f"{type(error).__name__}({facts})"
    return {
        "chain": [cls.__name__ for cls in type(error).__mro__ if issubclass(cls, Exception) and cls is not Exception],
        "known": api.is_known_error(error),
        "code": error.code,
        "status": error.status,
        "reason": error.reason,
        "retry": error.retry,
        "message": error.message,
        "details": error.details,
        "requestId": error.request_id,
        "retryAfter": error.retry_after,
        "docUrl": error.doc_url,
        "received": error.received._asdict(),
        "members": own,
    }


cases = json.load(sys.stdin)
print(json.dumps([describe(case["given"], case["members"]) for case in cases]))
