"""The courtesy translation: beside the clauses it translates, and no others."""

from importlib.resources import files

from policy.courtesy import courtesy
from policy.reader import read_policy

SHIPPED = (files("policy") / "text" / "privacy-policy.vi.txt").read_bytes()
OTHER = """Chính sách bảo mật

1. Cam kết bảo mật thông tin cá nhân khách hàng

– Chúng tôi không chia sẻ thông tin khách hàng cho bất kỳ bên thứ ba nào.
– Thông tin cá nhân của khách hàng được lưu giữ mười hai tháng rồi xóa.
"""


def test_every_clause_of_the_shipped_policy_has_its_translation() -> None:
    """The steps prove that the two run side by side."""
    document = read_policy(SHIPPED)
    english = courtesy(document)
    assert {clause.id for clause in document.clauses} <= set(english)
    assert "hackers" in english["1.5"]
    assert english["meta.date"] == "Date posted: 15/01/2021"
    for number, clause in enumerate(document.steps, 1):
        assert english[clause.id].startswith(f"Step {number}:")


def test_a_clause_that_was_changed_loses_its_translation_alone() -> None:
    """The old translation would say what the new words do not."""
    changed = read_policy(SHIPPED.replace(b"hacker", "kẻ gian".encode()))
    english = courtesy(changed)
    assert "1.5" not in english
    assert "1.4" in english


def test_another_firm_s_policy_has_none() -> None:
    """Nothing is translated by guess."""
    assert courtesy(read_policy(OTHER.encode())) == {}
