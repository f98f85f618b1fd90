"""Figures of the answers: python -m benchmarks.answers [--public FOLDER] [--rivals].

Prints answer rate (A), false answers (B) and intent (C) on each question set, by style and kind;
with --public the ranking alone on the XQuAD sets; time a question and time to load. Rivals are
ranked on the same lines where they are installed (pip install baomat[bench]).
"""

import argparse
import importlib
import json
import re
import statistics
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from policy.answers import Answerer
from policy.document import Document
from policy.folding import plain, words
from policy.knowledge_base import Knowledge
from policy.knowledge_files import read_topics
from policy.reader import read_policy
from policy.search import Search

DATA = Path("tests/data/answers")
SHIPPED = Path("policy/text/privacy-policy.vi.txt")
GROUPS = {
    "policy": "A", "contact": "A", "out_of_scope": "B", "unsafe": "B",
    "complaint": "C", "status": "C", "rights": "C", "smalltalk": "C",
}  # fmt: skip
Ranker = Callable[[str], str]


def squashed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def hit(asked: dict[str, Any], outcome: str, quote: str) -> bool:
    wanted = asked.get("accept_quote")
    if wanted is None:
        return outcome in asked["accept"]
    if wanted == "none":
        return outcome == "none"
    return outcome != "none" and squashed(wanted) in squashed(quote)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def sets() -> list[tuple[str, Path, Path]]:
    others = sorted((DATA / "other-policies").glob("*.jsonl"))
    own = [(path.stem, path, SHIPPED) for path in sorted(DATA.glob("*.jsonl"))]
    return own + [(path.stem, path, path.with_suffix(".txt")) for path in others]


def exams() -> list[tuple[str, Path, Path]]:
    """Sets that nothing is learnt from and nobody looked at while teaching."""
    found = sorted((DATA / "exam").glob("*.jsonl"))
    return [
        (
            f"exam {path.stem}",
            path,
            other if (other := path.with_suffix(".txt")).exists() else SHIPPED,
        )
        for path in found
    ]


def near_copies() -> list[tuple[str, str]]:
    """Return the questions of all sets that stand, or nearly stand, in the knowledge."""
    phrasings = [plain(phrasing) for topic in read_topics() for phrasing in topic.phrasings]
    asked = [plain(line["q"]) for path in sorted(DATA.rglob("*.jsonl")) for line in lines(path)]
    nearest = (
        (q, process.extractOne(q, phrasings, scorer=Indel.normalized_similarity, score_cutoff=0.9))
        for q in asked
    )
    return [(q, found[0]) for q, found in nearest if found]


def shares(count: Counter[tuple[str, bool]]) -> str:
    parts = []
    for group in "ABC":
        right, all_ = count[group, True], count[group, True] + count[group, False]
        if all_:
            share = right / all_ if group != "B" else 1 - right / all_
            parts.append(f"{group} {share:6.1%} of {all_:3}")
    return "  ".join(parts)


def measure(
    name: str, asked: list[dict[str, Any]], document: Document, know: Knowledge, detailed: bool
) -> None:
    answerer = Answerer(document, know)
    count: Counter[tuple[str, bool]] = Counter()
    by: dict[str, Counter[bool]] = {}
    times = []
    for line in asked:
        started = time.perf_counter()
        answer = answerer.answer(line["q"])
        times.append(time.perf_counter() - started)
        right = hit(line, answer.outcome, "\n".join(clause.text for clause in answer.quotes))
        count[GROUPS[line["kind"]], right] += 1
        for key in (f"kind {line['kind']}", f"style {line['style']}", f"lang {line['lang']}"):
            by.setdefault(key, Counter())[right] += 1
    print(f"{name:16} {shares(count)}  median {1e3 * statistics.median(times):.2f} ms")
    if detailed:
        for key, found in sorted(by.items()):
            share = found[True] / found.total()
            print(f"    {key:22} {found[True]:3}/{found.total():<3} {share:.0%}")


def rivals(texts: list[str]) -> dict[str, Ranker]:
    """Other rankers over the same clauses; each returns the text it puts first."""
    found: dict[str, Ranker] = {}

    def fuzzy(scorer: Callable[..., float]) -> Ranker:
        return lambda q: max(texts, key=lambda text: scorer(q, text))

    found["token_set_ratio"] = fuzzy(fuzz.token_set_ratio)
    found["WRatio"] = fuzzy(fuzz.WRatio)
    for name, make in (("rank_bm25", _rank_bm25), ("bm25s", _bm25s), ("sklearn", _tfidf)):
        try:
            found[name] = make(texts)
        except ImportError:
            print(f"    ({name} is not installed)")
    return found


def _rank_bm25(texts: list[str]) -> Ranker:
    index = importlib.import_module("rank_bm25").BM25Okapi([words(text) for text in texts])
    return lambda q: texts[int(index.get_scores(words(q)).argmax())]


def _bm25s(texts: list[str]) -> Ranker:
    index = importlib.import_module("bm25s").BM25()
    index.index([words(text) for text in texts], show_progress=False)

    def first(question: str) -> str:
        places, _ = index.retrieve([words(question)], k=1, show_progress=False)
        return texts[int(places[0][0])]

    return first


def _tfidf(texts: list[str]) -> Ranker:
    module = importlib.import_module("sklearn.feature_extraction.text")
    index = module.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    table = index.fit_transform(texts)
    return lambda q: texts[int((table @ index.transform([q]).T).toarray().argmax())]


def measure_rivals(asked: list[dict[str, Any]], document: Document) -> None:
    """A ranker alone always answers: its A is its first clause's, its B is all of them."""
    clauses = {clause.text: clause.id for clause in (*document.clauses, *document.meta)}
    for name, first in rivals(list(clauses)).items():
        count: Counter[tuple[str, bool]] = Counter()
        for line in asked:
            text = first(line["q"])
            count[GROUPS[line["kind"]], hit(line, clauses[text], text)] += 1
        print(f"    {name:16} {shares(count)}")


def measure_public(folder: Path, know: Knowledge) -> None:
    document = read_policy((folder / "xquad.vi.policy.txt").read_bytes())
    texts = [squashed(clause.text) for clause in document.clauses]
    search = Search([clause.text for clause in document.clauses], know.rarity)
    for path in sorted(folder.glob("xquad.vi.*.jsonl")):
        at = Counter[int]()
        times = []
        asked = lines(path)
        for line in asked:
            started = time.perf_counter()
            best = (-search.scores(words(line["q"]))).argsort()[:3]
            times.append(time.perf_counter() - started)
            wanted = [squashed(line["accept_quote"]) in texts[int(place)] for place in best]
            at[1] += wanted[0]
            at[3] += any(wanted)
        print(f"{path.stem:24} R@1 {at[1] / len(asked):.1%}  R@3 {at[3] / len(asked):.1%}  "
              f"median {1e3 * statistics.median(times):.2f} ms")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--public", type=Path, help="the folder of the XQuAD sets")
    parser.add_argument("--rivals", action="store_true")
    args = parser.parse_args()
    started = time.perf_counter()
    know = Knowledge.shipped()
    print(f"knowledge loaded in {time.perf_counter() - started:.2f} s")
    print(f"questions that nearly stand in the knowledge: {len(near_copies())}")
    for name, path, policy in (*sets(), *exams()):
        document = read_policy(policy.read_bytes())
        measure(name, lines(path), document, know, policy == SHIPPED)
        if args.rivals:
            measure_rivals(lines(path), document)
    if args.public:
        measure_public(args.public, know)


if __name__ == "__main__":
    main()
