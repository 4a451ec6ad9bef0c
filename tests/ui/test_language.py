from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

import heartstudio
from heartstudio.resources import resource
from heartstudio.ui.language import LANGUAGES, install_language
from heartstudio.ui.wording import number

FOLDER = resource("translations")
PLACE = re.compile(r"\{\d\}|%L?n")
BINARIES = Path(sys.executable).parent
SOURCES = Path(heartstudio.__file__).parent


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in root.findall("context")
        for message in context.findall("message")
    }


def words(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.findall("numerusform")]
    return forms or [translation.text or ""]


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every text that the windows show, as Qt's own tool finds it."""
    found = tmp_path_factory.mktemp("ts") / "found.ts"
    sources = [*SOURCES.glob("ui/**/*.py"), SOURCES / "app.py"]
    command = [BINARIES / "pyside6-lupdate", "-silent", *sources, "-ts", found]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return set(messages(found))


@pytest.mark.parametrize("language", ["de", "zh_CN"])
def test_every_text_is_translated_and_none_is_left_over(language: str, current: set[tuple[str, str]]) -> None:
    translated = messages(FOLDER / f"heartstudio_{language}.ts")
    assert set(translated) == current
    for (_, source), message in translated.items():
        assert all(words(message)), source
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_places_to_fill_in(language: str) -> None:
    for (_, source), message in messages(FOLDER / f"heartstudio_{language}.ts").items():
        # %Ln is a number as the language groups it.
        wanted = sorted(PLACE.findall(source.replace("%n", "%Ln")))
        for form in words(message):
            # One of a thing may be named without its number.
            allowed = [wanted, [place for place in wanted if place != "%Ln"]]
            assert sorted(PLACE.findall(form)) in allowed, source


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_was_made_from_these_texts(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    command = [BINARIES / "pyside6-lrelease", "-silent", FOLDER / f"heartstudio_{language}.ts", "-qm", made]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / f"heartstudio_{language}.qm").read_bytes()


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize(
    ("locale", "spoken"),
    [("de_AT", "de"), ("de_DE", "de"), ("zh_CN", "zh_CN"), ("zh_TW", "en"), ("en_GB", "en"), ("fr_FR", "en")],
)
def test_the_windows_speak_the_systems_language_where_they_can(
    qapp: QApplication, locale: str, spoken: str
) -> None:
    assert install_language(qapp, QLocale(locale)) == spoken


@pytest.mark.usefixtures("speaking")
def test_numbers_are_put_into_words_as_the_language_does(qapp: QApplication) -> None:
    install_language(qapp, QLocale("en_GB"))

    def takes(count: int) -> str:
        return QCoreApplication.translate("PopoverForm", "%n take(s)", None, count)

    assert [takes(1), takes(4)] == ["1 take", "4 takes"]
    install_language(qapp, QLocale("de_DE"))
    assert [takes(1), takes(4)] == ["1 Take", "4 Takes"]
    assert QCoreApplication.translate("Sidebar", "Library") == "Mediathek"


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize(
    ("locale", "shown", "exported"),
    [
        ("en_GB", "12,345", "12,345 songs exported"),
        ("de_DE", "12.345", "12.345 Songs exportiert"),
        ("de_CH", "12’345", "12’345 Songs exportiert"),
        ("zh_CN", "12,345", "已导出 12,345 首歌曲"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(
    qapp: QApplication, locale: str, shown: str, exported: str
) -> None:
    install_language(qapp, QLocale(locale))
    assert number(12_345) == shown
    assert QCoreApplication.translate("StudioWindow", "%n song(s) exported", None, 12_345) == exported
