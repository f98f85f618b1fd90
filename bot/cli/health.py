"""`doctor` and `stats`: how the bot is, and what it has to do."""

from bot.cli.said import AsJson, say_json


def doctor(as_json: AsJson = False) -> None:
    """Look whether everything is there that the bot needs; nothing is changed."""
    import asyncio

    from bot.checkup import of_all
    from bot.cli.findings import report
    from bot.settings import read_settings

    report(asyncio.run(of_all(read_settings())), as_json)


def stats(as_json: AsJson = False) -> None:
    """Count people, cases by step, and what waits; questions are not counted."""
    from bot.cli.drawers import with_drawers
    from bot.opening import Drawers
    from bot.settings import Settings
    from storage.counts import counted

    async def work(_settings: Settings, drawers: Drawers) -> dict[str, int]:
        async with drawers.database.read() as session:
            return await counted(session)

    counts = with_drawers(work)
    if as_json:
        say_json(counts)
        return
    for name, count in counts.items():
        print(f"{count:8} {name}")
