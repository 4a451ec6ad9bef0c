"""One conversion, with its lock held: checked, resumed, written shard by shard, and taken whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import mlx.core as mx

from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.conversion.contents import Contents, contents_of, source_of
from heartstudio.checkpoints.conversion.meter import Meter
from heartstudio.checkpoints.conversion.shards import Journal, Shard, index_of, pack, write_shard, write_small
from heartstudio.checkpoints.errors import ModelError, NoSpaceError
from heartstudio.checkpoints.installed import Installed, Shelf
from heartstudio.checkpoints.layout import INDEX
from heartstudio.checkpoints.progress import Event, Planned, State
from heartstudio.checkpoints.space import FULL, SPARE_BYTES, gb
from heartstudio.checkpoints.stopping import Stop
from heartstudio.checkpoints.verifying import blocks_of, expected_hashes, mending


class Job:
    """One component on its way to one precision.

    Args:
        shelf: where the original is and the conversion goes.
        component: to convert.
        precision: to convert it to.
        stop: ends it from any thread.
        shard_bytes: size of a file.
    """

    def __init__(
        self, shelf: Shelf, component: Component, precision: str, stop: Stop, shard_bytes: int
    ) -> None:
        self._shelf, self._component, self._precision = shelf, component, precision
        self._stop, self._shard_bytes = stop, shard_bytes
        self._staging = shelf.staging(component.id, precision)
        self._meter = Meter(component.id)

    def run(self) -> Generator[Event, None, Path]:
        """Convert; tells of it, and returns the folder.

        Raises:
            NotInstalledError: where there is nothing to convert from.
            NoSpaceError: where the disk does not hold the result, or has filled up.
            CheckpointError: naming what in the original does not fit.
            ModelError: where the original has changed, or something cannot be read or written.
            StoppedError: when asked to end; finished shards are kept.
        """
        source = source_of(self._shelf, self._component, self._precision)
        contents = contents_of(source, self._precision)
        shards = pack(contents.groups, self._shard_bytes)
        yield self._planned(shards)
        hashes = yield from self._check(source, shards)
        journal = yield from self._resume(_fingerprint(contents, shards, hashes), shards)
        arrays = contents.take()
        for shard in shards:
            own = {name: arrays.pop(name) for name in shard.arrays}
            if shard.file not in journal.finished:
                yield from self._write(shard, own, journal)
        with self._disk():
            files = {**contents.files, INDEX: index_of(shards)}
            small = {name: write_small(self._staging / name, content) for name, content in files.items()}
        yield self._meter.progress()
        details = {**contents.details, "source": {"precision": source.precision, "files": hashes}}
        return self._shelf.install(
            self._component, source.revision, {**small, **journal.finished}, self._precision, details
        )

    def _planned(self, shards: Sequence[Shard]) -> Planned:
        """What is to come, once the disk is known to hold it."""
        total = sum(shard.bytes for shard in shards)
        to_write = max(0, total - self._shelf.partial_bytes(self._component.id, self._precision))
        needed, free = to_write + SPARE_BYTES, shutil.disk_usage(self._shelf.root).free
        if needed > free:
            raise NoSpaceError(
                f"Converting {self._component.title} needs {gb(needed)} free; this disk has {gb(free)}",
                safe="Nothing was converted, and the original is untouched",
                remedy=f"Free {gb(needed - free)} and try again",
            )
        return Planned(len(shards), total, to_write)

    def _check(self, source: Installed, shards: Sequence[Shard]) -> Generator[Event, None, Mapping[str, str]]:
        """SHA-256 of the source's files, which have to be those that came."""
        expected = expected_hashes(source)
        for name in expected:
            self._meter.expect(f"{source.precision}/{name}", (source.path / name).stat().st_size)
        for shard in shards:
            self._meter.expect(f"{self._precision}/{shard.file}", shard.bytes)
        hashes = {}
        for name, known in expected.items():
            hashes[name] = yield from self._hash(source.path / name, f"{source.precision}/{name}")
            if known and hashes[name] != known:
                raise ModelError(
                    f"{name} of {self._component.title} has changed since it came",
                    safe="Nothing was converted",
                    remedy="Fetch it again in Models",
                    command=mending(source),
                )
        return hashes

    def _resume(self, fingerprint: str, shards: Sequence[Shard]) -> Generator[Event, None, Journal]:
        """The journal of an earlier attempt at the very same, with what of it is still right."""
        journal = Journal(self._staging, fingerprint)
        for shard in shards:
            known = journal.finished.get(shard.file)
            if known is None:
                continue
            path = self._staging / shard.file
            label = f"{self._precision}/{shard.file}"
            if not path.is_file() or (yield from self._hash(path, label)) != known:
                del journal.finished[shard.file]
        with self._disk():
            if not journal.finished:
                self._shelf.discard(self._component.id, self._precision)
            self._staging.mkdir(parents=True, exist_ok=True)
        return journal

    def _write(self, shard: Shard, arrays: Mapping[str, mx.array], journal: Journal) -> Iterator[Event]:
        done, label = 0, f"{self._precision}/{shard.file}"
        for array in arrays.values():
            self._stop.check()
            try:
                mx.eval(array)
            except RuntimeError as error:
                raise ModelError(
                    f"{self._component.title} cannot be converted ({error})", safe="The original is untouched"
                ) from None
            mx.clear_cache()
            done += array.nbytes
            yield from self._meter.at(label, done, State.CONVERTING)
        self._stop.check()
        with self._disk():
            journal.add(shard, write_shard(self._staging / shard.file, arrays))
        yield from self._meter.finish(label)

    def _hash(self, path: Path, label: str) -> Generator[Event, None, str]:
        digest, done = hashlib.sha256(), 0
        try:
            for block in blocks_of(path, self._stop):
                digest.update(block)
                done += len(block)
                yield from self._meter.at(label, done, State.CHECKING)
        except OSError as error:
            raise ModelError(f"{path} cannot be read ({error.strerror or error})") from None
        yield from self._meter.finish(label)
        return digest.hexdigest()

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kept = "What was converted so far is kept, and the original is untouched"
            if error.errno in FULL:
                raise NoSpaceError(
                    f"The disk is full: {self._component.title} cannot be converted",
                    safe=kept,
                    remedy="Free some space and convert again: it goes on where it stopped",
                ) from None
            raise ModelError(
                f"{self._component.title} cannot be converted ({error.strerror or error})", safe=kept
            ) from None


def _fingerprint(contents: Contents, shards: Sequence[Shard], hashes: Mapping[str, str]) -> str:
    """Equal where the same files become the same arrays in the same shards."""
    job = [hashes, contents.details, contents.forms, [[shard.file, shard.arrays] for shard in shards]]
    return hashlib.sha256(json.dumps(job, sort_keys=True).encode()).hexdigest()
