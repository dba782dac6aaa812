"""docs/programs.md is what programs_page.py makes of the kept results, and they are what the page's head claims."""
import json

import programs_page


def test_the_page_is_as_it_would_be_written():
    with open(programs_page.KEPT, encoding="utf-8") as file:
        kept = json.load(file)
    with open(programs_page.PAGE, encoding="utf-8") as file:
        assert file.read() == programs_page.page(kept)
    entries = kept["programs"]
    assert len(entries) >= 60 and len(set(entry["repository"].partition("/")[0] for entry in entries)) >= 30
    assert all("result" in entry and (entry.get("note") or not entry.get("edits")) for entry in entries)


def test_what_a_row_says():
    assert programs_page.shown({"result": "same numbers", "difference": 2e-15, "lines": 0}) == "same numbers, 2e-15; prints nothing"
    assert programs_page.shown({"result": "chaotic", "difference": 1e99, "NumPy's own": 0.5}) == "chaotic: other text, NumPy's own 5e-01"
    assert programs_page.shown({"result": "fails", "error": "ValueError: a|b (file.py:3: x)"}) == "fails: ValueError: a\\|b"
