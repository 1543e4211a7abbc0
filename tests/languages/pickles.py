"""Pickles between two versions of a package: written by one, read by the other; prints what came of them."""

import pickle
import sys

import shop_errors as api

SENT = [
    {"code": "out_of_stock", "message": "None left.", "details": {"item": "a", "left": 0}},
    {"code": "refused", "message": "No.", "reason": "age"},
    {"code": "gone", "message": "It is gone."},
    {"code": "of_tomorrow", "message": "Later."},
]

if sys.argv[1] == "write":
    errors = [api.from_parts(status=409, headers={"X-Request-Id": "req_1"}, body={"error": sent}) for sent in SENT]
    for error in errors:
        error.attempts = 3
        error.note = "mine"
    sys.stdout.buffer.write(pickle.dumps([*errors, api.APITimeoutError()]))
else:
    for error in pickle.load(sys.stdin.buffer):
        assert error.attempts in (3, None) and getattr(error, "note", "mine") == "mine" and isinstance(error, api.APIError)
        assert type(error).__module__ and repr(error) and str(error) and error.to_json() and pickle.loads(pickle.dumps(error)).__dict__ == error.__dict__
        print(type(error).__name__, error.code, error.status, error.reason, error.request_id, dict(error.details), getattr(error, "left", "-"), getattr(error, "limit", "-"), error)
