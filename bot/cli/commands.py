"""The commands, under the names people type."""

import typer

from bot.cli import aside, asking, auditing, databases, health, keys, people, policies, running

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
app.add_typer(databases.app, name="db")
app.add_typer(keys.app, name="keys")
app.add_typer(auditing.app, name="audit")
app.add_typer(aside.app, name="aside")
app.command()(people.export)
app.command()(people.erase)
app.command()(databases.backup)
app.command()(databases.restore)
app.command()(health.doctor)
app.command()(health.stats)
