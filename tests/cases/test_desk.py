"""The desk of cases, put together of its parts."""

from cases.desk import CaseDesk


def test_no_part_of_the_desk_takes_the_place_of_another_by_its_name() -> None:
    """Of two parts with a method of one name, one would do the other's work unseen."""
    owners: dict[str, list[str]] = {}
    for part in CaseDesk.__mro__[:-1]:
        for name in vars(part):
            if not name.startswith("__"):
                owners.setdefault(name, []).append(part.__name__)
    assert {name: parts for name, parts in owners.items() if len(parts) > 1} == {}
