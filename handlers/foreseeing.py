"""What the customer will get of words that staff are shown before they send them."""

from collections.abc import Sequence

from cases.enclosures import Enclosure
from cases.steps import Move
from handlers.card import Verb
from handlers.customer_notices import told
from handlers.enclosing import listed
from handlers.rich import Rich, fill, quote
from handlers.texts.staff_languages import care_texts, spam_texts


def foreseen(
    verb: Verb,
    code: str,
    words: str,
    customer_reads: str,
    language: str,
    files: Sequence[Enclosure] = (),
) -> list[Rich]:
    """The words as the customer will get them; of spam, the reason and the little they get."""
    if verb is not Verb.SPAM:
        return [
            fill(care_texts(language).previewed),
            told(verb, code, words, customer_reads),
            *listed(files, customer_reads),
        ]
    texts = spam_texts(language)
    return [
        fill(texts.previewed),
        quote(words),
        fill(texts.told_customer),
        told(Move.SPAM, code, "", customer_reads),
    ]
