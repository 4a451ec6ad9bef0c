"""``heartstudio songs cover`` as a person and as a program would use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.cli import main
from heartstudio.covers.brief import direct
from heartstudio.recipe import Recipe
from heartstudio.resources import resource
from heartstudio.songs import Library, Song
from heartstudio.songs.cover_orders import CoverOrder, CoverOrders
from tests.songs.makers import add

Ask = Callable[..., str]


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


@pytest.fixture
def song(library: Library) -> Song:
    return add(library, Recipe("folk,guitar", "[Verse]\nThe river and the moon", seed=4))


@pytest.fixture
def cover(song: Song, capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(*arguments: object) -> str:
        capsys.readouterr()
        assert main(["songs", "cover", song.id, *map(str, arguments)]) == 0
        return capsys.readouterr().out

    return ask


def test_the_brief_tells_what_an_image_model_would_be_told(cover: Ask, song: Song, library: Library) -> None:
    told = cover("--brief")
    assert "linocut" in told
    assert "a full moon" in told
    assert told.strip().endswith(direct(song.recipe).prompt)
    data = json.loads(cover("--brief", "--json"))
    assert data["prompt"] == direct(song.recipe).prompt
    assert data["setting"] == "beside a slow river"
    assert not data["written_by_hand"]
    assert json.loads(cover("--brief", "--json", "--prompt", " A blue\ndoor "))["prompt"] == "A blue door"
    assert library.prompt_of(song) == "A blue door"
    assert cover("--brief").strip() == "A blue door"
    assert cover("--brief", "--prompt", "") == told
    assert library.covers_of(song) == []


def test_without_a_cover_model_it_is_drawn(cover: Ask, song: Song, library: Library) -> None:
    assert json.loads(cover("--json"))["how"] == "drawn"
    first = json.loads(cover("--json", "--drawn", "--seed", 1))["path"]
    second = json.loads(cover("--json", "--drawn", "--seed", 2))["path"]
    assert Path(first).read_bytes() != Path(second).read_bytes()
    assert Path(second) == library.covers_of(song)[0]


def test_an_image_model_that_is_here_paints(cover: Ask, song: Song, home: Path, tiny_flux: Path) -> None:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux)
    told = json.loads(cover("--json", "--size", 64, "--seed", 3))
    assert told["how"] == "FLUX.2 klein 4B, 4-bit, seed 3"
    with Image.open(told["path"]) as picture:
        assert picture.size == (64, 64)
    again = json.loads(cover("--json", "--size", 64, "--seed", 3, "--model", "flux2-klein"))
    assert Path(again["path"]).read_bytes() == Path(told["path"]).read_bytes()


def test_a_cover_that_is_chosen_takes_the_place_of_one_that_waits(cover: Ask, song: Song, home: Path) -> None:
    orders = CoverOrders(home)
    other = CoverOrder("b" * 32, 2)
    orders.put(CoverOrder(song.id, 1))
    orders.put(other)
    cover("--brief")
    assert len(orders.read()) == 2
    cover("--drawn")
    assert orders.read() == (other,)


def test_a_picture_of_ones_own_is_worn(cover: Ask, tmp_path: Path) -> None:
    picture = tmp_path / "own.jpg"
    Image.new("RGB", (90, 60), (10, 120, 40)).save(picture)
    told = json.loads(cover("--json", "--picture", picture))
    with Image.open(told["path"]) as worn:
        assert worn.size == (60, 60)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--seed", "-1"), "no seed"),
        (("--model", "3b"), "does not paint"),
        (("--model", "flux2-klein", "--size", "500"), "500 pixels"),
        (("--model", "flux2-klein"), "FLUX.2 klein"),
        (("--picture", "gone.png"), "no picture"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    arguments: tuple[str, ...], said: str, song: Song, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["songs", "cover", song.id, *arguments]) != 0
    assert said in capsys.readouterr().err
    assert library.covers_of(song) == []
