"""One pass over a part of a page, into its blocks. Iterative: no page is too deep."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from newsspider.pages.blocks import Block, Kind, Place
from newsspider.pages.look import PLAIN, Look, inherit, inherit_once
from newsspider.pages.marks import UNMARKED, Marks, Said, marks_of
from newsspider.pages.pictures import picture_of
from newsspider.pages.runs import Runs
from newsspider.pages.tables import Shape, shape_of
from newsspider.pages.tags import KINDS, LOOKS, ROLES, Role

_STYLE_LIMIT = 400
# Ten times the longest article seen; a page of a hundred thousand lines is made to hurt.
_MOST_BLOCKS = 5000
# Looked up for every element of a page: a name of the module is faster than a member of an enum.
_INLINE, _BLOCK, _BREAK, _IMAGE, _LINK, _SKIPPED = Role
_EMPTY = frozenset[etree._Element]()


def _inside(look: Look, tag: str, marks: Marks) -> Look:
    """The look of the text in an element that stands in text of the look `look`."""
    size = len(marks.style) + len(marks.classes) + len(marks.align)
    seen = inherit if size < _STYLE_LIMIT else inherit_once
    return seen(look, tag if tag in LOOKS else "", marks.style, marks.align, marks.classes)


class _Walk:
    """What was read and what is being read."""

    def __init__(
        self,
        root: etree._Element,
        skip: Collection[etree._Element],
        figure: etree._Element | None,
    ) -> None:
        self.blocks: list[Block] = []
        self.places: dict[etree._Element, int] = {}
        self._root, self._skip = root, skip
        self._here: Place = (root, Kind.PARAGRAPH, 0, figure, None)
        self._frames: list[Place] = []
        self._look = PLAIN
        self._around: list[tuple[Look, Role]] = []
        self._runs = Runs()
        self._row: list[Block] | None = None
        self._passed: etree._Element | None = None

    def enter(self, element: etree._Element) -> bool:
        """Begin an element; False where its inside is not to be walked."""
        tag = element.tag
        role = ROLES.get(tag, _INLINE)
        if role is _SKIPPED or (element in self._skip and self._is_passed(element)):
            self._passed = element
            return False
        # The stubs know of Python 2.
        said: Said = () if role is _BREAK else element.items()  # type: ignore[assignment]
        marks = marks_of(tag, said) if said else UNMARKED
        if marks.aside and element is not self._root:
            self._passed = element
            return False
        self._around.append((self._look, role))
        if marks.looks or tag in LOOKS:
            self._look = _inside(self._look, tag, marks)
        if role is _BLOCK:
            self._begin(element, tag, marks.caption)
        elif role is _INLINE:
            if said and not self._runs.parts:
                self._runs.inner = marks.names
        else:
            self._begin_inline(element, role, said)
        if text := element.text:
            self._runs.add(text, self._look)
        return True

    def leave(self, element: etree._Element) -> None:
        """End an element, and read the text after it."""
        if element is self._passed:
            self._passed = None
        else:
            look, role = self._around.pop()
            if role is _BLOCK:
                self._end(element)
            elif role is _LINK:
                self._runs.close_link()
            self._look = look
        if (tail := element.tail) and element is not self._root:
            self._runs.add(tail, self._look)

    def _is_passed(self, element: etree._Element) -> bool:
        """Whether an element to be skipped is; the root is walked."""
        if element is self._root:
            return False
        self.flush()
        self.places[element] = len(self.blocks)
        return True

    def _begin_inline(self, element: etree._Element, role: Role, said: Said) -> None:
        if role is _BREAK:
            self._break()
        elif role is _IMAGE:
            self._picture(said)
        else:
            self._runs.open_link(element.get("href") or "", self._look)

    def _begin(self, element: etree._Element, tag: str, caption: bool) -> None:
        if self._runs.parts:
            self.flush()
        # An empty element before it says nothing of this one.
        self._runs.inner = ""
        self._frames.append(self._here)
        _, around, _, figure, cell = self._here
        kind = KINDS.get(tag, around)
        if tag == "figure":
            figure = element
        elif tag in {"td", "th"}:
            cell = element
        elif tag == "table" and self._row is None:
            shape = shape_of(element)
            self._row = [] if shape is Shape.DATA else None
            figure = element if shape is Shape.PHOTO else figure
        if caption:
            kind = Kind.CAPTION
        self._here = (element, kind, 0, figure, cell)

    def _end(self, element: etree._Element) -> None:
        if self._runs.parts:
            self.flush()
        self._here = self._frames.pop()
        if self._row is not None and element.tag in {"tr", "table"}:
            self._end_row(element)
            if element.tag == "table":
                self._row = None

    def _end_row(self, element: etree._Element) -> None:
        cells: dict[etree._Element | None, list[str]] = {}
        read, self._row = self._row or [], []
        for block in read:
            if block.text:
                cells.setdefault(block.cell, []).append(block.text)
        if cells:
            text = " | ".join(" ".join(cell) for cell in cells.values())
            links = tuple(link for block in read for link in block.links)
            self.blocks.append(Block(Kind.ROW, text, element, links=links))
        self.blocks.extend(block for block in read if block.kind is Kind.IMAGE)

    def _break(self) -> None:
        if self._runs.parts:
            self.flush()
            self._next_line()

    def _picture(self, said: Said) -> None:
        source = picture_of(dict(said))
        if not source:
            return
        self._break()
        owner, _, line, figure, cell = self._here
        self._keep(
            Block(
                Kind.IMAGE, "", owner, self._look,
                image=source, line=line, figure=figure, cell=cell,
            )
        )  # fmt: skip
        self._next_line()

    def _next_line(self) -> None:
        owner, kind, line, figure, cell = self._here
        self._here = (owner, kind, line + 1, figure, cell)

    def _keep(self, block: Block) -> None:
        (self.blocks if self._row is None else self._row).append(block)

    def flush(self) -> None:
        """Make a block of the text read since the last one, if there is any."""
        block = self._runs.take(self._here)
        if block is not None:
            self._keep(block)


def _walked(
    root: etree._Element, skip: Collection[etree._Element], figure: etree._Element | None = None
) -> _Walk:
    walk = _Walk(root, skip, figure)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element)
            if len(walk.blocks) > _MOST_BLOCKS:
                break
        elif not walk.enter(element):
            events.skip_subtree()
    walk.flush()
    return walk


def blocks_of(root: etree._Element, skip: Collection[etree._Element] = _EMPTY) -> tuple[Block, ...]:
    """The blocks of what stands in `root`, in reading order, without the elements of `skip`."""
    return tuple(_walked(root, skip).blocks)


def blocks_around(
    root: etree._Element,
    skip: Collection[etree._Element],
    markers: Collection[etree._Element],
) -> tuple[tuple[Block, ...], dict[etree._Element, int]]:
    """As `blocks_of`, without the markers too; and how many blocks stand before each of them."""
    walk = _walked(root, {*skip, *markers})
    return tuple(walk.blocks), walk.places


def figure_blocks(root: etree._Element, skip: Collection[etree._Element]) -> tuple[Block, ...]:
    """The blocks of an element that holds a picture and what describes it, and nothing else."""
    return tuple(_walked(root, skip, root).blocks)
