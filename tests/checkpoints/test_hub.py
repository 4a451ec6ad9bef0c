from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from heartstudio.checkpoints.catalogue import Catalogue
from heartstudio.checkpoints.credentials import (
    ACCOUNT,
    SERVICE,
    forget_token,
    keep_token,
    kept_token,
    known_token,
)
from heartstudio.checkpoints.download import fetch
from heartstudio.checkpoints.errors import AccessRefusedError, DownloadError
from heartstudio.checkpoints.hub import Hub
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.reuse import LocalCopies
from tests.checkpoints import weights
from tests.checkpoints.conftest import SHORT
from tests.checkpoints.hub_server import HubServer, git_sha1


class Keychain(KeyringBackend):
    """A keychain in memory that counts how often it is asked."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keychain() -> Keychain:
    before, keychain = keyring.get_keyring(), Keychain()
    keyring.set_keyring(keychain)
    yield keychain
    keyring.set_keyring(before)


def test_a_listing_has_every_file_with_the_hash_that_the_hub_keeps(server: HubServer, hub: Hub) -> None:
    files = weights.language_model()
    repository = server.add("me/x", files)
    listing = hub.listing("me/x", "main")
    assert listing.revision == repository.commit
    by_path = {file.path: file for file in listing.files}
    assert set(by_path) == set(files)
    assert by_path["config.json"].git_sha1 == git_sha1(files["config.json"])
    shard = by_path["model-00001-of-00002.safetensors"]
    assert len(shard.sha256) == 64
    assert not shard.git_sha1
    assert all(by_path[path].size == len(content) for path, content in files.items())


@pytest.mark.parametrize(
    "listed",
    [
        {"size": "large"},
        {"rfilename": 7},
        {"blobId": "0"},
        {"lfs": {"size": 1, "sha256": "short", "pointerSize": 1}},
        {"lfs": {"size": 1}},
    ],
)
def test_a_listing_that_makes_no_sense_is_refused_in_one_line(
    listed: dict[str, object], server: HubServer, hub: Hub
) -> None:
    server.add("me/x", weights.codec(), listed={"config.json": listed})
    with pytest.raises(DownloadError, match="does not answer as a hub") as refusal:
        hub.listing("me/x", "main")
    assert "\n" not in str(refusal.value)


def test_the_keychain_is_asked_only_when_a_repository_refuses(
    server: HubServer, catalogue: Catalogue, tmp_path: Path, keychain: Keychain
) -> None:
    component = catalogue.component("heartmulagen")
    server.add(component.repository, weights.tokenizer())
    list(
        fetch(
            Shelf(tmp_path / "a", catalogue),
            Hub(server.endpoint, patience=SHORT),
            [component],
            copies=LocalCopies(None),
        )
    )
    assert keychain.asked == 0
    keep_token("hf_kept")
    server.add(component.repository, weights.tokenizer(), token="hf_kept", gated=True)
    shelf = Shelf(tmp_path / "b", catalogue)
    list(fetch(shelf, Hub(server.endpoint, patience=SHORT), [component], copies=LocalCopies(None)))
    assert shelf.holds(component.id)
    assert keychain.asked == 1


def test_a_private_repository_is_listed_with_the_keychains_token(
    server: HubServer, keychain: Keychain
) -> None:
    server.add("me/private", weights.codec(), token="hf_kept")
    with pytest.raises(AccessRefusedError):
        Hub(server.endpoint, patience=SHORT).listing("me/private", "main")
    keep_token("hf_kept")
    assert Hub(server.endpoint, patience=SHORT).listing("me/private", "main").files


def test_a_token_is_kept_and_forgotten(keychain: Keychain) -> None:
    keep_token("hf_x")
    assert keychain.kept == {(SERVICE, ACCOUNT): "hf_x"}
    assert kept_token() == "hf_x"
    forget_token()
    assert kept_token() is None


def test_the_environments_token_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_environment")
    assert known_token() == "hf_environment"


SHOW = """
from heartstudio.checkpoints.hub import Hub
from heartstudio.checkpoints.errors import DownloadError
from heartstudio.checkpoints.reuse import hub_cache
print(Hub().endpoint, hub_cache())
try:
    Hub().listing("me/x", "main")
except DownloadError as error:
    print(error)
"""


def test_the_hubs_own_settings_are_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example.org/")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    shown = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True).stdout
    first, second = shown.splitlines()
    assert first == f"https://hub.example.org {tmp_path / 'hf' / 'hub'}"
    assert second.startswith("The hub's offline mode is on")
