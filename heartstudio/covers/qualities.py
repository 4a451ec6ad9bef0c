"""Moods, scenes and instruments that a painter knows, in several languages, and what each changes."""

from __future__ import annotations

from heartstudio.covers.traits import Trait, quality

MOODS: tuple[Trait, ...] = (
    quality(
        "happy|joyful|cheerful|fröhlich|glücklich|heiter|alegre|joyeux|楽しい|嬉しい|明るい|快乐|행복",
        "burst:0.6 petals:0.6 arches:0.6 dots:0.4",
        warmth=0.6,
        light=0.6,
        vividness=0.4,
        energy=0.2,
    ),
    quality(
        "sad|melanchol|traurig|lonely|einsam|heartbreak|triste|sorrow|wistful|悲しい|切ない|寂しい|憂鬱|悲伤|슬픈",
        "rain:1.6 horizon:0.6",
        warmth=-0.6,
        light=-0.5,
        vividness=-0.4,
        energy=-0.3,
    ),
    quality(
        "dark|düster|sinister|gothic|ominous|haunting|暗い|ダーク|黑暗",
        "shards:0.8 windows:0.5 mountains:0.4",
        warmth=-0.2,
        light=-0.9,
        vividness=-0.1,
        energy=0.1,
    ),
    quality(
        "dreamy|verträumt|ethereal|floating|dream|夢|幻想|ドリーミー",
        "aura:1.4 constellation:1 waves:0.6 orbits:0.5",
        warmth=-0.1,
        light=0.1,
        vividness=0.1,
        energy=-0.4,
    ),
    quality(
        "romantic|romantisch|love|liebe|amor|wedding|hochzeit|dating|sensual|恋|愛|ロマンチック|爱",
        "petals:1.4 aura:0.5 ribbons:0.4",
        warmth=0.6,
        light=0.2,
        vividness=0.2,
        energy=-0.1,
    ),
    quality(
        "energetic|energie|upbeat|driving|powerful|intense|fast|schnell|workout|party|激しい|速い|パワフル|疾走",
        "diagonals:0.8 burst:0.6 bars:0.5",
        warmth=0.1,
        vividness=0.4,
        energy=0.7,
    ),
    quality(
        "calm|ruhig|peaceful|relax|chill|gentle|sanft|soft|quiet|still|meditat|sleep|schlaf|slow|langsam"
        "|静か|穏やか|癒し|リラックス|平静|잔잔",
        "horizon:0.8 aura:0.8 mountains:0.5 hills:0.5",
        light=0.1,
        vividness=-0.4,
        energy=-0.7,
    ),
    quality(
        "aggressive|aggressiv|angry|wütend|rage|brutal|怒り",
        "shards:1.4 diagonals:1",
        warmth=0.2,
        light=-0.5,
        vividness=0.3,
        energy=0.8,
    ),
    quality("warm|cosy|cozy|gemütlich|herbst|autumn|暖かい|温かい", warmth=0.8, light=0.1, vividness=0.1),
    quality("cold|kalt|winter|icy|frost|snow|schnee|冬|雪|寒い", "mountains:1", warmth=-0.9, light=0.3),
    quality("bright|light|sunny|sonnig|sparkling|爽やか", light=0.7, vividness=0.2, energy=0.1),
    quality(
        "nostalg|vintage|retro|memories|erinnerung|懐かしい|ノスタルジ",
        "ribbons:0.8 rings:0.6 arches:0.5",
        warmth=0.5,
        light=-0.1,
        vividness=-0.3,
    ),
    quality(
        "epic|heroic|triumph|episch|grand|dramatic|dramatisch|majestic|壮大|勇壮",
        "mountains:1.2 burst:1 orbits:0.8 shards:0.4",
        light=-0.2,
        vividness=0.3,
        energy=0.4,
    ),
    quality(
        "playful|quirky|funny|lustig|verspielt|cute|かわいい|面白い",
        "dots:1 cutouts:1 tiles:0.8 pixels:0.5",
        warmth=0.2,
        light=0.4,
        vividness=0.6,
        energy=0.3,
    ),
    quality(
        "mysterious|geheimnisvoll|mystic|mystisch|神秘",
        "orbits:1 constellation:1 aura:0.6",
        warmth=-0.3,
        light=-0.5,
        vividness=0.1,
    ),
    quality(
        "hopeful|hoffnung|uplifting|inspir|希望|勇気",
        "burst:0.8 hills:0.6",
        warmth=0.3,
        light=0.4,
        energy=0.2,
    ),
    quality("minimal|restrained|sparse|ミニマル", "strings:0.8 ridges:0.5", vividness=-0.6, energy=-0.4),
    quality("raw|distorted|verzerrt|gritty", "shards:0.6 ridges:0.6", light=-0.3, energy=0.4),
)

