"""The hub, spoken to with huggingface_hub: what a repository holds, and the bytes of its files."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from huggingface_hub import HfApi, constants, get_session, hf_hub_url, hf_raise_for_status
from huggingface_hub.errors import HfHubHTTPError, HFValidationError
from huggingface_hub.utils import build_hf_headers

import heartstudio
from heartstudio.checkpoints.credentials import kept_token, known_token
from heartstudio.checkpoints.errors import DownloadError, printable
from heartstudio.checkpoints.refusals import LOST, REFUSED, asks_for_token, lost, translate
from heartstudio.checkpoints.stopping import Patience, Stop

_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = "heartstudio"
_CONNECTED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete"})

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a repository at one commit.

    Attributes:
        path: its path in the repository, as the hub gives it: not yet checked.
        size: its bytes.
        sha256: hash of its content where the hub keeps it in LFS, else empty.
        git_sha1: hash of its content as git counts it, where it is kept in git itself, else empty.
    """

    path: str
    size: int
    sha256: str = ""
    git_sha1: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a repository holds at one commit."""

    repository: str
    revision: str
    files: tuple[RemoteFile, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a file from ``start`` on, as they come."""

    start: int
    chunks: Iterator[bytes]


class Hub:
    """One hub endpoint.

    The bytes come over plain HTTP with ``Range``, through the client's own session, addresses and headers,
    and not through its ``hf_hub_download``: that can neither be stopped within a file nor told to keep what
    has come, checks a file's size but not its hash, and reports progress to a terminal.

    Args:
        endpoint: address of the hub; by default ``HF_ENDPOINT``, or huggingface.co.
        token: for gated repositories; by default that of the environment or of the hub's own login, and the
            keychain's where a repository refuses without.
        patience: how long to bear with a silent network.
    """

    def __init__(
        self, endpoint: str | None = None, token: str | None = None, patience: Patience | None = None
    ) -> None:
        self.endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")
        self.patience = patience or Patience()
        self._token = token or known_token()
        self._keychain = threading.Lock()
        self._asked_keychain = self._token is not None

    @property
    def host(self) -> str:
        """Name of the endpoint's host, for messages."""
        return urlsplit(self.endpoint).netloc or self.endpoint

    def listing(self, repository: str, revision: str) -> Listing:
        """What a repository holds at a revision; one request.

        Raises:
            TransientError: where trying again may help.
            RevisionGoneError: where the repository has no such revision.
            AccessRefusedError: where it is gated, private or unknown.
            DownloadError: for any other answer that is no listing.
        """
        return self._asked(lambda token: self._listed(repository, revision, token), repository)

    @contextmanager
    def open(self, listing: Listing, file: RemoteFile, start: int, stop: Stop) -> Iterator[Body]:
        """The bytes of one file from ``start`` on, or from its beginning where the server cannot skip.

        Args:
            listing: where the file stands.
            file: one of its files.
            start: bytes already here, less than the file's size.
            stop: ends the connection at once.

        Raises:
            TransientError: on opening, or later out of the chunks, where trying again may help.
            AccessRefusedError: where the repository is gated, private or gone.
            DownloadError: for any other refusal.
        """
        with stop.watching() as watch:

            def trace(event: str, info: dict[str, Any]) -> None:
                if event in _CONNECTED:
                    watch(info["return_value"].get_extra_info("socket"))

            response = self._asked(
                lambda token: self._answer(listing, file, start, token, trace), listing.repository
            )
            try:
                watch(response.extensions["network_stream"].get_extra_info("socket"))
                yield Body(self._first_byte(response, file, start), _chunks(response, self.host))
            finally:
                response.close()

    def _listed(self, repository: str, revision: str, token: str | None) -> Listing:
        timeout: Any = httpx.Timeout(self.patience.stall, connect=self.patience.connect)
        api = HfApi(self.endpoint, token or False, _NAME, heartstudio.__version__)
        try:
            info = api.model_info(repository, revision=revision, files_metadata=True, timeout=timeout)
            if not isinstance(info.sha, str) or not _COMMIT.fullmatch(info.sha):
                raise ValueError("no commit hash")  # noqa: TRY301
            files = tuple(_remote_file(sibling) for sibling in info.siblings or ())
        except HFValidationError as error:
            raise DownloadError(f"{printable(repository)} is no hub id ({error})") from None
        except HfHubHTTPError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DownloadError(
                f"{self.host} does not answer as a hub does ({printable(str(error))})",
                remedy="Check HF_ENDPOINT, if it is set",
            ) from None
        return Listing(repository, info.sha, files)

    def _answer(
        self,
        listing: Listing,
        file: RemoteFile,
        start: int,
        token: str | None,
        trace: Callable[[str, dict[str, Any]], None],
    ) -> httpx.Response:
        """The answer to a request for a file, its body not yet read."""
        headers = build_hf_headers(
            token=token or False, library_name=_NAME, library_version=heartstudio.__version__
        )
        headers["Accept-Encoding"] = "identity"
        if start:
            headers["Range"] = f"bytes={start}-"
        wait = self.patience
        request = get_session().build_request(
            "GET",
            hf_hub_url(listing.repository, file.path, revision=listing.revision, endpoint=self.endpoint),
            headers=headers,
            timeout=httpx.Timeout(connect=wait.connect, read=wait.stall, write=wait.stall, pool=None),
            extensions={"trace": trace},
        )
        response = get_session().send(request, stream=True, follow_redirects=True)
        try:
            hf_raise_for_status(response)
        except Exception:
            response.close()
            raise
        return response

    def _asked(self, ask: Callable[[str | None], _Answer], repository: str) -> _Answer:
        """The answer to a question; asked again with another token where a refusal may give way to it."""
        token = self._token
        try:
            try:
                return ask(token)
            except HfHubHTTPError as error:
                if not asks_for_token(error) or self._other_token() == token:
                    raise
                return ask(self._token)
        except REFUSED as error:
            translate(error, self.endpoint, repository)

    def _other_token(self) -> str | None:
        """The token of the keychain, where none was known; it is asked once, as it may ask the user in turn."""
        with self._keychain:
            if not self._asked_keychain:
                self._asked_keychain = True
                self._token = kept_token()
            return self._token

    def _first_byte(self, response: httpx.Response, file: RemoteFile, start: int) -> int:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise DownloadError(f"{self.host} sends {printable(file.path)} packed, against what was asked")
        if response.status_code != 206:
            length = response.headers.get("Content-Length", str(file.size))
            if length != str(file.size):
                raise DownloadError(
                    f"{self.host} has {length} bytes for {printable(file.path)}, not {file.size}"
                )
            return 0
        given = re.match(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
        if not given or int(given[1]) != start or given[2] not in {"*", str(file.size)}:
            raise DownloadError(
                f"{self.host} sends another part of {printable(file.path)} than was asked for"
            )
        return start


def _remote_file(sibling: Any) -> RemoteFile:
    path, size, lfs = sibling.rfilename, sibling.size, sibling.lfs
    sha256 = str(lfs.sha256) if lfs else ""
    git_sha1 = "" if lfs else str(sibling.blob_id or "")
    if not isinstance(path, str) or isinstance(size, bool) or not isinstance(size, int | None):
        raise TypeError("a file without name and size")
    if (sha256 and not _SHA256.fullmatch(sha256)) or (git_sha1 and not _COMMIT.fullmatch(git_sha1)):
        raise ValueError(f"no hash for {path}")
    return RemoteFile(path, -1 if size is None else size, sha256, git_sha1)


def _chunks(response: httpx.Response, host: str) -> Iterator[bytes]:
    try:
        yield from response.iter_raw()
    except LOST as error:
        raise lost(error, host) from None
