"""All commands under one name: the production ones here, and those that other installed packages add.

A package adds a command by an entry point of the group `prepline.commands`: the command's name, and the function that
carries it out. The local stack (`prepline-local`) adds `demo`, `up` and `token`.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typing_extensions import override

__all__ = ["COMMANDS", "COMMAND_GROUP", "application"]

COMMAND_GROUP = "prepline.commands"
COMMANDS = {
    "run": "services.cli.deployment",
    "topics": "services.cli.deployment",
    "bucket": "services.cli.deployment",
    "databases": "services.cli.deployment",
    "keys": "services.cli.operations.keys",
    "credits": "services.cli.operations.credits",
    "dlq": "services.cli.operations.dlq",
    "trace": "services.cli.operations.trace",
    "purge": "services.cli.purge",
    "doctor": "services.cli.doctor",
    "parse": "services.cli.parse",
    "collect": "services.cli.collect",
    "insights": "services.cli.insights",
    "claims": "services.cli.claims",
    "render": "services.cli.render",
}
"""The production commands, in the order of the help, and the module that holds the function of that name."""


class _Commands(TyperGroup):
    """Imports the command that is asked for and no other."""

    @override
    def list_commands(self, ctx: Any) -> list[str]:
        installed = [point.name for point in _installed() if point.name not in COMMANDS]
        return [*COMMANDS, *sorted(installed)]

    @override
    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in COMMANDS:
            module = import_module(COMMANDS[cmd_name])
            group = getattr(module, f"{cmd_name}_app", None)
            return typer.main.get_command(group) if group else _command(cmd_name, getattr(module, cmd_name))
        for point in _installed():
            if point.name == cmd_name:
                return _command(cmd_name, point.load())
        return None


def application() -> typer.Typer:
    """Return the command line."""
    app = typer.Typer(
        name="prepline",
        cls=_Commands,
        help="Turns a job posting into an evidence-backed interview-preparation guide.",
        epilog=(
            "JSON goes to stdout alone, everything else to stderr. Exit codes: 0 done, 1 failed, 2 used wrongly, "
            "3 the input is unusable (a problem document is on stdout)."
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(lambda: None)  # Typer refuses an application of which it knows no command
    return app


def _command(name: str, function: Any) -> Any:
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(function)
    return typer.main.get_command(single)


def _installed() -> Any:
    """Return the commands of other packages; looking for them takes longer than starting most of ours."""
    from importlib.metadata import entry_points

    return entry_points(group=COMMAND_GROUP)
