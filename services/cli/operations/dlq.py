"""`prepline dlq`: the records that could not be handled, what is in them, and what becomes of them."""

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from services.cli.output import DONE, FAILED, USED_WRONGLY, report

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from runtime.kafka.dead_letter_box import DeadLetter, DeadLetterBox

__all__ = ["dlq_app"]

dlq_app = typer.Typer(
    help="Look at records that could not be handled, and send them again.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
Topic = Annotated[
    Optional[str],  # noqa: UP045 — Typer reads it
    typer.Option("--topic", help="Only those of one topic, e.g. pdf.stored."),
]
Name = Annotated[str, typer.Argument(metavar="TOPIC/PARTITION/OFFSET", help="As `prepline dlq list` shows it.")]


@dlq_app.command("list")
def list_letters(topic: Topic = None) -> None:
    """List dead letters: where the record was, why it was set aside, which field, and who could not handle it."""
    for letter in _letters(topic):
        reason, flaw = letter.headers.get("dlq-reason", ""), letter.headers.get("dlq-field", "")
        typer.echo("\t".join((letter.name, reason, flaw, ",".join(sorted(letter.consumers)))))
    raise typer.Exit(DONE)


@dlq_app.command()
def show(name: Name) -> None:
    """Show a dead letter with its headers and its value as JSON."""
    import json

    letter = _letter(name)
    value = (letter.value or b"").decode("utf-8", "backslashreplace")
    shown = {"record": letter.name, "key": (letter.key or b"").decode("utf-8", "backslashreplace")}
    typer.echo(json.dumps({**shown, "headers": dict(letter.headers), "value": value}, indent=2, ensure_ascii=False))
    raise typer.Exit(DONE)


@dlq_app.command()
def redrive(
    name: Annotated[
        Optional[str],  # noqa: UP045 — Typer reads it
        typer.Argument(metavar="[TOPIC/PARTITION/OFFSET]"),
    ] = None,
    topic: Topic = None,
) -> None:
    """Send a dead letter, or all of a topic, to its topic again; only those that could not handle it take it."""
    if (name is None) == (topic is None):
        report("Give either a record or --topic.")
        raise typer.Exit(USED_WRONGLY)
    letters = [_letter(name)] if name else _letters(topic)
    typer.echo(f"{_run(_box().send_again(letters))} records sent again")
    raise typer.Exit(DONE)


@dlq_app.command()
def drop(topic: Annotated[str, typer.Option("--topic", help="Whose dead letters to delete.")]) -> None:
    """Delete all dead letters of a topic."""
    _known(topic)
    typer.echo(f"{_run(_box().drop(topic))} dead letters deleted")
    raise typer.Exit(DONE)


def _letter(name: str) -> "DeadLetter":
    for letter in _letters(_known(name.split("/", maxsplit=1)[0])):
        if letter.name == name:
            return letter
    report(f"There is no dead letter {name}.")
    raise typer.Exit(FAILED)


def _letters(topic: str | None) -> "list[DeadLetter]":
    found: list[DeadLetter] = _run(_box().letters(topic and _known(topic)))
    return found


def _known(topic: str) -> str:
    from contracts.topics import TOPICS

    if topic not in TOPICS:
        report(f"There is no topic {topic}. There are: {', '.join(TOPICS)}.")
        raise typer.Exit(USED_WRONGLY)
    return topic


def _box() -> "DeadLetterBox":
    from runtime.kafka.dead_letter_box import DeadLetterBox
    from runtime.logs import configure_logs
    from runtime.settings import ServiceSettings

    configure_logs(level="CRITICAL", log_format="console")
    return DeadLetterBox(settings=ServiceSettings(environment="local").kafka)


def _run(work: "Awaitable[Any]") -> Any:
    import asyncio

    from aiokafka.errors import KafkaError

    async def awaited() -> Any:
        return await work

    try:
        return asyncio.run(awaited())
    except KafkaError as error:
        report(f"Kafka does not answer ({type(error).__name__}); PREPLINE_KAFKA__… says where it is and who we are.")
        raise typer.Exit(FAILED) from error
