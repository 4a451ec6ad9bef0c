"""Pictures in a song's words: what can be seen in them, in several languages, told in words of our own.

Only what stands here ever reaches an image model. No line of the lyrics does, and no name in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHORUS = ("chorus", "hook", "refrain")
_CHORUS_WEIGHT = 2
"""What is sung again and again is what the song is about."""

_ENOUGH = 4
"""Mentions after which one more says nothing new."""

_MARKER = re.compile(r"\[\s*([^\]]*)\]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Image:
    """Something that can be seen.

    Attributes:
        words: lower-case words that stand for it; ASCII ones also in the plural.
        picture: how an image model is told of it.
        is_place: whether it is where something is rather than what.
    """

    words: tuple[str, ...]
    picture: str
    is_place: bool = False


def find_images(lyrics: str, most: int = 2) -> tuple[Image, ...]:
    """What a song's words show, what is sung most first; among equals what comes first.

    Args:
        lyrics: with section markers.
        most: how many at most.
    """
    scores: dict[int, int] = {}
    weight = 1
    for line in lyrics.lower().splitlines():
        marker = _MARKER.match(line.strip())
        if marker:
            weight = _CHORUS_WEIGHT if marker[1].startswith(_CHORUS) else 1
            continue
        for index in _seen_in(line):
            scores[index] = min(_ENOUGH, scores.get(index, 0) + weight)
    ranked = sorted(scores, key=lambda index: -scores[index])
    return tuple(IMAGES[index] for index in ranked[:most])


def _seen_in(line: str) -> list[int]:
    """Places of the images in a line, in the order in which they are named."""
    found = [
        (match.start(), index)
        for match in _WORD.finditer(line)
        for index in (_index_of(match.group()),)
        if index is not None
    ]
    found += [
        (match.start(), _INDEX[match.group()]) for match in _SIGNS.finditer(line) if match.group() in _INDEX
    ]
    return list(dict.fromkeys(index for _, index in sorted(found)))


def _index_of(word: str) -> int | None:
    """The place of an image by a word that stands by itself, be it in the plural."""
    forms = (word, *(word.removesuffix(ending) for ending in ("s", "es", "n", "en")))
    return next((_INDEX[form] for form in forms if form in _INDEX and not _is_sign(form)), None)


def _is_sign(word: str) -> bool:
    """Whether a word is of a script that puts no space between words, or joins endings on."""
    return word[0] >= "\u3040"


def _thing(words: str, picture: str) -> Image:
    return Image(tuple(words.split("|")), picture)


def _place(words: str, picture: str) -> Image:
    return Image(tuple(words.split("|")), picture, is_place=True)


IMAGES: tuple[Image, ...] = (
    # sky and weather
    _thing("sun|sunlight|sunshine|sonne|sonnenlicht|soleil|太陽|太阳|阳光|햇살", "a low sun"),
    _thing("moon|moonlight|mond|mondlicht|luna|lune|月亮|月光|月が|月の|달빛", "a full moon"),
    _thing("star|starlight|stern|sterne|sternen|estrella|étoile|星|별", "a sky full of stars"),
    _thing("sky|skies|himmel|cielo|ciel|空|天空|하늘", "a wide open sky"),
    _thing("cloud|wolke|wolken|nube|nuage|雲|云|구름", "drifting clouds"),
    _thing("rain|raindrop|raining|regen|lluvia|pluie|雨|비가|빗", "rain on a window pane"),
    _thing(
        "storm|thunder|lightning|sturm|gewitter|donner|blitz|tormenta|orage|嵐|雷|暴风",
        "a storm with distant lightning",
    ),
    _thing("snow|snowflake|snowing|schnee|nieve|neige|雪|눈이", "fresh snow"),
    _thing("wind|breeze|viento|風|风|바람", "grass bent by the wind"),
    _thing("rainbow|regenbogen|arcoíris|arc-en-ciel|虹|彩虹|무지개", "a faint rainbow"),
    _thing("fog|mist|nebel|niebla|brume|霧|雾|안개", "drifting mist"),
    _thing("shadow|schatten|sombra|ombre|影|그림자", "long shadows"),
    # times of day and year
    _place(
        "dawn|sunrise|daybreak|morgengrauen|sonnenaufgang|amanecer|aube|夜明け|黎明|새벽", "at first light"
    ),
    _place("morning|morgen|mañana|matin|朝|早晨|아침", "on a clear early morning"),
    _place(
        "sunset|dusk|twilight|abendrot|sonnenuntergang|dämmerung|atardecer|夕日|夕焼け|黄昏|노을", "at dusk"
    ),
    _place("night|tonight|midnight|nacht|mitternacht|noche|nuit|夜|밤", "deep in the night"),
    _place("summer|sommer|verano|été|夏|여름", "in high summer"),
    _place("autumn|herbst|otoño|automne|秋|가을", "among autumn leaves"),
    _place("winter|invierno|hiver|冬|겨울", "in deep winter"),
    _place("springtime|frühling|primavera|printemps|春|봄", "in the first days of spring"),
    # land and water
    _place("sea|ocean|shore|tide|meer|ozean|küste|mar|océano|mer|海|바다", "by the open sea"),
    _place("beach|sand|strand|playa|plage|砂浜|沙滩|해변", "on an empty beach"),
    _place("river|stream|fluss|strom|río|rivière|川|河|강물", "beside a slow river"),
    _place("lake|pond|lago|湖|호수", "at the edge of a still lake"),
    _place("mountain|berg|berge|montaña|montagne|山|산", "below high mountains"),
    _place("hill|hillside|hügel|colina|colline|丘", "on a round hill"),
    _place("forest|woods|wald|bosque|forêt|森|森林|숲", "in a tall forest"),
    _place("field|meadow|feld|felder|wiese|campo|野原|田野|들판", "in an open field"),
    _place("desert|wüste|desierto|砂漠|沙漠|사막", "in a wide desert"),
    _place("garden|garten|jardín|jardin|庭|花园|정원", "in an overgrown garden"),
    _place("island|insel|isla|île|島|岛", "on a small island"),
    _thing("wave|welle|wellen|ola|vague|波|파도", "a breaking wave"),
    _thing("tree|baum|bäume|árbol|arbre|樹|树|나무", "a solitary tree"),
    _thing("leaf|leaves|blatt|blätter|hoja|feuille|葉|叶|落ち葉", "falling leaves"),
    _thing("flower|blossom|bloom|roses|blume|blumen|blüte|blüten|flores|fleur|花|꽃", "flowers in bloom"),
    _thing("stone|stein|steine|piedra|pierre|石|돌", "a smooth stone"),
    # town and house
    _place("city|cities|downtown|stadt|städte|ciudad|ville|都会|街|城市|도시", "in a city of lit windows"),
    _place("street|sidewalk|avenue|straße|straßen|gasse|calle|通り|路地|街道|거리", "on an empty street"),
    _place("rooftop|roof|dach|dächer|azotea|toit|屋根|屋上|屋顶|지붕", "above the rooftops"),
    _thing("window|fenster|ventana|fenêtre|窓|窗|창", "an open window"),
    _thing("door|doorway|tür|puerta|porte|扉|ドア|门|문을", "a half-open door with light behind it"),
    _thing("house|home|haus|zuhause|casa|maison|家|집", "a small house with one lit window"),
    _place("kitchen|küche|cocina|cuisine|台所|厨房|부엌", "in a quiet kitchen"),
    _thing("chair|table|stuhl|tisch|silla|mesa|椅子|桌子|의자", "an empty chair at a table"),
    _thing("candle|kerze|kerzen|vela|bougie|蝋燭|蜡烛|촛불", "a burning candle"),
    _thing("fire|flame|feuer|flamme|flammen|fuego|feu|炎|火|불꽃", "a fire burning in the dark"),
    _thing("lantern|streetlight|lamp|laterne|lampe|farola|街灯|灯|가로등", "a single street lamp"),
    _thing("neon|neonlicht|ネオン|霓虹|네온", "the glow of neon tubes"),
    _thing("clock|uhr|reloj|horloge|時計|时钟|시계", "an old clock"),
    _thing("mirror|spiegel|espejo|miroir|鏡|镜子|거울", "a mirror that shows only sky"),
    _thing("key|schlüssel|llave|clé|鍵|钥匙|열쇠", "an old key"),
    _thing("coffee|kaffee|café|コーヒー|珈琲|咖啡|커피", "a steaming cup of coffee"),
    _thing("wine|wein|vino|ワイン|红酒|와인", "a half-full glass of wine"),
    _thing("bread|brot|panadería|パン屋|面包", "warm bread on a table"),
    _thing("letter|briefe|postcard|carta|lettre|手紙|信件|편지", "a sealed envelope"),
    _thing("photograph|photo|foto|fotografía|写真|照片|사진", "a faded snapshot lying face down"),
    _thing("radio|gramophone|plattenspieler|ラジオ|收音机|라디오", "an old radio"),
    _thing("telephone|phone|telefon|teléfono|téléphone|電話|电话|전화", "a telephone off the hook"),
    _thing("dress|kleid|vestido|robe|ドレス|裙子|드레스", "a dress on a hook"),
    _thing("shoe|boot|schuh|schuhe|stiefel|zapato|chaussure|靴|鞋|신발", "a pair of worn shoes"),
    _thing("crown|krone|corona|couronne|王冠|皇冠|왕관", "a paper crown"),
    _thing("balloon|luftballon|globo|風船|气球|풍선", "a drifting balloon"),
    _thing("kite|drachen|cometa|凧|风筝|연을", "a kite in the air"),
    # on the way
    _thing("road|highway|landstraße|wege|camino|carretera|route|道|路|길", "a road to the horizon"),
    _thing("train|railway|zug|züge|gleis|tren|電車|列車|火车|기차", "a train in the distance"),
    _thing("car|auto|wagen|coche|voiture|車|汽车|자동차", "a parked car with its lights on"),
    _thing("bicycle|bike|fahrrad|bicicleta|vélo|自転車|自行车|자전거", "a bicycle leaning on a wall"),
    _thing("boat|ship|sail|schiff|segel|barco|bateau|船|배가", "a small boat"),
    _thing("bridge|brücke|puente|pont|橋|桥|다리를", "a long bridge"),
    _thing("airplane|plane|flugzeug|avión|avion|飛行機|飞机|비행기", "the white trail of a plane"),
    _thing("lighthouse|leuchtturm|faro|phare|灯台|灯塔|등대", "a lighthouse"),
    _thing("umbrella|regenschirm|paraguas|parapluie|傘|伞|우산", "a lone umbrella"),
    _thing("suitcase|koffer|maleta|valise|スーツケース|行李箱", "a packed suitcase"),
    # living things, and nobody's face
    _thing("bird|vogel|vögel|pájaro|oiseau|鳥|鸟|새가", "a bird in flight"),
    _thing(
        "butterfly|butterflies|schmetterling|schmetterlinge|mariposa|papillon|蝶|蝴蝶|나비", "a butterfly"
    ),
    _thing("wolf|wolves|wölfe|lobo|loup|狼|늑대", "a wolf among trees"),
    _thing("horse|pferd|pferde|caballo|cheval|馬|马|말을", "a running horse"),
    _thing("cat|katze|gato|猫|고양이", "a cat on a sill"),
    _thing("dog|hund|hunde|perro|chien|犬|狗|강아지", "a dog waiting by a gate"),
    _thing("fish|fische|pez|poisson|魚|鱼|물고기", "a single fish"),
    _thing("bee|firefly|fireflies|glühwürmchen|luciérnaga|蛍|萤火虫|반딧불", "fireflies"),
    _thing("angel|wing|engel|flügel|ángel|ange|翼|天使|翅膀|날개", "a pair of wings"),
    _thing("hand|finger|hände|mano|手を|双手|손을", "two hands almost touching"),
    _thing("heart|herz|herzen|corazón|cœur|coeur|心臓|ハート|심장", "a heart-shaped form"),
    _thing("eye|auge|augen|ojos|yeux|瞳|眼睛|눈동자", "a light reflected in dark water"),
    _thing("tear|träne|tränen|lágrima|larme|涙|眼泪|눈물", "a single drop of water"),
    _thing(
        "dancing|dancer|dance|tanzen|tänzer|bailar|danser|踊|跳舞|춤",
        "two swirling figures seen from far away",
    ),
    _thing("ghost|geist|geister|fantasma|fantôme|幽霊|幽灵|유령", "an empty white curtain in the breeze"),
    _thing(
        "diamond|gold|silver|diamant|diamante|oro|ダイヤ|钻石|黄金|다이아", "something small that glitters"
    ),
    _thing("paper|papier|papel|紙|纸|종이", "a folded piece of paper"),
    _thing("dust|ash|staub|asche|polvo|cenizas|poussière|塵|灰尘|먼지", "dust in a ray of light"),
    _thing("glass|glas|cristal|verre|ガラス|玻璃|유리", "broken glass that catches the light"),
    _thing("ring|ringe|anillo|指輪|戒指|반지", "a plain ring"),
    _thing("sugar|honey|zucker|honig|azúcar|miel|蜂蜜|砂糖|설탕", "honey running from a spoon"),
    _thing("machine|engine|robot|maschine|maschinen|máquina|機械|机器|기계", "a silent machine"),
    _thing("rocket|spaceship|rakete|raumschiff|cohete|fusée|ロケット|火箭|로켓", "a small rocket"),
    _thing("castle|tower|burg|schloss|turm|castillo|château|城の|城堡|塔|성을", "a far-off tower"),
)


_INDEX = {word: index for index, image in enumerate(IMAGES) for word in image.words}

_BLIND = "知道|味道|青春|大家|国家|作家|専門家|空虚|空白|人山|이별|돌아|돌이|산다|부산"
"""Words in which a sign means something else."""

_SIGNS = re.compile(
    "|".join(sorted({*filter(_is_sign, _INDEX), *_BLIND.split("|")}, key=lambda word: (-len(word), word)))
)
"""The longest first: a train (火车) is no fire (火)."""
