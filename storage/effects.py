"""Effects: what a cause did once it does not do again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import EffectRow


async def first_result(session: AsyncSession, cause: UUID, effect: str) -> str | None:
    """What *effect* returned when *cause* first had it, None if it had not."""
    found = select(EffectRow.result).where(EffectRow.cause == cause, EffectRow.effect == effect)
    return await session.scalar(found)


def keep_result(
    session: AsyncSession, cause: UUID, effect: str, result: str, now: datetime
) -> None:
    """Remember the result (ids and codes only) in the transaction that makes the effect."""
    session.add(EffectRow(cause=cause, effect=effect, result=result, at=now))


async def effects_of(session: AsyncSession, cause: UUID) -> list[str]:
    """What *cause* has done so far, by name."""
    return list(await session.scalars(select(EffectRow.effect).where(EffectRow.cause == cause)))


async def results_of(session: AsyncSession, cause: UUID, prefix: str) -> dict[str, str]:
    """The results of those effects of *cause* whose name begins with *prefix*, by name."""
    found = await session.execute(
        select(EffectRow.effect, EffectRow.result).where(
            EffectRow.cause == cause, EffectRow.effect.startswith(prefix, autoescape=True)
        )
    )
    return {effect: result for effect, result in found}  # noqa: C416 - rows become a typed dict


async def put_result(
    session: AsyncSession, cause: UUID, effect: str, result: str, now: datetime
) -> None:
    """Remember the newest result of an effect that may differ from one time to the next."""
    await session.merge(EffectRow(cause=cause, effect=effect, result=result, at=now))
