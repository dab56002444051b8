"""Contracts for `scrapy check`: the portal says which URLs, the reader says whether they still read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from scrapy import Request
from scrapy.contracts import Contract
from scrapy.exceptions import ContractFail

from newsspider.reading import Reading

if TYPE_CHECKING:
    from newsspider.crawl.spider import PortalSpider


class _PortalContract(Contract):
    """A contract that knows the portal of the method it stands on."""

    def __init__(self, method: Callable[..., Any], *args: Any) -> None:
        super().__init__(method, *args)
        # Without a spider (`check --list`) only the names are wanted.
        self.spider = cast("PortalSpider | None", getattr(method, "__self__", None))


class SectionContract(_PortalContract):
    """`@section`: the portal's first section is fetched and must name articles."""

    name = "section"

    def adjust_request_args(self, args: dict[str, Any]) -> dict[str, Any]:
        """Ask for the first section."""
        assert self.spider is not None
        return {**args, "url": next(iter(self.spider.portal.section_urls().values()))}

    def post_process(self, output: list[Any]) -> None:
        """Fail where the listing names no article."""
        if not any(isinstance(found, Request) for found in output):
            raise ContractFail("the first section names no article")


class SampleContract(_PortalContract):
    """`@sample`: the portal's sample article is fetched and must have a title and a text."""

    name = "sample"

    def adjust_request_args(self, args: dict[str, Any]) -> dict[str, Any]:
        """Ask for the sample, or for the home page of a portal that names none."""
        assert self.spider is not None
        portal = self.spider.portal
        return {**args, "url": portal.url(portal.sample or "")}

    def post_process(self, output: list[Any]) -> None:
        """Fail where the sample reads as no article, or lacks what every article has."""
        if self.spider is not None and self.spider.portal.sample is None:
            return
        records = [found.record for found in output if isinstance(found, Reading)]
        if not records:
            raise ContractFail("the sample reads as no article")
        missing = [name for name in ("title", "body") if not getattr(records[0], name)]
        if missing:
            raise ContractFail(f"the sample has no {' and no '.join(missing)}")
