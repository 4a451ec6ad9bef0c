"""Buttons: the one that matters, quiet ones, and ones that are only an icon or a word."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import Radius, Tokens, Type, font, tokens_of


class Look(Enum):
    """How much a button stands out."""

    PRIMARY = "primary"
    QUIET = "quiet"
    PLAIN = "plain"
    CHIP = "chip"
    ROUND = "round"
    TAB = "tab"
    LINK = "link"


_HEIGHT = {
    Look.PRIMARY: 43,
    Look.QUIET: 32,
    Look.PLAIN: 28,
    Look.CHIP: 27,
    Look.ROUND: 38,
    Look.TAB: 22,
    Look.LINK: 22,
}
_TYPE = {
    Look.PRIMARY: Type.PRIMARY,
    Look.CHIP: Type.CHIP,
    Look.PLAIN: Type.SECONDARY,
    Look.TAB: Type.LABEL,
    Look.LINK: Type.CHIP,
}
_PADDING = {
    Look.PRIMARY: 18,
    Look.QUIET: 12,
    Look.PLAIN: 8,
    Look.CHIP: 10,
    Look.ROUND: 0,
    Look.TAB: 0,
    Look.LINK: 0,
}
_ICON = 17
_GAP = 7


class Button(FocusRing, QAbstractButton):
    """A button that paints itself.

    Args:
        text: what it says; a button without text is its icon, and needs a name for those who cannot see it.
        look: how much it stands out.
        icon: name of an icon, shown before the text.
        name: spoken name and tool tip of a button without text.
        height: another height than its look has.
        icon_size: another size than usual.
    """

    def __init__(
        self,
        text: str = "",
        look: Look = Look.QUIET,
        *,
        icon: str = "",
        name: str = "",
        height: int = 0,
        icon_size: int = _ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._icon_size = icon_size
        self._height = height or _HEIGHT[look]
        self._explained = bool(name)
        self.setText(text)
        self.setFont(font(_TYPE.get(look, Type.BUTTON)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if name:
            self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what a button without text does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its icon and words."""
        wide = 0
        if self.text():
            wide = QFontMetrics(self.font()).horizontalAdvance(self._shown()) + 2 * _PADDING[self._look]
        if self._icon:
            wide += self._icon_size + _GAP if self.text() else self._height
        return QSize(wide, self._height)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Return presses it, as the space bar does."""
        pressed = event.type() is QEvent.Type.KeyPress and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        if pressed and self.isEnabled():
            self.click()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = self._colours(tokens)
        rect = QRectF(self.rect())
        radius = self._radius()
        if ground.alpha():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, radius, radius)
        self._paint_face(painter, rect, ink)
        self.paint_ring(painter, rect, radius, tokens.ink if self._look is Look.PRIMARY else None)

    def _paint_face(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        metrics = QFontMetrics(self.font())
        words = metrics.horizontalAdvance(self._shown())
        icon = self._icon_size if self._icon else 0
        between = _GAP if icon and self.text() else 0
        left = rect.left() + (rect.width() - words - icon - between) / 2
        if self._icon:
            square = QRectF(0, 0, icon, icon)
            square.moveTopLeft(QPointF(left, rect.top() + (rect.height() - icon) / 2))
            paint_icon(painter, self._icon, square, ink)
            left += icon + between
        if self.text():
            painter.setFont(self.font())
            painter.setPen(ink)
            place = QRectF(left, rect.top(), words + 2, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._shown())

    def _shown(self) -> str:
        return self.text().replace("&", "")

    def _radius(self) -> float:
        if self._look is Look.PRIMARY:
            return 10
        if self._look in (Look.CHIP, Look.ROUND):
            return self._height / 2
        return Radius.FIELD

    def _colours(self, tokens: Tokens) -> tuple[QColor, QColor]:
        """Ground and ink of this moment."""
        clear = QColor(0, 0, 0, 0)
        over = self.isEnabled() and self.underMouse()
        match self._look:
            case Look.PRIMARY:
                if not self.isEnabled():
                    return tokens.well, tokens.ink3
                shade = 112 if self.isDown() else 106 if over else 100
                return tokens.accent_fill.darker(shade), tokens.on_accent
            case Look.ROUND:
                ground = tokens.ink if self.isEnabled() else tokens.well
                return (tokens.ink2 if self.isDown() else ground), (
                    tokens.background if self.isEnabled() else tokens.ink3
                )
            case Look.TAB | Look.LINK:
                lit = self.isChecked() or self._look is Look.LINK
                ink = tokens.accent_ink if lit else tokens.ink if over else tokens.ink2
                return clear, ink if self.isEnabled() else tokens.ink3
            case Look.PLAIN:
                ink = tokens.accent_ink if self.isChecked() else tokens.ink if over else tokens.ink2
                ground = tokens.well_hover if self.isDown() else tokens.well if over else clear
                return (ground, ink) if self.isEnabled() else (clear, tokens.ink3)
            case _:
                if self.isChecked():
                    return tokens.accent_fill, tokens.on_accent
                ground = tokens.well_hover if over or self.isDown() else tokens.well
                return ground, (tokens.ink2 if not over else tokens.ink) if self.isEnabled() else tokens.ink3
