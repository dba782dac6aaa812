"""The files: what the schema says they are, their page and flags, and that the formulas make them again."""
import json
import os
import re
from decimal import Decimal

import pytest

import vector_sets
from amounts import long, some
from purenn.activations import ACTIVATIONS
from purenn.layers import INITS
from purenn.losses import LOSSES
from purenn.optimizers import OPTIMIZERS
from purenn.py36.vectors import exact, kinds, sets, training
from purenn.py36.vectors.cases import FLAGS
from purenn.schedules import SCHEDULES

SCHEMA = json.loads(sets.texts([])["schema.json"])


# ---- the schema: as much of JSON Schema as it uses ----

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}


def faults(value, schema, place="file"):
    """What is not as the schema says, in words."""
    if "type" in schema and of_type(value, schema["type"], schema, place):
        return of_type(value, schema["type"], schema, place)
    return [fault for word, rule in schema.items() for fault in RULES[word](value, rule, schema, place)]


def of_type(value, rule, schema, place):
    kinds_of = [TYPES[name] for name in ([rule] if isinstance(rule, str) else rule)]
    return [] if type(value) in kinds_of else ["%s is no %s" % (place, rule)]


def properties(value, rule, schema, place):
    return [fault for name in rule if name in value for fault in faults(value[name], rule[name], place + "/" + name)]


def more_properties(value, rule, schema, place):
    more = [name for name in value if name not in schema.get("properties", ())]
    if rule is False:
        return ["%s has %s" % (place, name) for name in more]
    return [fault for name in more for fault in faults(value[name], rule, place + "/" + name)]


def one_of(value, rule, schema, place):
    tried = [faults(value, choice, place) for choice in rule]
    return [] if [] in tried else min(tried, key=len)


RULES = {
    "type": of_type, "properties": properties, "additionalProperties": more_properties, "oneOf": one_of, "anyOf": one_of,
    "required": lambda value, rule, schema, place: ["%s lacks %s" % (place, name) for name in rule if name not in value],
    "items": lambda value, rule, schema, place: [
        fault for i, item in enumerate(value) for fault in faults(item, rule, "%s/%d" % (place, i))],
    "const": lambda value, rule, schema, place: [] if value == rule else ["%s is not %r" % (place, rule)],
    "enum": lambda value, rule, schema, place: [] if value in rule else ["%s is none of %r" % (place, rule)],
    "pattern": lambda value, rule, schema, place: [] if re.search(rule, value) else ["%s is %r" % (place, value)],
    "minItems": lambda value, rule, schema, place: [] if len(value) >= rule else ["%s is short" % place],
    "maxItems": lambda value, rule, schema, place: [] if len(value) <= rule else ["%s is long" % place],
    "minimum": lambda value, rule, schema, place: [] if value is None or value >= rule else ["%s is small" % place],
    "$ref": lambda value, rule, schema, place: faults(value, SCHEMA["definitions"][rule.rpartition("/")[2]], place),
    "title": lambda *_: [], "$schema": lambda *_: [], "description": lambda *_: [], "definitions": lambda *_: []}


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_files_are_as_the_schema_says(kind):
    data, = sets.read(vector_sets.FOLDER, [kind])
    data["cases"] = some(data["cases"], 4)
    schema, = [choice for choice in SCHEMA["oneOf"] if choice["properties"]["kind"]["const"] == kind]
    assert faults(data, schema) == []
    given = data["cases"][0]["given"]
    name = sorted(given)[0]
    del given[name]
    assert faults(data, schema) == ["file/cases/0/given lacks " + name]
    given[name] = 0.5
    assert faults(data, schema) != []


def test_the_schema_knows_what_purenn_has():
    known = SCHEMA["definitions"]
    assert known["activation"]["enum"] == sorted(ACTIVATIONS)
    assert known["loss"]["enum"] == sorted(LOSSES)
    assert known["optimizer"]["enum"] == sorted(OPTIMIZERS)
    text = json.dumps(SCHEMA)
    assert json.dumps(sorted(INITS)) in text and json.dumps(sorted(SCHEDULES)) in text