SCENES: tuple[Trait, ...] = (
    quality(
        "night|nacht|midnight|moonlight|夜|深夜|真夜中|밤",
        "windows:1.2 constellation:1.2",
        warmth=-0.2,
        light=-0.6,
    ),
    quality(
        "sea|ocean|beach|meer|strand|surf|wave|海|波|바다",
        "waves:1.5 horizon:1.5 scales:0.6",
        warmth=-0.2,
        light=0.1,
    ),
    quality("rain|regen|storm|gewitter|雨|嵐", "rain:3", warmth=-0.5, light=-0.3),
    quality(
        "summer|sommer|tropical|island|夏|サマー",
        "horizon:1 burst:1 leaves:0.6",
        warmth=0.5,
        light=0.4,
        vividness=0.4,
    ),
    quality(
        "spring|frühling|flower|blume|garden|garten|春|花|桜",
        "petals:2 leaves:1.5",
        warmth=0.2,
        light=0.5,
        vividness=0.1,
    ),
    quality(
        "forest|wald|nature|natur|森|自然", "leaves:1.5 hills:1 mountains:1", vividness=-0.2, energy=-0.2
    ),
    quality("city|urban|stadt|street|straße|街|都会|東京|tokyo|berlin", "windows:1.6 tiles:0.5", light=-0.2),
    quality(
        "space|cosmic|kosmisch|weltraum|sci-fi|galaxy|star|stern|宇宙|星|우주",
        "orbits:2 constellation:2",
        warmth=-0.3,
        light=-0.6,
    ),
    quality("dance|tanz|club|dj|ダンス", "discs:1 bars:1 ribbons:0.6", vividness=0.4, energy=0.5),
    quality(
        "study|focus|coffee|kaffee|cafe|café|勉強|カフェ", "windows:1 discs:0.5", warmth=0.3, energy=-0.3
    ),
    quality(
        "christmas|weihnacht|クリスマス",
        "constellation:1.5 mountains:1",
        warmth=0.3,
        light=-0.2,
        vividness=0.2,
    ),
    quality("morning|morgen|sunrise|dawn|朝", "hills:1 horizon:1 burst:0.6", warmth=0.4, light=0.5),
    quality(
        "sunset|dusk|twilight|evening|abend|夕",
        "horizon:1.6 hills:0.6",
        warmth=0.5,
        light=-0.3,
        vividness=0.2,
    ),
)

INSTRUMENTS: tuple[Trait, ...] = (
    quality("piano|klavier|keyboard|ピアノ|钢琴|피아노", "keys:1.6"),
    quality("guitar|gitarre|ukulele|banjo|mandolin|ギター|吉他", "soundhole:1.2"),
    quality("electric guitar|e-gitarre|エレキギター", "diagonals:0.8 burst:0.4", energy=0.1),
    quality(
        "strings|streicher|violin|geige|cello|harp|harfe|viola|弦|バイオリン|琴", "strings:1.4 ridges:0.4"
    ),
    quality("drum|schlagzeug|percussion|ドラム|太鼓", "discs:0.8 dots:0.5", energy=0.15),
    quality("synth|シンセ", "bars:0.8 waves:0.8 orbits:0.4", warmth=-0.1, vividness=0.15),
    quality("organ|orgel|accordion|akkordeon|オルガン", "arches:0.8 keys:0.6 bars:0.4", warmth=0.1),
    quality("flute|flöte|clarinet|klarinette|whistle|フルート|笛|尺八", "leaves:0.8 waves:0.5", light=0.1),
    quality(
        "saxophon|trumpet|trompete|brass|bläser|trombone|サックス|トランペット",
        "cutouts:1 burst:0.5 discs:0.5",
        warmth=0.2,
    ),
    quality("bass|ベース", "rings:0.6 waves:0.5", light=-0.1),
    quality("turntable|vinyl|scratch|レコード", "rings:2.5"),
    quality("bell|glocke|chime|music box|オルゴール", "constellation:0.8 dots:0.6", light=0.1),
)
