"""What a package with more classes than one stub holds does; prints one line if all of it holds."""

from __future__ import annotations

import copy
import pickle
import sys

import many_errors as many
from many_errors import APIError, Item7LostError, from_parts, is_known_error
from many_errors.errors_2 import Item1500LostError


def item(error: APIError) -> str | None:
    if is_known_error(error) and error.code == "item_2099_lost":
        return error.item
    return None


def classes() -> int:
    return sum(name.endswith("LostError") for name in vars(sys.modules["many_errors.errors"]))


def made(number: int) -> many.KnownErrors:
    error = from_parts(status=404, body={"error": {"code": f"item_{number}_lost", "message": "m", "details": {"item": "i"}}})
    assert is_known_error(error)
    return error


if __name__ == "__main__":
    assert classes() == 2, "what nobody asked for is not made"
    assert many.Item1500LostError is Item1500LostError and Item7LostError(item="a").message == "a is lost."
    last = made(2099)
    assert type(last) is many.Item2099LostError and item(last) == "i" and classes() == 3
    for copied in (pickle.loads(pickle.dumps(last)), copy.deepcopy(last)):
        assert type(copied) is type(last) and str(copied) == str(last)
    names: dict[str, object] = {}
    exec("from many_errors import *", names)
    assert classes() == 2100 and set(many.__all__) <= set(names)
    assert len(many.CATALOGUE) == 2100 and many.CATALOGUE["item_3_lost"].error is many.Item3LostError
    print("all held")
