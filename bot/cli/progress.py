"""A progress bar on stderr while many rows move; nothing where nobody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(said: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told how many of how many are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(said), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as b:
        task = b.add_task(said, total=None)

        def told(done: int, total: int) -> None:
            b.update(task, completed=done, total=total)

        yield told
