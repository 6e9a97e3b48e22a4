"""My agency: own figures inside the group's range, what to do better by lines, receipts, versions, files to hand on."""

from __future__ import annotations

from screen import texts

from data_pipeline import Role, Viewer, ask, open_sample


def _said(at) -> str:
    return " ".join(text for _, text in texts(at))


def test_own_figures_and_what_to_do(own_samples, as_seen_by):
    group = open_sample("south_sudan", own_samples)
    agencies = group.store.ask(
        "select distinct organisation from standing where standing = 'held_back'"
    ).to_pylist()
    agency = sorted(one["organisation"] for one in agencies if not one["organisation"].startswith("~"))[0]
    own = Viewer(Role.partner, agency)
    months = ask(group, own, "my_months").to_pylist()
    wrong = [one for one in ask(group, own, "my_to_do").to_pylist() if one["severity"] == "error"]
    group.close()
    at = as_seen_by(f"partner:{agency}", "my_agency")
    assert not at.exception
    said = _said(at)
    assert f"You reported {months[0]['people']:,}" in said and "inside the working group's range of" in said
    assert wrong and all(str(one["lines"][0]) in said for one in wrong[:3])
    assert [box.label for box in at.selectbox][:2] == ["Month", "Our rows for the sheet of a cluster"]


def test_another_agency_learns_nothing(own_samples):
    group = open_sample("south_sudan", own_samples)
    for name in ("my_months", "my_to_do", "my_rows"):
        assert ask(group, Viewer(Role.partner, "NOBODY"), name).num_rows == 0
    group.close()
