"""An honest Telegram on one machine: the Bot API server, the people who write to it, the page."""
