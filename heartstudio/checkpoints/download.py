"""From a hub repository to an installed component: planned, locked, fetched several files at once, taken whole.

Files come straight into our own folder, ``models/<component>/original.partial``, and not by way of the hub's
cache: the disk may not hold 15 GB twice, the cache may lie on another one, and it is the user's to empty. What
the cache, or another program's folder, already holds is hashed and then hard-linked (copied from another disk),
so that it costs neither network nor space. The folder is renamed to ``original`` after the last file is proved
and ``heartstudio.json`` is written; until then it is no model.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain

from heartstudio.checkpoints.catalogue import UNPINNED, Component, Role
from heartstudio.checkpoints.crew import Crew
from heartstudio.checkpoints.errors import NoSpaceError
from heartstudio.checkpoints.hub import Hub, Listing
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.progress import (
    Cancelled,
    Event,
    Finished,
    Installed,
    Notice,
    Pace,
    Paused,
    Planned,
    Progress,
    State,
    seconds_left,
)
from heartstudio.checkpoints.refusals import RevisionGoneError, TransientError
from heartstudio.checkpoints.reuse import LocalCopies
from heartstudio.checkpoints.selection import Selection, select
from heartstudio.checkpoints.space import SPARE_BYTES, gb
from heartstudio.checkpoints.stopping import Stop, StoppedError
from heartstudio.checkpoints.transfer import Attempts, Tell, Transfer
from heartstudio.checkpoints.turns import wait_turn

LANES = 4
"""Files fetched at once: a shard each of the language model, which is what a hub's servers give freely."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A component, the commit it comes from, and its files."""

    component: Component
    listing: Listing
    selection: Selection
    transfers: tuple[Transfer, ...]

    @property
    def done(self) -> bool:
        """Whether every file is here and proved."""
        return all(transfer.progress.state is State.DONE for transfer in self.transfers)


def fetch(
    shelf: Shelf,
    hub: Hub,
    components: Sequence[Component],
    *,
    copies: LocalCopies,
    stop: Stop | None = None,
    lanes: int = LANES,
) -> Iterator[Event]:
    """Fetch components that are not here yet; the last event is Finished, Paused or Cancelled.

    Closing the iterator pauses. Fetching again goes on from what has come, also after a loss of power.

    Args:
        shelf: where they go.
        hub: where they come from.
        components: what is wanted; those that are here and whole are left alone.
        copies: where else on this machine a file may lie.
        stop: ends it from any thread.
        lanes: files at once.

    Raises:
        NoSpaceError: before anything is fetched, where the disk does not hold the download and the conversion.
        UnsafeFileError: for a file that a model must not bring.
        HashMismatchError: where what came is not what was listed.
        AccessRefusedError: where a repository is gated, private or unknown.
        DownloadError: where the hub or the network fails for good.
        ModelError: where the data folder cannot be written.
    """
    stop = stop or Stop()
    with ExitStack() as held:
        ours: list[Component] = []
        outcome: Event = Finished()
        try:
            for component in sorted(set(components), key=lambda component: component.id):
                yield from wait_turn(shelf, component, held, stop)
                ours.append(component)
            yield from _fetch(shelf, hub, ours, copies, stop, lanes)
        except StoppedError:
            outcome = _ended(shelf, ours, stop)
    yield outcome


def _fetch(
    shelf: Shelf, hub: Hub, components: Sequence[Component], copies: LocalCopies, stop: Stop, lanes: int
) -> Iterator[Event]:
    # Looked at only now that the locks are held: another process may have just finished.
    wanted = [component for component in components if not shelf.holds(component.id)]
    with Crew(lanes, stop) as crew:
        plans = yield from crew.work(_planner(shelf, hub, component, stop, crew.tell) for component in wanted)
        yield from _announce(shelf, plans, copies)
        yield from _bring(shelf, hub, plans, copies, crew, stop)


def _ended(shelf: Shelf, components: Sequence[Component], stop: Stop) -> Event:
    if not stop.discard:
        return Paused(sum(shelf.partial_bytes(component.id) for component in components))
    for component in components:
        shelf.discard(component.id)
    return Cancelled()


