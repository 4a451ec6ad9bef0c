from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.recipe import Recipe
from heartstudio.songs import Provenance, Song, SongFile, SongFileError, new_id
from heartstudio.songs.card import LARGEST_CARD, card_data, card_text, make_folder, read_card
from heartstudio.songs.layout import Layout
from heartstudio.songs.titles import clean_title
from tests.songs.makers import RECIPE

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
SONG = Song(new_id(), "Rain", RECIPE, datetime(2026, 11, 23, tzinfo=UTC), 12.5, 156)


def folder_with(tmp_path: Path, content: bytes) -> Path:
    (tmp_path / SongFile.RECIPE).write_bytes(content)
    return tmp_path


songs = st.builds(
    Song,
    id=st.uuids().map(lambda value: value.hex),
    title=text.map(clean_title).filter(bool),
    recipe=st.builds(Recipe, tags=text.map(lambda tags: f"pop,{tags}"), lyrics=text),
    created=st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),
    seconds=st.floats(0, 600),
    frames=st.integers(0, 8000),
    favourite=st.booleans(),
    play_count=st.integers(0, 10**6),
    provenance=st.builds(
        Provenance,
        parent=st.none() | st.uuids().map(lambda value: value.hex),
        branch_frame=st.none() | st.integers(0, 8000),
        take_group=st.none() | st.uuids().map(lambda value: value.hex),
        take=st.integers(0, 7),
    ),
    lufs=st.none() | st.floats(-100, 6),
    silent=st.booleans(),
    cut_at_limit=st.booleans(),
)


@given(songs)
def test_a_card_tells_everything_that_the_row_knows(tmp_path_factory: Any, song: Song) -> None:
    folder = folder_with(tmp_path_factory.mktemp("song"), card_text(song))
    assert read_card(folder) == song


def test_times_are_read_in_utc_wherever_they_were_written(tmp_path: Path) -> None:
    berlin = replace(SONG, created=datetime(2026, 11, 23, 13, tzinfo=timezone(timedelta(hours=1))))
    assert read_card(folder_with(tmp_path, card_text(berlin))).created == datetime(
        2026, 11, 23, 12, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "change",
    [
        {"heartstudio_song": 2},
        {"heartstudio_song": None},
        {"id": "../../etc"},
        {"id": 5},
        {"title": None},
        {"created": "yesterday"},
        {"created": "2026-11-23T12:00:00"},
        {"seconds": -1},
        {"seconds": "long"},
        {"seconds": float("nan")},
        {"frames": -1},
        {"frames": 10**30},
        {"play_count": True},
        {"branch_frame": "3"},
        {"parent": 7},
        {"lufs": "loud"},
        {"recipe": None},
        {"recipe": {"heartstudio_recipe": 1, "tags": ""}},
        {"recipe": {"heartstudio_recipe": 99, "tags": "pop"}},
    ],
)
def test_a_card_that_says_something_impossible_is_refused_by_name(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    folder = folder_with(tmp_path, json.dumps(card_data(SONG) | change).encode())
    with pytest.raises(SongFileError, match=r"recipe\.json"):
        read_card(folder)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"{}"])
def test_a_file_that_is_no_card_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SongFileError, match=r"recipe\.json"):
        read_card(folder_with(tmp_path, content))


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_a_card_crash(tmp_path_factory: Any, content: bytes) -> None:
    with pytest.raises(SongFileError):
        read_card(folder_with(tmp_path_factory.mktemp("song"), content))


def test_a_monstrous_card_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / SongFile.RECIPE).open("wb") as file:
        file.truncate(LARGEST_CARD + 1)
    with pytest.raises(SongFileError, match="too large"):
        read_card(tmp_path)


def test_a_missing_card_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(SongFileError, match="is missing"):
        read_card(tmp_path)


def test_a_folder_is_made_for_a_song_that_lost_its_own_and_another_is_left_alone(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.make_folders()
    make_folder(layout, SONG)
    assert read_card(layout.folder_of(SONG.id)) == SONG
    make_folder(layout, replace(SONG, title="Other"))
    assert read_card(layout.folder_of(SONG.id)).title == "Rain"
    assert not list(layout.incoming.iterdir())
