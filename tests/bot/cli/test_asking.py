"""Asking on the command line: no network, token or database."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bot.cli.conftest import Baomat

POLICY = """Chính sách bảo mật

1. Thông tin khách hàng
- Chúng tôi giữ thông tin khách hàng trong mười năm.
- Dữ liệu cá nhân không được bán cho bên thứ ba.

2. Liên hệ
- Khách hàng viết thư cho chúng tôi bất cứ lúc nào.
"""

HEAVY = ("telegram", "sqlalchemy", "aiohttp", "alembic", "rich", "pydantic_settings", "asyncio")


def test_a_question_is_answered_with_the_clause_word_for_word(baomat: Baomat) -> None:
    """The quote, its clause's number, its section and the posted date are there."""
    said = baomat("ask", "khi máy chủ bị hacker tấn công thì sao")

    assert said.code == 0
    assert "[1.5] Cam kết bảo mật thông tin cá nhân khách hàng\n" in said.out
    assert "Trong trường hợp máy chủ lưu trữ thông tin bị hacker tấn công" in said.out
    assert "Ngày đăng: 15/01/2021" in said.out


def test_lines_are_answered_in_their_order_from_the_policy_named(
    baomat: Baomat, folder: Path
) -> None:
    """Each answer carries its question's id and a clause of the other policy, verbatim."""
    (folder / "p.txt").write_text(POLICY, encoding="utf-8")
    asked = [{"id": n, "q": "giữ thông tin bao lâu"} for n in (3, 1, 2)]
    stdin = "\n\n".join(json.dumps(each, ensure_ascii=False) for each in asked).encode()

    said = baomat("ask", "--jsonl", "--policy", "p.txt", stdin=stdin)

    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["id"] for answer in answers] == [3, 1, 2]
    assert all(answer["ranked"][0]["quote"] in POLICY for answer in answers)
    assert set(answers[0]) == {"id", "outcome", "quote", "score", "ranked"}


def test_explain_adds_the_reason_to_each_line(baomat: Baomat) -> None:
    """`--explain` says why."""
    said = baomat("ask", "--jsonl", "--explain", stdin=b'{"id": 1, "q": "xin chao"}')

    assert json.loads(said.out)["reason"]


def test_a_line_that_is_no_question_is_named_after_the_answers_before_it(baomat: Baomat) -> None:
    """The ones before are answered; the sentence names the line; the exit code is 1."""
    said = baomat("ask", "--jsonl", stdin=b'{"id": 1, "q": "a"}\n{"id": 2}\n{"id": 3, "q": "b"}')

    assert said.code == 1
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [1]
    assert said.err.startswith("line 2 is not a question")
    assert said.err.count("\n") == 1


def test_bytes_that_are_not_utf8_and_half_characters_are_answered(baomat: Baomat) -> None:
    """Hostile letters neither stop the run nor break the output's UTF-8."""
    lines = b'{"id": 1, "q": "\xff\xfe"}\n{"id": 2, "q": "\\ud800"}\n{"id": "\\udc00", "q": ""}\n'

    said = baomat("ask", "--jsonl", stdin=lines)

    assert said.code == 0
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [1, 2, "\udc00"]
    said.out.encode()


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it(baomat: Baomat) -> None:
    """A file saved by a Windows editor is read too."""
    said = baomat("ask", "--jsonl", stdin=b'\xef\xbb\xbf{"id": 1, "q": "a"}\n')

    assert said.code == 0


def test_neither_and_both_ways_of_asking_are_wrong_usage(baomat: Baomat) -> None:
    """Exit code 2, as for every wrong usage."""
    assert baomat("ask").code == 2
    assert baomat("ask", "a", "--jsonl").code == 2


def test_the_settings_name_the_policy_to_ask(baomat: Baomat, folder: Path) -> None:
    """BAOMAT_POLICY_FILE counts, from `.env` as well."""
    (folder / "p.txt").write_text(POLICY, encoding="utf-8")
    (folder / ".env").write_text("BAOMAT_POLICY_FILE=p.txt\n", encoding="utf-8")

    assert "mười năm" in baomat("ask", "giữ thông tin khách hàng bao lâu").out


def test_asking_imports_nothing_heavy_and_speaks_utf8_in_any_locale() -> None:
    """A fresh process in the C locale: Vietnamese in and out, no library of the bot's loaded."""
    code = (
        "import sys\n"
        "from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    env = {name: value for name, value in env.items() if not name.startswith("BAOMAT_")}
    asked = [sys.executable, "-c", code, "ask", "bị hacker tấn công"]
    done = subprocess.run(asked, env=env, capture_output=True, check=True)

    said = done.stdout.decode()
    assert "máy chủ lưu trữ thông tin" in said
    assert said.splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`baomat ask --jsonl | head -1` leaves nothing on stderr."""
    lines = b'{"id": 1, "q": "a"}\n' * 400
    baomat = [sys.executable, "-m", "bot", "ask", "--jsonl"]
    with subprocess.Popen(
        baomat, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdin.write(lines[:20])
        asked.stdin.flush()
        assert asked.stdout.readline().startswith(b'{"id": 1')
        asked.stdout.close()
        asked.stdin.write(lines)
        asked.stdin.close()
        assert asked.stderr.read() == b""
