"""`schedule`: print what cron or systemd needs to crawl the portals that are due."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider.commands.speaking import Speaking
from newsspider.errors import UsageError

_SERVICE = """\
# /etc/systemd/system/newsspider.service
[Unit]
Description=newsspider: crawl the portals that are due
Documentation=man:systemd.service(5)
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
WorkingDirectory={folder}
Environment="NEWSSPIDER_DATA={data}"
Environment="NEWSSPIDER_OPERATOR={operator}"
ExecStart="{program}" run --summary "{data}/last-run.json"
# A crawl that hangs is ended; what it fetched is kept and the next run goes on.
TimeoutStartSec={limit}
KillSignal=SIGTERM
TimeoutStopSec=60
Nice=10
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full
"""

_TIMER = """\
# /etc/systemd/system/newsspider.timer
[Unit]
Description=newsspider: look every hour which portals are due

[Timer]
OnCalendar=hourly
RandomizedDelaySec=10m
Persistent=true

[Install]
WantedBy=timers.target
"""

_HOW = """\
# Install (as root): save the two parts under the names in their first lines, then
#   systemctl daemon-reload && systemctl enable --now newsspider.timer
# See how it goes: systemctl list-timers newsspider.timer; journalctl -u newsspider
"""


class Command(Speaking, ScrapyCommand):
    """A unit or a crontab line, ready to install."""

    def syntax(self) -> str:
        return "[--cron | --service | --timer] [options]"

    def short_desc(self) -> str:
        return "Print a systemd service and timer, or a crontab line, for scheduled crawls"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--cron", action="store_true", help="a crontab line instead")
        form.add_argument("--service", action="store_true", help="the service unit alone")
        form.add_argument("--timer", action="store_true", help="the timer unit alone")
        parser.add_argument("--user", default="newsspider", help="the user it runs as (systemd)")
        parser.add_argument(
            "--limit", type=int, default=21600, metavar="SECONDS", help="longest run; default 6 h"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if arguments:
            raise UsageError(f"schedule takes no {arguments[0]!r}")
        if options.cron:
            sys.stdout.write(self._cron())
            return 0
        service = _SERVICE.format(user=options.user, limit=options.limit, **self._places())
        parts = {"service": service, "timer": _TIMER}
        chosen = [parts[p] for p in parts if getattr(options, p)] or [_HOW, service, _TIMER]
        sys.stdout.write("\n".join(chosen))
        return 0

    def _places(self) -> dict[str, str]:
        assert self.settings is not None
        places = {
            "folder": str(Path.cwd()),
            "data": str(self.data.absolute()),
            "operator": self.settings["NEWSSPIDER_OPERATOR"] or "name and e-mail, please fill in",
            "program": str(Path(sys.executable).with_name("newsspider")),
        }
        for name, place in places.items():
            if any(c in place for c in '"\n\\'):
                raise UsageError(f"cannot write this {name} into a unit: {place!r}")
        # A per cent sign begins a specifier in units.
        return {name: place.replace("%", "%%") for name, place in places.items()}

    def _cron(self) -> str:
        program = shlex.quote(str(Path(sys.executable).with_name("newsspider")))
        data = shlex.quote(str(self.data.absolute()))
        command = (
            f"cd {shlex.quote(str(Path.cwd()))} && NEWSSPIDER_DATA={data} "
            f"{program} run --summary {data}/last-run.json >> {data}/run.log 2>&1"
        )
        # A per cent sign ends a crontab command.
        return f"17 * * * *  {command}\n".replace("%", r"\%")
