"""The commands, under the names people type."""

import typer

from bot.cli import asking, policies, running

app = typer.Typer(
    name="baomat",
    help="Answers from a privacy policy and cares for complaints about misused data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(running.run)
app.command()(running.demo)
app.command()(asking.ask)
app.add_typer(policies.app, name="policy")
