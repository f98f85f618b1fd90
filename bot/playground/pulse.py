"""Waiting for something to happen, any number of waiters, cheap when there is none."""

import asyncio
from collections.abc import Sequence


class Pulse:
    """A bell: whoever waits is woken by the next beat."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def beat(self) -> None:
        """Wake all who wait now."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """Wait for the next beat; False when *seconds* passed without one."""
        return await wait_any([self], seconds)

    def join(self, future: "asyncio.Future[None]") -> None:
        """Let the next beat end *future*."""
        self._waiting.add(future)

    def leave(self, future: "asyncio.Future[None]") -> None:
        """Forget *future*."""
        self._waiting.discard(future)


async def wait_any(pulses: Sequence[Pulse], seconds: float) -> bool:
    """Wait for the next beat of any of *pulses*; False when *seconds* passed without one."""
    future = asyncio.get_running_loop().create_future()
    for pulse in pulses:
        pulse.join(future)
    try:
        # Not wait_for: on Python 3.11 it loses a cancellation that comes with the beat.
        async with asyncio.timeout(seconds):
            await future
    except TimeoutError:
        return False
    finally:
        for pulse in pulses:
            pulse.leave(future)
    return True
