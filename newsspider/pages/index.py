"""Indexes: which elements of a page bear which classes and ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from lxml import etree

_NAME_LIMIT = 400


@lru_cache(maxsize=4096)
def _split(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.split()))


class Index:
    """Which elements bear which class names and ids."""

    def __init__(
        self,
        root: etree._Element,
        values: Mapping[str, Sequence[etree._Element]],
        ids: Mapping[str, etree._Element],
    ) -> None:
        self._root = root
        self.values = values
        """The elements of each class attribute as written, in the order of the page."""
        self.ids = ids
        """The element of each id; where a page errs and gives an id twice, the first."""

    @cached_property
    def names(self) -> Sequence[str]:
        """The class names of the page in their order, each once."""
        every = map(_split, [value[:_NAME_LIMIT] for value in self.values])
        return list(dict.fromkeys(chain.from_iterable(every)))

    def bearing(self, name: str, tag: str = "") -> Sequence[etree._Element]:
        """The elements of a class name, and of a tag where one is given, in the page's order."""
        near = [value for value in self.values if name in value]
        held = [self.values[value] for value in near if name in _split(value[:_NAME_LIMIT])]
        if len(held) < 2:
            one = held[0] if held else ()
            return [element for element in one if not tag or element.tag == tag]
        every = set(chain.from_iterable(held))
        return [element for element in self._root.iter(tag or "*") if element in every]

    def bearing_any(self, names: frozenset[str], ids: Iterable[str]) -> Sequence[etree._Element]:
        """The elements that have a class of these names or one of these ids, in the page's order."""
        held = [
            elements
            for value, elements in self.values.items()
            if not names.isdisjoint(_split(value[:_NAME_LIMIT]))
        ]
        every = {*chain.from_iterable(held), *(self.ids[name] for name in ids)}
        if len(every) < 2:
            return list(every)
        return [element for element in self._root.iter("*") if element in every]


def index_of(root: etree._Element) -> Index:
    """The index of a page."""
    values: dict[str, list[etree._Element]] = defaultdict(list)
    ids: dict[str, etree._Element] = {}
    # An XPath for the named elements alone takes longer than to ask each.
    for element in root.iter("*"):
        if value := element.get("class"):
            values[value].append(element)
        if (value := element.get("id")) and (name := value[:_NAME_LIMIT].strip()) not in ids:
            ids[name] = element
    return Index(root, values, ids)
