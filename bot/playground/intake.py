"""How updates leave: long polling for one, or a webhook."""

import time
from dataclasses import dataclass, field

from bot.playground.chats import Json
from bot.playground.courier import Courier
from bot.playground.params import Params
from bot.playground.refusal import RefusedError, bad
from bot.playground.updates import Updates


@dataclass(slots=True)
class Intake:
    """getUpdates, setWebhook, deleteWebhook and getWebhookInfo of one bot."""

    updates: Updates
    courier: Courier = field(init=False)
    #: Number of the poll that has the place, and why the one before lost it.
    _poll: int = 0
    _reason: str = ""

    def __post_init__(self) -> None:
        self.courier = Courier(self.updates)

    async def answer(self, name: str, params: Params) -> object:
        """Answer one of the four methods."""
        match name:
            case "getUpdates":
                return await self._get_updates(params)
            case "setWebhook":
                return await self._set_webhook(params)
            case "deleteWebhook":
                return await self._delete_webhook(params)
            case _:
                return self._info()

    async def close(self) -> None:
        """Stop delivering, and let waiting polls go."""
        self._oust("terminated by the end of the playground")
        await self.courier.stop()

    def _oust(self, reason: str) -> None:
        self._poll += 1
        self._reason = reason
        self.updates.pulse.beat()

    async def _get_updates(self, params: Params) -> list[Json]:
        if self.courier.url:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._oust(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        mine = self._poll
        if params.has("allowed_updates"):
            self.updates.allow(params.listed("allowed_updates"))
        self.updates.confirm(params.integer("offset") or 0)
        limit = min(max(params.integer("limit") or 100, 1), 100)
        ends = time.monotonic() + min(max(params.integer("timeout") or 0, 0), 50)
        while not self.updates.pending and (left := ends - time.monotonic()) > 0:
            await self.updates.pulse.wait(left)
            if self._poll != mine:
                raise RefusedError(409, f"Conflict: {self._reason}")
        return self.updates.batch(limit)

    async def _set_webhook(self, params: Params) -> bool:
        url = params.text("url")
        secret = params.text("secret_token")
        if not url:
            return await self._delete_webhook(params)
        if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        _check_secret(secret)
        self._oust("terminated by setWebhook request")
        await self.courier.stop()
        if params.has("allowed_updates"):
            self.updates.allow(params.listed("allowed_updates"))
        if params.flag("drop_pending_updates"):
            self.updates.clear()
        self.courier.start(url, secret, params.integer("max_connections") or 40)
        return True

    async def _delete_webhook(self, params: Params) -> bool:
        await self.courier.stop()
        if params.flag("drop_pending_updates"):
            self.updates.clear()
        return True

    def _info(self) -> Json:
        info: Json = {
            "url": self.courier.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.waiting()),
            "allowed_updates": sorted(self.updates.allowed),
        }
        if self.courier.url:
            info |= {"max_connections": self.courier.connections, "ip_address": "127.0.0.1"}
        return info | self.courier.last_error


def _check_secret(secret: str) -> None:
    if len(secret) > 256 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
        raise bad("secret token contains unallowed characters")
