"""How everything looks: the colours of light and dark, the type, and the few rules for Qt's own widgets."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

MARGIN = 28
"""Pixels around a page."""

WIDEST = 1120
"""Pixels beyond which cards and columns of text grow no further: their two ends must be seen at one glance."""

SIDEBAR_WIDTH = 208
PLAYER_HEIGHT = 76
MOTION = 160
"""Milliseconds of the longest animation."""


class Radius:
    """How round corners are, in pixels."""

    LARGE = 14
    WINDOW = 12
    COVER = 10
    FIELD = 8
    SMALL = 7


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance; text colours meet WCAG AA on every surface but ``ink3``, which is for hints.

    Attributes:
        background: of a page.
        side: of the sidebar and the player bar.
        card: of editors and fields.
        well: of chips, tracks and quiet buttons.
        well_hover: of a well under the pointer.
        ink: text.
        ink2: secondary text.
        ink3: hints that nobody must read.
        accent: shapes that are selected, played or under way.
        accent_fill: behind ``on_accent`` text.
        accent_ink: accented text.
        accent_soft: behind a selected row.
        on_accent: text on ``accent_fill``.
        line: the few hairlines.
        warning: the mark beside a problem.
        shadow: below what floats.
        scrim: over what must wait behind a sheet.
        knob: of sliders and switches.
    """

    background: QColor
    side: QColor
    card: QColor
    well: QColor
    well_hover: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    accent_fill: QColor
    accent_ink: QColor
    accent_soft: QColor
    on_accent: QColor
    line: QColor
    warning: QColor
    shadow: QColor
    scrim: QColor
    knob: QColor


def _tokens(**colours: str) -> Tokens:
    return Tokens(**{field.name: QColor(colours[field.name]) for field in fields(Tokens)})


LIGHT = _tokens(
    background="#fbfafa",
    side="#f2f0f1",
    card="#ffffff",
    well="#efedee",
    well_hover="#e6e3e5",
    ink="#1c1a1d",
    ink2="#686369",
    ink3="#a5a0a8",
    accent="#e8466b",
    accent_fill="#d6335a",
    accent_ink="#b91f47",
    accent_soft="#22e8466b",
    on_accent="#ffffff",
    line="#10000000",
    warning="#965400",
    shadow="#60000000",
    scrim="#4d000000",
    knob="#ffffff",
)

DARK = _tokens(
    background="#1b1a1d",
    side="#232126",
    card="#29272c",
    well="#141316",
    well_hover="#37343b",
    ink="#f4f1f4",
    ink2="#a7a1aa",
    ink3="#736e77",
    accent="#ff6384",
    accent_fill="#d43a5f",
    accent_ink="#ff7d99",
    accent_soft="#2cff6384",
    on_accent="#ffffff",
    line="#14ffffff",
    warning="#f0a33c",
    shadow="#a0000000",
    scrim="#8c000000",
    knob="#f4f1f4",
)


def tokens_of(_widget: QWidget) -> Tokens:
    """The colours that a widget paints itself with: those of the palette that the application wears.

    Not of the widget's own palette, which Qt changes where a rule of the sheet says ``transparent``.
    """
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


class Type(Enum):
    """The kinds of text there are: pixel size and weight."""

    TEXT = (13, QFont.Weight.Normal)
    STRONG = (13, QFont.Weight.DemiBold)
    BUTTON = (13, QFont.Weight.Medium)
    EDITOR = (14, QFont.Weight.Normal)
    SECONDARY = (12, QFont.Weight.Normal)
    CHIP = (12, QFont.Weight.Medium)
    LABEL = (11, QFont.Weight.DemiBold)
    PAGE = (24, QFont.Weight.Bold)
    SONG = (30, QFont.Weight.Bold)
    PRIMARY = (14, QFont.Weight.DemiBold)


def font(kind: Type) -> QFont:
    """The system's own typeface in one of our sizes; figures of even width, so that counting numbers stand still."""
    size, weight = kind.value
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(size)
    chosen.setWeight(weight)
    if size >= 24:
        chosen.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


