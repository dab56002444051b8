"""Pages whose text needs mending before it is read: old fonts, double encoding, stray characters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from newsspider.text.disorder import Disorder, disorder
from newsspider.text.legacy import TCVN3, VNI, Legacy
from newsspider.text.mojibake import repair_mojibake
from newsspider.text.stray import repair_strays
from newsspider.text.unicode import clean

_ASCII = bytes(range(128))
# What a page without any of these cannot need: signs and odd letters of old fonts, private
# use, "ð", Cyrillic, UTF-8 in UTF-8. Looked for with ASCII left out: a tenth of the text is left.
# Signs that are common in themselves (© ® « » · ° ² ³ and the soft hyphen) come with others where
# they are letters.
_SUSPECT = re.compile(
    "[\x80-\x9f\xa1-\xa8\xac\xb5\xb6\xb8\xb9\xbc-\xbe\xc4-\xc7\xcb\xce-\xd1\xd6\xd8\xdb\xdc\xde\xdf"
    "\xe4-\xe7\xeb\xee-\xf1\xf6\xf8\xfb\xfc\xfe\u0189\u0256\u0400-\u052f\ue000-\uf8ff]"
    "|\xe1[\xba\xbb]|\xc3\xa9"
)
_ENTITY = re.compile(rb"&(?:#x?[0-9a-fA-F]{2,6}|nbsp|(?!amp;|quot;)[a-zA-Z]{3,6};)")
_AMPERSANDS = etree.XPath("//text()[contains(., '&')]")
_INLINE = frozenset(
    [
        "span",
        "b",
        "i",
        "u",
        "em",
        "strong",
        "font",
        "a",
        "sup",
        "sub",
        "small",
        "big",
        "abbr",
        "mark",
        "label",
        "s",
        "del",
        "ins",
        "o:p",
        "st1:place",
    ]
)
_UNREAD = frozenset(("textarea",))
_SPOKEN = ("alt", "title", "content")
_FONT = re.compile(r"(?P<vni>VNI[- ])|\.?Vn[A-Z][A-Za-z]*?(?P<capitals>H)?(?![A-Za-z])")
# What lxml takes from a page and refuses from us.
_UNTOLD = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


_ORDER = Disorder()


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended in a page."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of the repair to the texts that it left."""
    disorder: Disorder = _ORDER
    """The text of the page as it came, where it holds marks that `clean` puts in order."""
    everywhere: tuple[str, ...] = ()
    """Repairs of the page as a whole (`charset`)."""
    marks: bytes | None = None
    """The text of the page in UTF-8 without ASCII; None where something in it may be mended."""

    printed: bytes = b""
    """The text of the page in UTF-8 as it came."""

    def says(self, words: str) -> bool | None:
        """Whether the page's text holds these words; None where something in it may be mended."""
        return None if self.marks is None else words.encode() in self.printed

    def of(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The repairs that these texts of the page, cleaned, needed."""
        said = "\n".join(texts)
        names = [name for name, left in self.texts.items() if any(t in said for t in left)]
        return (*self.everywhere, *sorted((*names, *self.disorder.of(said))))


def mend(root: etree._Element) -> Mending:
    """Mend the text of a page in place; costs next to nothing where there is nothing to mend."""
    printed = etree.tostring(root, method="text", encoding="utf-8")
    marks = printed.translate(None, _ASCII)
    found = disorder(printed, marks)
    if _SUSPECT.search(marks.decode("utf-8", "ignore")) is not None:
        return Mending(_mended(root), found, printed=printed)
    if _ENTITY.search(printed) is not None:
        texts = _without_strays(_with_entities(root))
        return Mending(texts, found, marks=None if texts else marks, printed=printed)
    return Mending(disorder=found, marks=marks, printed=printed)


@dataclass(slots=True)
class _Slot:
    """One text of an element, or one attribute of it that a reader is shown."""

    element: etree._Element
    place: str
    """`text`, `tail` or the attribute's name."""
    text: str
    font: str = ""

    def put(self, text: str) -> None:
        self.text = text = _UNTOLD.sub("", text)
        if self.place == "text":
            self.element.text = text
        elif self.place == "tail":
            self.element.tail = text
        else:
            self.element.set(self.place, text)


def _mended(root: etree._Element) -> Mapping[str, tuple[str, ...]]:
    """Mend all that a page shows; the texts that each repair left."""
    left: dict[str, list[str]] = defaultdict(list)
    groups = _paragraphs(root)
    slots = [slot for group in groups for slot in group]
    for slot in slots:
        if (text := repair_mojibake(slot.text)) != slot.text:
            slot.put(text)
            left["mojibake"].append(clean(text))
    for legacy in (TCVN3, VNI):
        left[legacy.name] += [clean(slot.text) for slot in _redrawn(groups, legacy)]
    known = {name: tuple(filter(None, texts)) for name, texts in left.items() if texts}
    return known | _without_strays(slots)


def _without_strays(slots: Iterable[_Slot]) -> dict[str, tuple[str, ...]]:
    """Mend single characters; the texts that each repair left."""
    left: dict[str, list[str]] = defaultdict(list)
    for slot in slots:
        text, names = repair_strays(slot.text)
        if names:
            slot.put(text)
            for name in names:
                left[name].append(clean(text))
    return {name: tuple(filter(None, texts)) for name, texts in left.items()}


def _with_entities(root: etree._Element) -> Iterator[_Slot]:
    for text in cast("list[etree._ElementUnicodeResult]", _AMPERSANDS(root)):
        element = text.getparent()
        if element is not None and (text.is_tail or element.tag not in _UNREAD):
            yield _Slot(element, "tail" if text.is_tail else "text", str(text))


def _paragraphs(root: etree._Element) -> list[list[_Slot]]:
    """The texts of a page by the block they stand in; attributes each by itself."""
    groups: dict[etree._Element, list[_Slot]] = defaultdict(list)
    alone: list[list[_Slot]] = []
    blocks: dict[etree._Element, etree._Element] = {}
    fonts: dict[etree._Element, str] = {}
    for element in root.iter():
        parent = element.getparent()
        outer = element if parent is None else blocks[parent]
        around = "" if parent is None else fonts[parent]
        block = blocks[element] = outer if element.tag in _INLINE else element
        font = fonts[element] = _font(element) or around
        if element.text and element.tag not in _UNREAD:
            groups[block].append(_Slot(element, "text", element.text, font))
        if element.tail and parent is not None:
            groups[outer].append(_Slot(element, "tail", element.tail, around))
        for name in _SPOKEN:
            if value := element.get(name):
                alone.append([_Slot(element, name, value)])
    return [*groups.values(), *alone]


def _font(element: etree._Element) -> str:
    """The font from before Unicode that an element names; `""` for none."""
    found = _FONT.search(f"{element.get('face', '')} {element.get('style', '')}")
    if found is None:
        return ""
    return "vni" if found["vni"] else "tcvn3 capitals" if found["capitals"] else "tcvn3"


def _redrawn(groups: Sequence[list[_Slot]], legacy: Legacy) -> Iterator[_Slot]:
    """Decode what is in this font, and tell what was."""
    odd = [group for group in groups if any(legacy.codes.search(slot.text) for slot in group)]
    weighed = [(group, legacy.evidence(" ".join(slot.text for slot in group))) for group in odd]
    sure = any(evidence.enough for _, evidence in weighed)
    for group, evidence in weighed:
        if evidence.enough:
            pieces = ((slot, legacy.evidence(slot.text)) for slot in group)
            yield from _decoded([s for s, e in pieces if e.words_for >= e.words_against], legacy)
            continue
        # A paragraph of two alphabets, or of few words: each piece speaks for itself.
        for slot in group:
            piece = legacy.evidence(slot.text)
            named = sure or slot.font.startswith(legacy.name)
            if piece.enough or (named and piece.enough_among_others):
                yield from _decoded([slot], legacy)


def _decoded(slots: Iterable[_Slot], legacy: Legacy) -> Iterator[_Slot]:
    for slot in slots:
        text = legacy.decode(slot.text)
        if slot.font == "tcvn3 capitals":
            text = text.upper()
        if text != slot.text:
            slot.put(text)
            yield slot
