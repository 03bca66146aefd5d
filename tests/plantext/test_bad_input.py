"""Whatever a file holds, the one who asks gets a reading or a sentence, soon, and comes to no harm."""

import contextlib
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import pofile

import baiju.plantext

from .bad_files import READINGS, REFUSALS
from .wordfile import packed, paragraph, parts

SECONDS = 3
"""Of the processor, so that what else the machine does makes no difference."""
MEMORY = 256 << 20
PACKAGE = Path(baiju.plantext.__file__).parent
ASK = """
import json, resource, sys
sys.path.append(sys.argv[1])
from baiju.jail import walls
from baiju.plantext.child import read_in_child
from baiju.plantext.model import Refused
walls.stand = lambda: False  # bubblewrap would hide how much memory the child has taken
data = sys.stdin.buffer.read()
try:
    found = {"read": read_in_child(data, sys.argv[2])["text"][:200_000]}
except Refused as no:
    found = {"refused": no.sentence, "values": no.values}
used = resource.getrusage(resource.RUSAGE_CHILDREN)
found["seconds"], found["memory"] = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
print(json.dumps(found))
"""


def ask(data: bytes, name: str) -> dict:
    """Ask as the server does, from a process of its own, and hold the answer against the oracle."""
    argv = [sys.executable, "-c", ASK, str(PACKAGE.parent.parent), name]
    done = subprocess.run(argv, input=data, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["seconds"] <= SECONDS
    assert found["memory"] <= MEMORY
    return found


def chinese(found: dict) -> str:
    """The sentence of a refusal as a cadre reads it."""
    path = PACKAGE / "locale/zh_Hans/LC_MESSAGES/plantext.po"
    with path.open("rb") as file:
        catalogue = pofile.read_po(file)
    message = catalogue.get(found["refused"])
    assert message is not None and message.string, found["refused"]
    return message.string % found["values"]


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_read_is_refused_with_a_sentence(case):
    make, name, word_in_it = REFUSALS[case]

    said = chinese(ask(make(), name))

    assert word_in_it in said
    assert said.endswith("。")


@pytest.mark.parametrize("case", READINGS)
def test_what_is_odd_but_harmless_is_read(case):
    make, name, words = READINGS[case]

    found = ask(make(), name)

    assert words in found["read"]


def test_nothing_that_a_document_links_to_is_asked_for(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_text("canary-7731")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        members = parts(paragraph("正文"))
        relations = members["word/_rels/document.xml.rels"]
        kinds = ("image", "attachedTemplate", "oleObject", "aFChunk", "styles", "numbering")
        targets = (url, f"file://{secret}", "\\\\host\\share\\a", "ftp://127.0.0.1/a")
        links = "".join(
            f'<Relationship Id="x{kind}{n}" TargetMode="External" Target="{target}" Type="http://'
            f'schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
            for kind in kinds
            for n, target in enumerate(targets)
        )
        members["word/_rels/document.xml.rels"] = relations.replace("</R", links + "</R")

        found = ask(packed(members), "a.docx")

        assert found["read"] == "正文\n"
        with contextlib.suppress(TimeoutError):
            server.accept()
            pytest.fail("The link was followed.")
