"""`run`: the bot itself."""


def run() -> None:
    """Run the bot until it is told to stop (Ctrl-C or SIGTERM)."""
    import asyncio

    from bot.logs import set_up_logs
    from bot.settings import read_settings

    set_up_logs()
    settings = read_settings()
    settings.token  # noqa: B018 - a missing token is said before the slow imports

    from bot import runtime

    asyncio.run(runtime.run(settings))
