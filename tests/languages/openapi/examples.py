"""Says what is wrong with OpenAPI documents on standard input, and with the examples of their responses, as JSON."""

import json
import sys

import jsonschema
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator


def responses(document):
    yield from document.get("components", {}).get("responses", {}).items()
    for path, item in document["paths"].items():
        for operation in item.values():
            for status, response in operation["responses"].items():
                yield f"{path} {status}", response


findings = []
examples = 0
for document in json.load(sys.stdin):
    version = document["openapi"]
    validator = OpenAPIV31SpecValidator if version.startswith("3.1") else OpenAPIV30SpecValidator
    findings += [error.message for error in validator(document).iter_errors()]
    for name, response in responses(document):
        for content in response.get("content", {}).values():
            # References are those of the whole document.
            schema = {"components": document.get("components", {}), "allOf": [content["schema"]]}
            validator = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.FormatChecker()
            )
            for key, example in content["examples"].items():
                examples += 1
                findings += [
                    f"{version} {name} {key}: {error.message}"
                    for error in validator.iter_errors(example["value"])
                ]
json.dump({"findings": findings, "examples": examples}, sys.stdout)