def _planner(shelf: Shelf, hub: Hub, component: Component, stop: Stop, tell: Tell) -> Callable[[], Plan]:
    def plan() -> Plan:
        listing = _listing(shelf, hub, component, stop, tell)
        selection = select(component, listing)
        for name in selection.refused:
            tell(Notice(f"{name} of {component.repository} is refused: it may hold a Python pickle"))
        staging = shelf.staging(component.id)
        transfers = tuple(Transfer(component.id, listing, file, staging) for file in selection.files)
        return Plan(component, listing, selection, transfers)

    return plan


def _listing(shelf: Shelf, hub: Hub, component: Component, stop: Stop, tell: Tell) -> Listing:
    attempts = Attempts(hub.patience, component.repository, stop, tell)
    revision = component.revision
    while True:
        stop.check()
        try:
            return hub.listing(component.repository, revision)
        except TransientError as error:
            attempts.failed(error)
        except RevisionGoneError:
            # Owners rewrite their history; a revision that the user named is not exchanged for another.
            if component not in shelf.shipped.components or revision == UNPINNED:
                raise
            tell(
                Notice(f"{component.repository} has no revision {revision[:12]} any more: taking its newest")
            )
            revision = UNPINNED


def _announce(shelf: Shelf, plans: Sequence[Plan], copies: LocalCopies) -> Iterator[Event]:
    """Say what is to come, once the disk is known to hold it and its conversion."""
    total = sum(transfer.file.size for plan in plans for transfer in plan.transfers)
    to_fetch = sum(_to_write(shelf, plan, transfer, copies) for plan in plans for transfer in plan.transfers)
    conversion = sum(map(_conversion_bytes, plans))
    shelf.root.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(shelf.root).free
    needed = to_fetch + conversion + SPARE_BYTES
    if to_fetch and needed > free:
        names = ", ".join(plan.component.title for plan in plans)
        raise NoSpaceError(
            f"{names} needs {gb(needed)} free ({gb(to_fetch)} to fetch, {gb(conversion)} to convert, the rest to "
            f"spare); this disk has {gb(free)}",
            safe="Nothing was fetched, and what had come before is kept",
            remedy=f"Free {gb(needed - free)} and try again",
        )
    yield Planned(sum(len(plan.transfers) for plan in plans), total, to_fetch)


def _to_write(shelf: Shelf, plan: Plan, transfer: Transfer, copies: LocalCopies) -> int:
    if transfer.kept:
        return transfer.file.size - transfer.kept
    device = shelf.root.stat().st_dev if shelf.root.exists() else None
    if any(source.stat().st_dev == device for source in copies.of(plan.listing, transfer.file)):
        return 0
    return transfer.file.size


def _conversion_bytes(plan: Plan) -> int:
    """The largest that a language model in float32 is converted to is bf16, half its size."""
    if plan.component.role is not Role.LANGUAGE_MODEL:
        return 0
    return sum(file.size for file in plan.selection.files if file.path.endswith(".safetensors")) // 2


def _bring(
    shelf: Shelf, hub: Hub, plans: Sequence[Plan], copies: LocalCopies, crew: Crew, stop: Stop
) -> Iterator[Event]:
    transfers = [transfer for plan in plans for transfer in plan.transfers]
    total = sum(transfer.file.size for transfer in transfers)
    open_plans = list(plans)
    pace = Pace()

    def look() -> Iterator[Event]:
        files = tuple(transfer.progress for transfer in transfers)
        done = sum(file.done for file in files)
        rate = pace.update(time.monotonic(), sum(transfer.fetched for transfer in transfers))
        yield Progress(done, total, rate, seconds_left(total - done, rate), files)
        for plan in [plan for plan in open_plans if plan.done]:
            open_plans.remove(plan)
            hashes = {transfer.file.path: transfer.sha256 for transfer in plan.transfers}
            folder = shelf.install(plan.component, plan.listing.revision, hashes)
            yield Installed(plan.component.id, folder)

    largest_first = sorted(transfers, key=lambda transfer: -transfer.file.size)
    jobs = [_runner(shelf, hub, transfer, copies, stop, crew.tell) for transfer in largest_first]
    yield from crew.work(jobs, look)
    yield from look()


def _runner(
    shelf: Shelf, hub: Hub, transfer: Transfer, copies: LocalCopies, stop: Stop, tell: Tell
) -> Callable[[], None]:
    def run() -> None:
        # A damaged installation is mended with what of it is still right.
        damaged = shelf.folder(transfer.component) / transfer.file.path
        sources = chain([damaged] if damaged.is_file() else (), copies.of(transfer.listing, transfer.file))
        transfer.run(hub, sources, stop, tell)

    return run
