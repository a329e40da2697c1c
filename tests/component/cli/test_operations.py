"""Commands of operators: keys that fit, and what is said when a server does not answer."""

import json

import pytest

from contracts.status import Stage
from runtime.kafka.identity.principals import public_key_of
from services.cli.operations.keys import deployment_secrets
from tests.component.cli.conftest import Run


def test_the_secrets_of_a_deployment_fit_together_and_are_each_their_own() -> None:
    made = dict(deployment_secrets())
    trusted = json.loads(made["SIGNING_TRUSTED"].strip("'"))
    assert trusted == {stage.value: [public_key_of(made[f"{stage.upper()}_SIGNING_KEY"])] for stage in Stage}
    assert len(set(made.values())) == len(made)
    assert all(len(value) >= 16 for value in made.values())


def test_an_external_system_gets_a_pair_of_its_own(run: Run) -> None:
    lines = run("keys", "acme").stdout.splitlines()
    private, entry = lines[0].rpartition(" ")[2], json.loads("{" + lines[1].partition(": ")[2] + "}")
    assert entry == {"acme": [public_key_of(private)]}


@pytest.mark.parametrize("name", ["parser", "Acme", "a b", ""])
def test_a_name_that_is_taken_or_odd_is_refused(run: Run, name: str) -> None:
    assert run("keys", name).returncode == 2


@pytest.mark.parametrize(
    "arguments", [("credits", "show", "u"), ("credits", "grant", "u", "5"), ("credits", "reconcile"), ("dlq", "list")]
)
def test_a_server_that_does_not_answer_is_named(run: Run, arguments: tuple[str, ...]) -> None:
    nowhere = {"PREPLINE_BILLING__BASE_URL": "http://127.0.0.1:9", "PREPLINE_KAFKA__BOOTSTRAP_SERVERS": "127.0.0.1:9"}
    done = run(*arguments, **nowhere)
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_topic_that_does_not_exist_is_refused(run: Run) -> None:
    done = run("dlq", "show", "nothing/0/1")
    assert done.returncode == 2
    assert "There is no topic nothing" in done.stderr
