"""Choosing: which articles of a listing are fetched: what is asked for, new, or due again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.plan import Plan, card_moment, due_span
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Role
from newsspider.portal import Portal
from newsspider.text.urls import canonical


class Choosing:
    """The articles that one run asks for."""

    def __init__(self, portal: Portal, plan: Plan, keeper: Keeper, frontier: Frontier) -> None:
        self.portal = portal
        self.plan = plan
        self.keeper = keeper
        self.frontier = frontier

    def begin(self, now: datetime) -> None:
        """Note when the run began: no article is asked for twice in it."""
        self.began = now

    def take(
        self, cards: Sequence[Card], task: Task, capture: Capture, now: datetime
    ) -> tuple[int, int]:
        """Queue the cards' articles; how many are new, and how many lie before what is asked."""
        fresh = before = 0
        for card in cards:
            moment = card_moment(card, capture.fetched_at)
            before += self.plan.is_before(moment)
            if not self.plan.wants(moment):
                continue
            known = self.keeper.store.known(self.portal.name, canonical(card.url))
            if known is not None:
                self.keeper.watch(card, known, capture)
                self.again(card.url, known.published, known.last_seen, now, card, task)
                continue
            wanted = Task(url=card.url, role=Role.ARTICLE, section=task.section, card=card)
            fresh += self.frontier.offer(wanted, again_before=None, now=now)
        return fresh, before

    def again(
        self,
        url: str,
        published: datetime | None,
        last_seen: datetime,
        now: datetime,
        card: Card | None = None,
        task: Task | None = None,
    ) -> None:
        """Queue a known article whose next visit is due."""
        span = self.plan.revisit
        if span is None:
            span = due_span(published, last_seen)
        if span is None or now - last_seen < span:
            return
        again = Task(url=url, role=Role.ARTICLE, section=task.section if task else "", card=card)
        self.frontier.offer(again, again_before=self.began, now=now)
