"""When two texts count as one: heads, names, choices, whatever their width, spaces and dots."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_DOTS = "·•・‧∙⋅᛫･"
_SAME: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _UNSEEN)),
    **dict.fromkeys(map(ord, _DOTS), "·"),
    **{
        ord(wide): narrow
        for wide, narrow in zip("【】〔〕［］｛｝“”‘’—–－", "()()()()\"\"''---", strict=True)
    },
}
_TRADITIONAL = str.maketrans(
    "號碼證別電話時間單會員職數無農遣個國務紀實際種類簽訂終歷學籍業稱組織級區劃齡屬總計開結聯絡勞動務機遷啟覆蓋",
    "号码证别电话时间单会员职数无农遣个国务纪实际种类签订终历学籍业称组织级区划龄属总计开结联络劳动务机迁启覆盖",
)
_SPACE = re.compile(r"\s+")
_STARS = re.compile(r"[*＊※★☆▲△●○◆◇]|\(?必填项?\)?|\(?选填项?\)?")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|<([^<>]*)>")
_NUMBERED = re.compile(
    r"\A(?:[0-9]{1,2}[.、．]|\([0-9一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_ENDS = ":：,，.。、;；/|-_"


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What is compared: no spaces, half-width, small letters, one kind of dot and bracket."""
    return _SPACE.sub("", normalize("NFKC", text.translate(_SAME))).casefold().translate(_SAME)


@lru_cache(maxsize=4096)
def head(text: str) -> tuple[str, str]:
    """A column's head without stars, numbering and remarks, and the remarks of its brackets."""
    plain = _STARS.sub("", key(text).translate(_TRADITIONAL))
    plain = _NUMBERED.sub("", plain)
    remarks = "".join("".join(found) for found in _BRACKETS.findall(plain))
    bare = _BRACKETS.sub("", plain).strip(_ENDS)
    return (bare, remarks) if bare else (remarks.strip(_ENDS), "")


def shown(text: str) -> str:
    """A head as it can be named in a sentence: without line breaks and wide gaps."""
    return _SPACE.sub(" " if text.isascii() else "", text).strip()
