"""Word files that are damaged at random give a source or a refusal, never anything else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.plantext import sources
from baiju.plantext.model import Refused

from .wordfile import level, numbered, numbering, packed, paragraph, parts, word

STYLES = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>'
NUMBERS = numbering(level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2"))
BODY = numbered("甲") + numbered("乙", depth=1) + paragraph("丙", '<w:pStyle w:val="a"/>')
WHOLE = word(BODY, numbering=NUMBERS, styles=STYLES)
PARTS = parts(BODY, numbering=NUMBERS, styles=STYLES)
VALUES = st.sampled_from(
    ["", "1", "-1", "0", "9" * 5_000, "a", "on", "PAGE", "bullet", "%1%9", "１"]
)
NAMES = re.findall(
    r"\w+",
    "p r t br tab pPr rPr numPr numId ilvl pStyle outlineLvl tbl tr tc trPr sdt sdtContent sdtPr ins "
    "del moveFrom vanish rStyle instrText fldSimple fldChar txbxContent tabs rt cr style name num "
    "basedOn abstractNum lvl start numFmt lvlText lvlOverride startOverride abstractNumId lvlRestart",
)


def outcome(data: bytes) -> str:
    try:
        return sources.from_bytes(data, "a.docx").text
    except Refused as no:
        return str(no)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_bytes_changed_anywhere(changes):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value

    assert outcome(bytes(data))


@settings(deadline=None)
@given(
    st.sampled_from(sorted(PARTS)), st.integers(0, 3_000), st.integers(0, 40), st.binary(max_size=6)
)
def test_a_part_changed_anywhere(name, at, length, put):
    content = PARTS[name].encode()
    at = min(at, len(content))
    changed = content[:at] + put + content[at + length :]

    assert outcome(packed({**{key: one.encode() for key, one in PARTS.items()}, name: changed}))


STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), VALUES, st.integers(0, 3), st.booleans()), max_size=30
)


def tree(steps: list[tuple[str, str, int, bool]]) -> str:
    """Elements one inside the other; each step first closes some, then opens one."""
    out, opened = "", []
    for name, value, closes, has_text in steps:
        for _ in range(min(closes, len(opened))):
            out += f"</w:{opened.pop()}>"
        out += f'<w:{name} w:val="{value}" w:numId="{value}" w:ilvl="{value}" w:instr="{value}">'
        out += "甲" if has_text else ""
        opened.append(name)
    return out + "".join(f"</w:{name}>" for name in reversed(opened))


@settings(max_examples=150, deadline=None)
@given(STEPS, STEPS, STEPS)
def test_elements_in_any_order(body, numbers, styles):
    odd = f"{NUMBERS.removesuffix('</w:numbering>')}{tree(numbers)}</w:numbering>"

    assert outcome(word(BODY + tree(body), numbering=odd, styles=STYLES + tree(styles)))
