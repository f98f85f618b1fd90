"""Counts for who runs the bot: numbers of rows, nothing of what is in them."""

from sqlalchemy import Select, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CaseRow, EvidenceRow
from storage.rows import InboxRow, OutboxRow, PersonRow, StaffRow

STEPS = ("lodged", "received", "escalated", "resolved", "rejected", "withdrawn", "closed")


async def counted(session: AsyncSession) -> dict[str, int]:
    """People, staff, cases by step, files, and what waits in the inbox and the outbox."""
    grouped = select(CaseRow.step, func.count()).group_by(CaseRow.step)
    by_step = {row.step: int(row[1]) for row in await session.execute(grouped)}
    others: dict[str, Select[int]] = {
        "people": select(func.count(PersonRow.id)),
        "staff": select(func.count(distinct(StaffRow.person_id))).where(
            StaffRow.member | StaffRow.named | StaffRow.admin
        ),
        "files": select(func.count(EvidenceRow.id)),
        "inbox waiting": select(func.count(InboxRow.id)).where(InboxRow.state == "waiting"),
        "outbox waiting": select(func.count(OutboxRow.id)).where(OutboxRow.state == "waiting"),
    }
    counts = {name: await session.scalar(query) or 0 for name, query in others.items()}
    steps = {f"cases {step}": by_step.get(step, 0) for step in STEPS}
    return {**counts, "cases": sum(by_step.values()), **steps}
