"""Files that are already on this machine and may save a download: the hub's cache and folders found or linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from huggingface_hub import constants
from huggingface_hub.file_download import repo_folder_name

from heartstudio.checkpoints.hub import Listing, RemoteFile


def hub_cache() -> Path:
    """The hub's own cache, as ``HF_HUB_CACHE`` or ``HF_HOME`` place it."""
    return Path(constants.HF_HUB_CACHE)


class LocalCopies:
    """Where a file of a repository may already lie.

    Args:
        cache: the hub's cache. Its files are named by their hash, so that one of another revision serves too.
        folders: folders with weights, such as heartlib's or ComfyUI's; searched for names and sizes.
    """

    def __init__(self, cache: Path | None, folders: Iterable[Path] = ()) -> None:
        self._cache = cache
        self._folders = tuple(folders)

    def of(self, listing: Listing, file: RemoteFile) -> Iterator[Path]:
        """Files of the right size that may be this one; the caller compares hashes."""
        for path in self._candidates(listing, file):
            try:
                if path.is_file() and path.stat().st_size == file.size:
                    yield path
            except OSError:
                continue

    def _candidates(self, listing: Listing, file: RemoteFile) -> Iterator[Path]:
        if self._cache:
            repository = self._cache / repo_folder_name(repo_id=listing.repository, repo_type="model")
            yield repository / "blobs" / (file.sha256 or file.git_sha1)
        for folder in self._folders:
            yield folder / file.path
