"""The kinds of music that a painter knows, in several languages, and how each one looks."""

from __future__ import annotations

from heartstudio.covers.traits import Trait, genre

# Words; families of forms; warmth, light, vividness, energy.
GENRES: tuple[Trait, ...] = (
    genre(
        "techno|industrial|テクノ",
        "bars:3 tiles:2 cubes:2 diagonals:2 ridges:2 shards:1 dots:1",
        (-0.5, -0.6, 0.3, 0.7),
    ),
    genre(
        "house|garage|disco|nu-disco|ハウス|ディスコ",
        "discs:3 ribbons:3 tiles:2 dots:2 burst:1 bars:1",
        (0.2, 0.0, 0.6, 0.5),
    ),
    genre(
        "trance|edm|rave|dubstep|drum and bass|dnb|electro|エレクトロ",
        "bars:3 burst:2 ridges:2 cubes:2 waves:2 orbits:1 diagonals:1",
        (-0.2, -0.3, 0.7, 0.8),
    ),
    genre(
        "synthwave|vaporwave|retrowave|city pop|シティポップ",
        "horizon:4 waves:2 windows:2 ribbons:2 bars:1",
        (0.0, -0.4, 0.7, 0.3),
    ),
    genre(
        "ambient|drone|new age|soundscape|環境音楽|アンビエント",
        "aura:3 horizon:3 mountains:3 waves:2 orbits:1 ridges:1",
        (-0.2, 0.1, -0.3, -0.7),
    ),
    genre(
        "lo-fi|lofi|chillhop|chillout|ローファイ",
        "windows:4 rain:2 hills:2 horizon:2 rings:1 discs:1",
        (0.2, -0.3, -0.2, -0.4),
    ),
    genre(
        "jazz|swing|bebop|bossa|ジャズ|爵士",
        "cutouts:4 discs:2 keys:2 diagonals:1 rings:1 tiles:1",
        (0.4, 0.0, 0.1, 0.0),
    ),
    genre(
        "blues|ブルース",
        "rings:2 soundhole:2 rain:2 cutouts:2 windows:1 diagonals:1",
        (-0.2, -0.4, 0.0, -0.1),
    ),
    genre(
        "classical|klassik|orchestral|orchester|baroque|opera|symphon|chamber|クラシック|古典",
        "strings:4 ridges:2 keys:2 waves:1 discs:1 arches:1",
        (0.0, 0.2, -0.5, -0.3),
    ),
    genre(
        "rock|punk|grunge|indierock|ロック|摇滚|록",
        "diagonals:4 burst:2 rings:2 shards:1 bars:1 tiles:1",
        (0.3, -0.2, 0.5, 0.7),
    ),
    genre("metal|hardcore|djent|メタル", "shards:5 diagonals:2 ridges:2 mountains:1", (-0.2, -0.9, 0.0, 0.9)),
    genre(
        "chiptune|8-bit|8bit|video game|videospiel|チップチューン|ゲーム",
        "pixels:6 cubes:2 bars:1",
        (0.0, 0.0, 0.7, 0.5),
    ),
    genre(
        "folk|volksmusik|singer-songwriter|liedermacher|フォーク|民谣",
        "hills:3 leaves:3 mountains:2 soundhole:2 scales:1 arches:1",
        (0.4, 0.2, -0.1, -0.3),
    ),
    genre(
        "country|bluegrass|americana|カントリー",
        "hills:3 burst:2 soundhole:2 mountains:2 leaves:1 horizon:1",
        (0.6, 0.2, 0.1, 0.1),
    ),
    genre(
        "pop|schlager|ポップ|流行|팝|アイドル",
        "discs:2 arches:2 tiles:2 petals:2 ribbons:2 dots:2 waves:1 burst:1 cutouts:1",
        (0.1, 0.4, 0.6, 0.3),
    ),
    genre(
        "hip-hop|hip hop|hiphop|rap|trap|drill|boom bap|ラップ|ヒップホップ|说唱|힙합",
        "tiles:3 cubes:2 windows:2 rings:2 diagonals:2 bars:1",
        (0.1, -0.2, 0.4, 0.3),
    ),
    genre(
        "r&b|rnb|soul|neo-soul|motown|ソウル",
        "ribbons:3 aura:2 discs:2 petals:2 arches:1 rings:1",
        (0.5, -0.1, 0.3, -0.1),
    ),
    genre("funk|groove|ファンク", "ribbons:4 discs:2 tiles:2 burst:2 dots:1", (0.6, 0.1, 0.7, 0.5)),
    genre(
        "reggae|dub|ska|dancehall|レゲエ",
        "burst:3 ribbons:2 leaves:2 horizon:2 hills:1",
        (0.5, 0.1, 0.6, 0.1),
    ),
    genre(
        "latin|salsa|samba|cumbia|reggaeton|tango|flamenco|mariachi|ラテン",
        "cutouts:3 petals:2 burst:2 tiles:2 leaves:1 scales:1",
        (0.8, 0.1, 0.7, 0.5),
    ),
    genre(
        "gospel|choral|choir|chor|spiritual|合唱",
        "arches:3 burst:2 rings:1 horizon:2 windows:1",
        (0.4, 0.3, 0.1, 0.0),
    ),
    genre(
        "new wave|darkwave|coldwave|post-punk|ニューウェーブ",
        "ridges:2 diagonals:2 bars:2 dots:1 waves:1 windows:1",
        (-0.3, -0.4, 0.2, 0.3),
    ),
    genre(
        "indie|alternative|インディー",
        "hills:2 ridges:2 arches:2 rain:1 orbits:1 waves:1",
        (0.1, 0.0, -0.2, 0.0),
    ),
    genre(
        "shoegaze|dream pop|post-rock|psychedel|ポストロック",
        "aura:3 waves:3 ridges:2 petals:1 mountains:2",
        (0.1, -0.1, 0.2, -0.1),
    ),
    genre(
        "experimental|avant-garde|idm|glitch|noise|実験",
        "ridges:3 shards:2 strings:2 dots:2 cubes:2",
        (-0.2, -0.2, -0.2, 0.1),
    ),
    genre(
        "cinematic|soundtrack|filmmusik|score|film|サウンドトラック",
        "mountains:3 orbits:2 horizon:3 strings:1 constellation:2",
        (-0.1, -0.3, 0.0, 0.1),
    ),
    genre(
        "enka|演歌|和風|邦楽|j-pop|jpop|anime|アニメ",
        "scales:3 petals:2 waves:1 horizon:1 mountains:1",
        (0.0, 0.1, 0.3, 0.1),
    ),
    genre(
        "children|kinderlied|lullaby|schlaflied|童謡|子守唄",
        "arches:3 dots:2 constellation:2 hills:2 petals:1",
        (0.3, 0.5, 0.4, -0.3),
    ),
    genre("march|marsch|anthem|hymne|military", "diagonals:2 burst:3 bars:1", (0.3, 0.1, 0.4, 0.5)),
)
