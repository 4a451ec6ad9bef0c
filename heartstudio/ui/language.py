"""The language of the windows: the system's where there is a translation, else English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from heartstudio.resources import resource

LANGUAGES = ("en", "de", "zh_CN")


def install_language(app: QCoreApplication, locale: QLocale) -> str:
    """Speak a language from now on; windows that exist already do not change.

    Args:
        app: the application.
        locale: whose languages to try, in the order in which its user prefers them.

    Returns:
        The language that is spoken, one of :data:`LANGUAGES`.
    """
    chosen = next(filter(None, map(_language, locale.uiLanguages())), "en")
    QLocale.setDefault(locale if chosen != "en" else QLocale(QLocale.Language.English, locale.territory()))
    for name, folder in (
        (f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"heartstudio_{chosen}", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return chosen


def _language(name: str) -> str | None:
    """The translation for a language such as ``de-AT`` or ``zh-Hans-CN``; None where there is none."""
    parts = name.replace("_", "-").split("-")
    if parts[0] == "zh":
        # Whoever writes traditional characters is better served with English than with simplified ones.
        return "en" if {"Hant", "TW", "HK", "MO"} & set(parts) else "zh_CN"
    return parts[0] if parts[0] in LANGUAGES else None
