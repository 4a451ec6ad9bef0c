"""The library against a dictionary: whatever is done in whatever order, both say the same."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from heartstudio.recipe import Recipe
from heartstudio.songs import Library, Song, SongNotFoundError, Sort
from heartstudio.songs.check import check
from heartstudio.songs.titles import clean_title, sort_key, title_of
from tests.songs.makers import LOUD, wave

WORDS = ("rain", "Räin", "light", "夜の海", "don't", "2026", "🔥")
words = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
queries = words | st.sampled_from(["ra", "li no", "海", '"', "x*", "d", "rain light"])


class LibraryMachine(RuleBasedStateMachine):
    """Adds, changes, deletes, restores, removes, loses the database, and looks."""

    songs = Bundle("songs")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="heartstudio-model-"))
        self.sound = wave(self.folder / "sound.wav")
        self.library = Library(self.folder / "home")
        self.alive: dict[str, Song] = {}
        self.trash: dict[str, Song] = {}

    def teardown(self) -> None:
        self.library.close()
        shutil.rmtree(self.folder)

    @rule(target=songs, title=words, lyrics=words, tags=st.sampled_from(["pop", "jazz,rain"]))
    def add(self, title: str, lyrics: str, tags: str) -> str:
        song = self.library.add(Recipe(tags, lyrics), None, self.sound, title=title, loudness=LOUD)
        assert song.title == (clean_title(title) or title_of(song.recipe))
        self.alive[song.id] = song
        return song.id

    @rule(song=songs, title=words)
    def rename(self, song: str, title: str) -> None:
        if song in self.alive:
            self.alive[song] = replace(
                self.alive[song], title=clean_title(title) or title_of(self.alive[song].recipe)
            )
            assert self.library.rename(song, title) == self.alive[song]

    @rule(song=songs, favourite=st.booleans())
    def mark_and_play(self, song: str, favourite: bool) -> None:
        if song in self.alive:
            self.library.set_favourite(song, favourite)
            played = self.library.played(song)
            self.alive[song] = replace(
                self.alive[song], favourite=favourite, play_count=self.alive[song].play_count + 1
            )
            assert played == self.alive[song]

    @rule(chosen=st.lists(songs, max_size=3))
    def delete(self, chosen: list[str]) -> None:
        if set(chosen) <= self.alive.keys():
            assert self.library.delete(chosen).ids == tuple(dict.fromkeys(chosen))
            for song in dict.fromkeys(chosen):
                self.trash[song] = self.alive.pop(song)
        else:
            with pytest.raises(SongNotFoundError):
                self.library.delete(chosen)

    @rule(chosen=st.lists(songs, max_size=3))
    def restore(self, chosen: list[str]) -> None:
        if set(chosen) <= self.trash.keys():
            self.library.restore(chosen)
            for song in dict.fromkeys(chosen):
                self.alive[song] = self.trash.pop(song)
        else:
            with pytest.raises(SongNotFoundError):
                self.library.restore(chosen)

    @rule(target=songs, song=consumes(songs))
    def purge(self, song: str) -> object:
        if song not in self.trash:
            return song
        self.library.purge([song])
        del self.trash[song]
        return multiple()

    @rule(lose_database=st.booleans())
    def reopen(self, lose_database: bool) -> None:
        self.library.close()
        if lose_database:
            (self.folder / "home" / "library.sqlite3").unlink()
        self.library = Library(self.folder / "home")

    @rule(query=queries, favourites=st.booleans(), sort=st.sampled_from(Sort), reverse=st.booleans())
    def search(self, query: str, favourites: bool, sort: Sort, reverse: bool) -> None:
        expected = [
            song
            for song in self.alive.values()
            if has_words(song, query) and (song.favourite or not favourites)
        ]
        found = self.library.page(query, sort, reverse=reverse, favourites_only=favourites)
        assert {song.id: song for song in found} == {song.id: song for song in expected}
        assert len(found) == len(expected) == self.library.count(query, favourites_only=favourites)
        ranks = [rank(song, sort) for song in found]
        assert ranks == sorted(ranks, reverse=reverse)

    @invariant()
    def both_say_the_same(self) -> None:
        assert {song.id: song for song in self.library.page()} == self.alive
        deleted = {song.id: replace(song, deleted=None) for song in self.library.trashed()}
        assert deleted == self.trash

    @rule()
    def nothing_disagrees(self) -> None:
        left = [finding for finding in check(self.library).findings if not finding.mended]
        assert left == []


def has_words(song: Song, query: str) -> bool:
    """What searching means, said in the simplest way: every word begins a word of the song."""
    text = folded(f"{song.title} | {song.recipe.tags} | {song.recipe.lyrics}")
    return all(
        re.search(("" if is_cjk(word) else r"(?<![^\W_])") + re.escape(word), text)
        for word in folded(query).replace('"', "").replace("*", "").split()
    )


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def is_cjk(word: str) -> bool:
    return ord(word[0]) > 0x2E80


def rank(song: Song, sort: Sort) -> object:
    """What a sort orders by; newest, longest, favourite and most played come first."""
    return {
        Sort.DATE: -song.created.timestamp(),
        Sort.TITLE: sort_key(song.title),
        Sort.LENGTH: -song.seconds,
        Sort.FAVOURITE: not song.favourite,
        Sort.PLAYS: -song.play_count,
    }[sort]


LibraryMachine.TestCase.settings = settings(max_examples=12, stateful_step_count=25)
TestLibrary = LibraryMachine.TestCase
