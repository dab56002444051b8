"""Hậu Giang, Party committee of the province: gone with the merger into Cần Thơ.

Its host is known by pattern only (party pages stood at *.haugiang.dcs.vn) and no page of it has been
seen: the family's markup is invented around the line of date and views that its articles bear.
"""

from newsspider.families import haugiang

portal = haugiang.portal(
    name="haugiang",
    province="Hậu Giang",
    home="https://haugiang.dcs.vn",
    sections={"home": "/"},
    evidence="one article as text; host by pattern only",
    successor="cantho",
)
