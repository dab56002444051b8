"""Who wrote waits for the disk, together with all who wrote before the sync began."""

import asyncio
import threading

import pytest

from newsspider.archive.groupsync import GroupSync
from newsspider.errors import DiskError


class Disk:
    """Notes what had been written when each sync began; each ends when it is let go."""

    def __init__(self):
        self.written = 0
        self.synced = []
        self.free = threading.Event()

    def syncing(self):
        covered = self.written

        def sync():
            assert self.free.wait(10)
            self.synced.append(covered)

        return sync


async def write(disk, group, told):
    disk.written += 1
    number = disk.written
    await group.synced()
    told.append(number)
    assert number <= max(disk.synced)


def test_nobody_goes_on_before_a_sync_that_began_after_his_write():
    async def crawl():
        disk, told = Disk(), []
        group = GroupSync(disk.syncing)
        tasks = [asyncio.create_task(write(disk, group, told))]
        await asyncio.sleep(0.05)
        tasks += [asyncio.create_task(write(disk, group, told)) for _ in range(20)]
        await asyncio.sleep(0.05)
        before = list(told)
        disk.free.set()
        await asyncio.gather(*tasks)
        return before, told, disk.synced

    before, told, synced = asyncio.run(crawl())

    assert before == []
    assert told == list(range(1, 22))
    assert synced == [1, 21]


def test_a_disk_that_refuses_is_told_to_all_who_wait_and_tried_again():
    refusing = [True]

    def sync():
        if refusing:
            refusing.pop()
            raise DiskError("cannot sync")

    async def crawl():
        group = GroupSync(lambda: sync)
        first = await asyncio.gather(group.synced(), group.synced(), return_exceptions=True)
        await group.synced()
        return first

    assert [type(each) for each in asyncio.run(crawl())] == [DiskError, DiskError]


def test_a_sync_of_a_closed_file_is_no_error(tmp_path):
    from warc_samples import fetch, writer

    with writer(tmp_path) as warc:
        warc.write(fetch())
        sync = warc.syncing()

    sync()
    warc.syncing()()
    with pytest.raises(OSError, match="Bad file"):
        sync()
