"""What the hub's refusals and the network's failures mean, in words that help."""

from __future__ import annotations

import re
from typing import NoReturn
from urllib.parse import urlsplit

import httpx
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from heartstudio.checkpoints.errors import AccessRefusedError, DownloadError, printable

LOST = (httpx.TransportError, httpx.StreamError)
"""What httpx raises where a connection fails, at any moment of it."""

REFUSED = (HfHubHTTPError, OfflineModeIsEnabled, *LOST, httpx.HTTPError)
"""Everything that :func:`translate` takes."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class RevisionGoneError(DownloadError):
    """The repository is there, the revision asked for is not."""


class TransientError(Exception):
    """The hub or the way to it failed in a manner that may pass.

    Attributes:
        reason: what failed.
        wait: seconds that the server asked to wait for; None where it did not say.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        self.reason = reason
        self.wait = wait
        super().__init__(reason)


def asks_for_token(error: Exception) -> bool:
    """Whether a refusal may give way to a token; the hub hides private repositories as absent ones."""
    return isinstance(error, RepositoryNotFoundError) or _status(error) in {401, 403}


def lost(error: Exception, host: str) -> TransientError:
    """What stands for a connection that broke or never stood."""
    said = str(error).splitlines()
    why = printable(said[0], 80) if said else type(error).__name__
    return TransientError(f"the connection to {host} was lost ({why})")


def translate(error: Exception, endpoint: str, repository: str) -> NoReturn:
    """Raise what stands in this room for a failed request.

    Args:
        error: one of ``REFUSED``.
        endpoint: address of the hub.
        repository: what was asked for.

    Raises:
        TransientError: where trying again may help.
        RevisionGoneError: where the repository has no such revision.
        AccessRefusedError: where it is gated, private or unknown.
        DownloadError: for anything else.
    """
    host = urlsplit(endpoint).netloc or endpoint
    if isinstance(error, OfflineModeIsEnabled):
        raise DownloadError(
            "The hub's offline mode is on", remedy="Unset HF_HUB_OFFLINE to fetch models"
        ) from None
    if isinstance(error, LOST):
        raise lost(error, host) from None
    if not isinstance(error, HfHubHTTPError):
        raise DownloadError(f"{host} leads nowhere ({printable(str(error))})") from None
    status = _status(error)
    if isinstance(error, RevisionNotFoundError):
        raise RevisionGoneError(f"{repository} has no such revision any more") from None
    if isinstance(error, GatedRepoError) or status == 403:
        raise AccessRefusedError(
            f"{repository} is gated: its owner wants to know who takes it",
            remedy=f"Accept its terms at {endpoint}/{repository}, then give a Hugging Face token (HF_TOKEN)",
        ) from None
    if status == 401 or isinstance(error, RepositoryNotFoundError):
        raise AccessRefusedError(
            f"{host} shows no repository {repository}: it is private or does not exist",
            remedy="Check its name, or give a Hugging Face token that may see it (HF_TOKEN)",
        ) from None
    if status == 404:
        raise DownloadError(f"A file of {repository} is not on {host} any more") from None
    if status in _PASSING:
        raise TransientError(f"{host} answers {status}", _retry_after(error.response)) from None
    raise DownloadError(f"{host} answers {status} for {repository}") from None


def _status(error: Exception) -> int:
    response = getattr(error, "response", None)
    return response.status_code if response is not None else 0


def _retry_after(response: httpx.Response) -> float | None:
    asked = response.headers.get("Retry-After", "")
    return float(asked) if re.fullmatch(r"\d{1,6}(\.\d+)?", asked) else None
