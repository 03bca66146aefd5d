"""The measures of GB/T 9704-2012, each with the arithmetic that leads to it.

Lengths are twips (1/20 pt, 1/1440 inch) unless their comment says otherwise.
"""

from __future__ import annotations

import unicodedata


def mm(length: float) -> int:
    """Millimetres as twips."""
    return round(length * 1440 / 25.4)


def pt(length: float) -> int:
    """Points as twips."""
    return round(length * 20)


# Paper A4, 210 x 297 mm; the text block is 156 x 225 mm, 37 mm from the top and 28 mm from the left.
PAGE_WIDTH = mm(210)  # 11,906
PAGE_HEIGHT = mm(297)  # 16,838
MARGIN_TOP = mm(37)  # 2,098
MARGIN_LEFT = mm(28)  # 1,587
TEXT_WIDTH = mm(156)  # 8,844 = 442.2 pt
TEXT_HEIGHT = mm(225)  # 12,756 = 637.8 pt
MARGIN_RIGHT = PAGE_WIDTH - MARGIN_LEFT - TEXT_WIDTH  # 1,475 = 26 mm
MARGIN_BOTTOM = PAGE_HEIGHT - MARGIN_TOP - TEXT_HEIGHT  # 1,984 = 35 mm

LINES = 22
CHARACTERS = 28

# 12,756 / 22 = 579.8: 579 fits 22 times (12,738), 580 would not (12,760). 579 twips = 28.95 pt.
LINE = TEXT_HEIGHT // LINES

# A size 3 character is 16 pt: 28 of them are 448 pt, wider than the 442.2 pt of the block.
# Each is set 0.25 pt closer: 28 x 15.75 = 441 pt.
BODY_SIZE = pt(16)  # 三号
BODY_SPACE = -pt(0.25)
CHARACTER = BODY_SIZE + BODY_SPACE  # 315
HALF_CHARACTER = BODY_SIZE // 2 + BODY_SPACE  # 155: a digit of the body font is half as wide

TITLE_SIZE = pt(22)  # 二号
TITLE_CHARACTERS = TEXT_WIDTH // TITLE_SIZE  # 20 to the line
SMALL_SIZE = pt(14)  # 四号: page number and imprint
TABLE_SIZE = pt(12)  # 小四
TABLE_LINE = pt(18)
CELL_MARGIN = mm(1.5)

# The dash of the page number is 7 mm below the text block, and stands in the middle of its line.
FOOTER_LINE = SMALL_SIZE
FOOTER = MARGIN_BOTTOM - mm(7) - FOOTER_LINE // 2  # from the paper's edge: 1,447 = 25.5 mm

HEADER = mm(15)  # no words stand there

# The red words start 35 mm below the top of the block; a short name is not set larger than 62 pt.
MARK_BEFORE = mm(35)
MARK_SIZE_MOST = pt(62)
MARK_SIZE_LEAST = pt(22)

# The red line is 4 mm below the number; half of what the line is higher than its characters
# (28.95 - 16 pt) lies between them already. In points, as borders count.
RULE_SPACE_PT = round((mm(4) - (LINE - BODY_SIZE) / 2) / 20)  # 5
RULE_EIGHTHS = 12  # 1.5 pt

# Imprint: the outer lines are 0.35 mm (1 pt), the inner one 0.25 mm (0.75 pt), in eighths of a point.
IMPRINT_OUTER_EIGHTHS = 8
IMPRINT_INNER_EIGHTHS = 6

# A seal is 42 mm across and covers two lines (20 mm), so it rises 11 mm above the name: with two
# blank lines (20 mm) its top is less than one line (10 mm) below the text.
SEAL_BLANK_LINES = 2

TITLE_FONT = "方正小标宋简体"
BODY_FONT = "仿宋_GB2312"
LEVEL_FONTS = {1: "黑体", 2: "楷体_GB2312", 3: "仿宋_GB2312", 4: "仿宋_GB2312"}
PAGE_NUMBER_FONT = "宋体"


def is_wide(character: str) -> bool:
    """Whether a character takes a whole cell of the grid."""
    return unicodedata.east_asian_width(character) in "WFA"


def width(text: str) -> int:
    """How wide a line of body text is."""
    return sum(CHARACTER if is_wide(character) else HALF_CHARACTER for character in text)


def cells(text: str) -> float:
    """How many characters' width a text takes, a half-width character counting one half."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)


def mark_size(mark: str) -> int:
    """The largest size in which the red words fit one line, within the limits."""
    fitting = int(TEXT_WIDTH / max(cells(mark), 1)) // 20 * 20
    return max(MARK_SIZE_LEAST, min(MARK_SIZE_MOST, fitting))