class Appearance(Enum):
    """Light, dark, or whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application and follows the system while it runs.

    Signals:
        changed(): from light to dark or back.

    Args:
        app: the application.
        appearance: what to follow.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        # One look on every system; the Mac's own style would fight the painted controls.
        app.setStyle("Fusion")
        app.setFont(_typeface())
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether it is dark now."""
        if self._appearance is Appearance.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    @property
    def tokens(self) -> Tokens:
        """The colours of this moment."""
        return DARK if self.is_dark else LIGHT

    def follow(self, appearance: Appearance) -> None:
        """Follow something else from now on."""
        self._appearance = appearance
        self._apply()

    def _apply(self) -> None:
        tokens = self.tokens
        self._app.setPalette(_palette(tokens))
        self._app.setStyleSheet(_sheet(tokens))
        self.changed.emit()


def _typeface() -> QFont:
    chosen = QFont(QApplication.font())
    if sys.platform != "darwin" and "Inter" in QFontDatabase.families():
        chosen = QFont("Inter")
    chosen.setPixelSize(Type.TEXT.value[0])
    return chosen


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        faint = group is QPalette.ColorGroup.Disabled
        text = tokens.ink3 if faint else tokens.ink
        for which, colour in {
            role.Window: tokens.background,
            role.Base: tokens.card,
            role.AlternateBase: tokens.side,
            role.Button: tokens.well,
            role.Midlight: tokens.well_hover,
            role.WindowText: text,
            role.Text: text,
            role.ButtonText: text,
            role.BrightText: tokens.on_accent,
            role.PlaceholderText: tokens.ink3,
            role.Highlight: tokens.accent_fill,
            role.HighlightedText: tokens.on_accent,
            role.Accent: tokens.accent,
            role.Link: tokens.accent_ink,
            role.LinkVisited: tokens.accent_ink,
            role.ToolTipBase: tokens.card,
            role.ToolTipText: tokens.ink,
        }.items():
            palette.setColor(group, which, colour)
    return palette


def _css(colour: QColor) -> str:
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alphaF():.3f})"


def _sheet(tokens: Tokens) -> str:
    """Rules for Qt's own widgets: text fields, menus, tool tips and scroll bars. Ours paint themselves."""
    c = {field.name: _css(getattr(tokens, field.name)) for field in fields(Tokens)}
    return f"""
    QLineEdit, QSpinBox {{
        background: {c["card"]}; color: {c["ink"]}; border: 1px solid {c["line"]};
        border-radius: {Radius.FIELD}px; padding: 0 11px; min-height: 32px;
        selection-background-color: {c["accent_fill"]}; selection-color: {c["on_accent"]};
    }}
    QLineEdit:focus, QSpinBox:focus {{ border: 1px solid {c["accent"]}; }}
    QLineEdit:disabled {{ color: {c["ink3"]}; }}
    QLineEdit[look="well"] {{ background: {c["well"]}; border-color: transparent; min-height: 30px; }}
    QLineEdit[look="well"]:focus {{ border-color: {c["accent"]}; }}
    QLineEdit[look="bare"] {{ background: transparent; border: none; padding: 0 2px; min-height: 24px; }}
    QLineEdit[look="title"] {{ padding: 0 4px; min-height: 40px; }}
    QPlainTextEdit, QTextEdit {{
        background: transparent; color: {c["ink"]}; border: none;
        selection-background-color: {c["accent_fill"]}; selection-color: {c["on_accent"]};
    }}
    QScrollArea, QListView, QAbstractScrollArea {{ background: transparent; border: none; outline: none; }}
    QScrollBar:vertical {{ background: transparent; width: 8px; margin: 2px 2px 2px 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0 2px 2px 2px; }}
    QScrollBar::handle {{ background: {c["well_hover"]}; border-radius: 3px; min-height: 36px; min-width: 36px; }}
    QScrollBar::handle:hover {{ background: {c["ink3"]}; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{ background: {c["card"]}; color: {c["ink"]}; border: 1px solid {c["line"]}; padding: 5px; }}
    QMenu[rounded="true"] {{ border-radius: {Radius.COVER}px; }}
    QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {c["accent_fill"]}; color: {c["on_accent"]}; }}
    QMenu::item:disabled {{ color: {c["ink3"]}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {c["line"]}; margin: 5px 10px; }}
    QMenu::indicator {{ width: 12px; height: 12px; left: 4px; }}
    QMenuBar {{ background: {c["side"]}; color: {c["ink"]}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c["accent_soft"]}; }}
    QToolTip {{ background: {c["card"]}; color: {c["ink"]}; border: 1px solid {c["line"]}; padding: 4px 7px; }}
    """
