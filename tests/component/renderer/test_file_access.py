"""Laying a guide out opens no file once the fonts are loaded, whatever the texts ask for."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
from contracts.insights import Basis, Item, SuccessTips
from services.renderer.guide import render_pdf
from tests.support import guide_samples as samples

hostile = "<img src='/etc/hostname'/> <img src='file:///etc/passwd'/> <img src='http://127.0.0.1:9/x.png'/>"
tips = SuccessTips(what_worked=[Item(text=hostile, basis=Basis.GENERAL)])
job = samples.rich_job()
insights = samples.rich_insights().model_copy(update={"success_tips": tips})
render_pdf(job, samples.rich_insights())

touched = []
watched = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
sys.addaudithook(lambda event, args: touched.append((event, str(args[0])[:80])) if event in watched else None)
pdf = render_pdf(job, insights)
found = list(touched)
assert pdf.startswith(b"%PDF-")
print(found)
"""


def test_no_file_is_opened() -> None:
    root = Path(__file__).parents[3]
    result = subprocess.run(  # noqa: S603 — our own script
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, cwd=root, check=False, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"
