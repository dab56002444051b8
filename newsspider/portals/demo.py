"""The demo portal: made by newsspider itself, served on this machine (`newsspider demo`)."""

import os

from newsspider.families import detected

portal = detected.portal(
    name="demo",
    province="",
    home=os.environ.get("NEWSSPIDER_DEMO", "http://127.0.0.1:8642"),
    sections={
        "tin-tuc": "/tin-tuc/",
        "chi-dao": "/chi-dao-dieu-hanh/",
        "xay-dung-dang": "/xay-dung-dang/",
    },
    delay=0.0,
    private=True,
)