# ---- what the set has ----

def test_everything_that_purenn_has_is_asked():
    given = [case["given"] for case in vector_sets.cases()]
    for name, table in (("activation", ACTIVATIONS), ("loss", LOSSES), ("optimizer", OPTIMIZERS), ("schedule", SCHEDULES),
                        ("initializer", INITS)):
        assert {g[name] for g in given if name in g} == set(table)
    assert {g["loss"] for g in given if "layers" in g} == set(LOSSES)
    assert {g["optimizer"] for g in given if "layers" in g} == set(OPTIMIZERS)
    assert {layer["activation"] for g in given for layer in g.get("layers", ())} == set(ACTIVATIONS)


def test_ids_are_once_there_and_flags_are_explained():
    ids = [case["id"] for case in vector_sets.cases()]
    assert len(set(ids)) == len(ids) > 500
    used = {flag for case in vector_sets.cases() for flag in case["flags"]}
    assert used == set(FLAGS)
    for kind in kinds.KINDS:
        data, = sets.read(vector_sets.FOLDER, [kind])
        assert set(data["flags"]) == {flag for case in data["cases"] for flag in case["flags"]}


def test_options_are_all_tried():
    """Each option of an optimizer has more than one value somewhere."""
    for name in OPTIMIZERS:
        options = [case["given"]["options"] for case in vector_sets.cases("optimizers") if case["given"]["optimizer"] == name]
        assert [option for option in options[0] if len({o[option] for o in options}) < 2] == []


def test_tolerances_are_narrow():
    """Beside the largest number of a result, or beside 1 where it is small."""
    for case in vector_sets.cases():
        for name, text in case["tolerance"].items():
            numbers = [abs(float.fromhex(x)) for x in re.findall(r"-?0x[^\"]*", json.dumps(case["expected"][name]))]
            assert 0 <= float.fromhex(text) <= 2.0 ** -30 * max(numbers + [1.0]), (case["id"], name)


def test_the_page_names_what_it_explains():
    page = sets.texts([])["README.md"]
    for name in list(ACTIVATIONS) + list(LOSSES) + list(OPTIMIZERS) + list(SCHEDULES) + list(kinds.KINDS) + [
            "glorot", "he", "lecun", "uniform", "zeros"]:
        assert re.search(r"\b%s\b" % name, page), name
    with open(os.path.join(vector_sets.FOLDER, "README.md"), encoding="utf-8") as file:
        assert file.read() == page


# ---- the formulas make the golden files again ----

@pytest.mark.parametrize("kind", ["activations", "losses", "optimizers", "initializers", "schedules", long("networks")])
def test_made_again(kind):
    golden = dict((case["id"], case) for case in vector_sets.cases(kind))
    cases = [(case, "%s/%s" % (kind, case.name)) for case in kinds.MODULES[kind].cases()]
    assert [case_id for _, case_id in cases] == list(golden)
    for case, case_id in some(cases):
        assert json.loads(json.dumps(kinds.whole(kind, case))) == golden[case_id], case_id


@pytest.mark.parametrize("case", some(kinds.MODULES["networks"].cases(), 2), ids=lambda case: case.name)
def test_the_first_steps_of_networks_made_again(case):
    golden, = [known["expected"] for known in vector_sets.cases("networks") if known["id"] == "networks/" + case.name]
    with exact.digits(exact.DIGITS):
        found = training.results(exact.numbers(case.given, Decimal), Decimal, training.PROVED)
    assert sorted(found) == ["after_1", "after_2", "gradients", "loss", "outputs"]
    assert exact.numbers(exact.nearest([found[name] for name in sorted(found)]), kinds.hexadecimal) == [
        golden[name] for name in sorted(found)]
