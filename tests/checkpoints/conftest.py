"""A hub on the loopback, and a shelf to fetch onto."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import close_session

from heartstudio.checkpoints.catalogue import Catalogue, load_catalogue
from heartstudio.checkpoints.hub import Hub
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.stopping import Patience
from heartstudio.resources import resource
from tests.checkpoints import weights
from tests.checkpoints.fetchers import Fetchers
from tests.checkpoints.hub_server import HubServer

SHORT = Patience(connect=2.0, stall=0.4, attempts=4, first_wait=0.01, longest_wait=0.05)
"""A network that is given up within seconds."""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(resource("catalogue.toml"))


@pytest.fixture
def shelf(tmp_path: Path, catalogue: Catalogue) -> Shelf:
    return Shelf(tmp_path / "home", catalogue)


@pytest.fixture(scope="session")
def session() -> Iterator[None]:
    """The hub's client keeps its connections, and its costly certificates, for all tests."""
    yield
    close_session()


@pytest.fixture
def server(session: None) -> Iterator[HubServer]:
    server = HubServer()
    yield server
    server.close()


@pytest.fixture
def stocked(server: HubServer, catalogue: Catalogue) -> HubServer:
    """The server with the repositories of the recommended model."""
    model = catalogue.model("3b")
    files = (weights.language_model(), weights.codec(), weights.tokenizer())
    for component, content in zip(catalogue.components_of(model), files, strict=True):
        server.add(component.repository, content)
    return server


@pytest.fixture
def hub(server: HubServer) -> Hub:
    return Hub(endpoint=server.endpoint, patience=SHORT)


@pytest.fixture(scope="session")
def fetchers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fetchers]:
    fetchers = Fetchers(tmp_path_factory.mktemp("pipes"))
    yield fetchers
    fetchers.close()
