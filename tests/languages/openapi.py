"""Says what is wrong with an OpenAPI document on standard input, and with the examples of its responses, as JSON."""

import json
import sys

import jsonschema
from openapi_spec_validator import OpenAPIV31SpecValidator

document = json.load(sys.stdin)
findings = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
examples = 0
for path, item in document["paths"].items():
    for status, response in item["get"]["responses"].items():
        for content in response["content"].values():
            validator = jsonschema.Draft202012Validator(
                content["schema"], format_checker=jsonschema.FormatChecker()
            )
            for name, example in content["examples"].items():
                examples += 1
                findings += [
                    f"{path} {status} {name}: {error.message}"
                    for error in validator.iter_errors(example["value"])
                ]
json.dump({"findings": findings, "examples": examples}, sys.stdout)
