"""Who may do what, and where, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What staff can ask of the bot."""

    SEE_CASES = "see_cases"
    READ_CASE = "read_case"
    MOVE_CASE = "move_case"
    MAKE_DOSSIER = "make_dossier"
    OWN_CASES = "own_cases"
    REASSIGN = "reassign"
    LOAD_POLICY = "load_policy"
    SEE_VERSIONS = "see_versions"
    BIND_CHAT = "bind_chat"
    NAME_STAFF = "name_staff"
    SEE_STATE = "see_state"
    READ_MISSES = "read_misses"
    KEEP_PARTIES = "keep_parties"
    FOLLOW_REFERRAL = "follow_referral"
    KEEP_DIRECTORY = "keep_directory"
    KEEP_CANNED = "keep_canned"
    UNDO_SPAM = "undo_spam"
    TRY_AGAIN = "try_again"


class Who(StrEnum):
    """What one must be."""

    CARE = "care"
    ADMIN = "admin"


class Where(StrEnum):
    """Where one must be."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"
    GROUP = "group"
    CARE_ROOM = "care_room"  # the care group, or in private


@dataclass(frozen=True)
class Right:
    """What one must be, and where, to do something."""

    who: Who
    where: Where = Where.ANYWHERE


RIGHTS: Final[Mapping[Act, Right]] = {
    Act.SEE_CASES: Right(Who.CARE, Where.CARE_ROOM),
    Act.READ_CASE: Right(Who.CARE, Where.CARE_ROOM),
    Act.MOVE_CASE: Right(Who.CARE, Where.CARE_ROOM),
    Act.MAKE_DOSSIER: Right(Who.CARE, Where.CARE_ROOM),
    Act.OWN_CASES: Right(Who.CARE, Where.CARE_ROOM),
    Act.REASSIGN: Right(Who.ADMIN, Where.PRIVATE),
    Act.LOAD_POLICY: Right(Who.ADMIN, Where.PRIVATE),
    Act.SEE_VERSIONS: Right(Who.ADMIN, Where.PRIVATE),
    Act.BIND_CHAT: Right(Who.ADMIN, Where.GROUP),
    Act.NAME_STAFF: Right(Who.ADMIN),
    Act.SEE_STATE: Right(Who.ADMIN),
    Act.READ_MISSES: Right(Who.ADMIN, Where.PRIVATE),
    Act.KEEP_PARTIES: Right(Who.CARE, Where.PRIVATE),
    Act.FOLLOW_REFERRAL: Right(Who.CARE, Where.PRIVATE),
    Act.KEEP_DIRECTORY: Right(Who.ADMIN, Where.PRIVATE),
    Act.KEEP_CANNED: Right(Who.ADMIN, Where.PRIVATE),
    Act.UNDO_SPAM: Right(Who.ADMIN),
    Act.TRY_AGAIN: Right(Who.ADMIN),
}
