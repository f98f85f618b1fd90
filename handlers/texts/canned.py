"""What is said of ready replies: one field a sentence, `{named}` places, `**bold**`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldWords:
    """What each field of a reply is filled with."""

    code: str
    step: str
    date: str
    first: str
    resolve: str

    def of(self, field: str) -> str:
        """The words for *field*."""
        return str(getattr(self, field))


@dataclass(frozen=True)
class OfferedWords:
    """Ready replies as who writes to a customer is offered them."""

    label: str
    hint: str
    pick: str
    pick_en: str
    none: str
    unfit: str
    gone: str
    pick_line: str


@dataclass(frozen=True)
class KeepingWords:
    """Ready replies as admins keep them."""

    head: str
    language_vi: str
    language_en: str
    line: str
    line_hidden: str
    none: str
    detail: str
    detail_hidden: str
    field: str
    fields_head: str
    add_vi: str
    add_en: str
    change_label: str
    hide_label: str
    show_label: str
    ask_new_vi: str
    ask_new_en: str
    ask_change: str
    again: str
    no_field: str
    too_many: str
    kept: str
    hidden: str
    shown: str
    unknown: str
    cancelled: str


@dataclass(frozen=True)
class CannedTexts:
    """Every sentence about ready replies."""

    fields: FieldWords
    offered: OfferedWords
    keeping: KeepingWords
