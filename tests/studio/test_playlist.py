from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from heartstudio.studio.playlist import Playlist, Repeat

SONGS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


def walked(playlist: Playlist, steps: int) -> list[str]:
    """What is heard when nobody touches anything."""
    heard = []
    for _ in range(steps):
        song = playlist.following(by_itself=True)
        if song is None:
            break
        playlist.advance(song)
        heard.append(song)
    return heard


def test_songs_come_in_order_and_end() -> None:
    playlist = Playlist()
    playlist.fill("abc")
    playlist.play("a")
    assert walked(playlist, 9) == ["b", "c"]
    assert playlist.preceding() == "b"
    playlist.advance("a")
    assert playlist.preceding() is None


def test_repeating_all_begins_again_and_repeating_one_stays_until_somebody_wants_another() -> None:
    playlist = Playlist()
    playlist.fill("abc")
    playlist.play("c")
    playlist.repeat = Repeat.ALL
    assert walked(playlist, 4) == ["a", "b", "c", "a"]
    playlist.advance("c")
    playlist.repeat = Repeat.ONE
    assert walked(playlist, 2) == ["c", "c"]
    assert playlist.following(by_itself=False) == "a"


def test_a_song_from_elsewhere_is_followed_by_nothing_but_next_begins_the_list() -> None:
    playlist = Playlist()
    playlist.fill("abc")
    playlist.play("z")
    assert playlist.following(by_itself=True) is None
    assert playlist.following(by_itself=False) == "a"
    assert playlist.preceding() is None


@given(SONGS, st.integers(), st.data())
def test_shuffling_plays_every_song_once_before_any_comes_again(
    songs: list[str], seed: int, data: st.DataObject
) -> None:
    playlist = Playlist(random.Random(seed))
    playlist.fill(songs)
    playlist.shuffle = True
    first = data.draw(st.sampled_from(songs))
    playlist.play(first)
    heard = [first, *walked(playlist, 20)]
    assert sorted(heard) == sorted(songs)
    playlist.repeat = Repeat.ALL
    assert sorted(walked(playlist, len(songs))) == sorted(songs)
    playlist.shuffle = False
    assert playlist.order == tuple(songs)


@given(SONGS, SONGS, st.integers())
def test_new_songs_in_the_list_do_not_shuffle_what_is_being_walked(
    before: list[str], after: list[str], seed: int
) -> None:
    playlist = Playlist(random.Random(seed))
    playlist.fill(before)
    playlist.shuffle = True
    order = playlist.order
    playlist.fill(after)
    assert sorted(playlist.order) == sorted(after)
    assert [song for song in playlist.order if song in before] == [song for song in order if song in after]


@given(SONGS, st.booleans(), st.integers())
def test_previous_undoes_next(songs: list[str], shuffle: bool, seed: int) -> None:
    playlist = Playlist(random.Random(seed))
    playlist.fill(songs)
    playlist.shuffle = shuffle
    playlist.play(playlist.order[0])
    for _ in range(len(songs) - 1):
        before = playlist.current
        playlist.advance(playlist.following(by_itself=False))
        assert playlist.preceding() == before
