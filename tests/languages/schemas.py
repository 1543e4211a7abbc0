"""Says what a JSON Schema finds in each YAML or JSON text on standard input, as JSON: a list of findings a text."""

import json
import sys

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode


def plain(node):
    """A node of YAML 1.2 as JSON, keys as they are written: what editors give to a schema."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return node.value.lower() == "true"
        case "int":
            return int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10)
        case "float":
            return float(node.value)
        case _:
            return node.value


given = json.load(sys.stdin)
Validator = jsonschema.validators.validator_for(given["schema"], default=None)
Validator.check_schema(given["schema"])
validator = Validator(given["schema"])
documents = (plain(YAML(typ="safe", pure=True).compose(text)) for text in given["texts"])
print(json.dumps([[f"{e.json_path}: {e.message}" for e in validator.iter_errors(d)] for d in documents]))
