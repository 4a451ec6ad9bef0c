"""Which files of a repository are wanted, which are refused by name, and which repository is refused whole."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from heartstudio.checkpoints.catalogue import TOKENIZER_FILES, Component, Role
from heartstudio.checkpoints.errors import DownloadError, UnsafeFileError, printable
from heartstudio.checkpoints.hub import Listing, RemoteFile
from heartstudio.checkpoints.manifest import FILE as MANIFEST
from heartstudio.checkpoints.safety import check_distinct, check_name, check_size, is_pickle, matches
from heartstudio.checkpoints.transfer import PART

_NEEDED = {
    Role.LANGUAGE_MODEL: ("config.json", "*.safetensors"),
    Role.CODEC: ("config.json", "*.safetensors"),
    Role.TOKENIZER: TOKENIZER_FILES,
    Role.COVER: ("transformer/*.safetensors", "vae/*.safetensors"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is taken of a repository.

    Attributes:
        files: the files to fetch.
        refused: names of pickles that the repository also offers and that are left there.
    """

    files: tuple[RemoteFile, ...]
    refused: tuple[str, ...]


def select(component: Component, listing: Listing) -> Selection:
    """Choose the files of a component.

    Raises:
        UnsafeFileError: for a name that escapes, an oversized JSON, or where a pickle stands for the weights.
        DownloadError: where a needed file is missing or the hub gives no size and hash for one.
    """
    for file in listing.files:
        check_name(file.path)
    refused = tuple(printable(file.path) for file in listing.files if is_pickle(file.path))
    wanted = tuple(
        file
        for file in listing.files
        if matches(file.path, component.files) and not is_pickle(file.path) and _is_foreign(file.path)
    )
    check_distinct(file.path for file in wanted)
    for needed in _NEEDED[component.role]:
        if any(fnmatchcase(file.path, needed) for file in wanted):
            continue
        if refused and needed.endswith(".safetensors"):
            raise UnsafeFileError(
                refused[0], "it may hold a Python pickle, and there are no safetensors beside it"
            )
        raise DownloadError(f"{component.repository} holds no {needed}, which a {component.role} needs")
    for file in wanted:
        if file.size < 0 or not (file.sha256 or file.git_sha1):
            raise DownloadError(f"The hub gives no size and hash for {printable(file.path)}")
        check_size(file.path, file.size)
    return Selection(wanted, refused)


def _is_foreign(path: str) -> bool:
    """Whether a name is none of those that we write ourselves."""
    return not path.endswith(PART) and path.rpartition("/")[2] != MANIFEST
