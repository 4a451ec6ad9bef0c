"""The field for tags: those that were chosen, and a line that completes further ones."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heartstudio.recipe import normalise_tags
from heartstudio.studio.coach import TagCoach
from heartstudio.studio.vocabulary import Tag
from heartstudio.ui.compose.categories import category_title
from heartstudio.ui.compose.chips import HEIGHT, TagChip
from heartstudio.ui.controls.field import Field
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.menu import round_off
from heartstudio.ui.theme import Radius, Type, font, tokens_of

_LINE_WIDTH = 104
_POPUP_WIDTH = 260


class TagField(QWidget):
    """Tags as pills behind each other, and the line to add one.

    Signals:
        changed(): the tags are others now.

    Args:
        coach: completes words.
        framed: whether the line has a dashed frame of its own, rather than standing in a well.
    """

    changed = Signal()

    def __init__(self, coach: TagCoach, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[TagChip] = []
        self._flow = Flow(self)
        self.line = _TagLine(coach, framed)
        self._flow.addWidget(self.line)
        self.line.given.connect(self.add)
        self.line.emptied.connect(self._remove_last)

    @property
    def tags(self) -> str:
        """All tags, as a recipe has them."""
        return ",".join(chip.tag for chip in self._chips)

    @tags.setter
    def tags(self, tags: str) -> None:
        wanted = normalise_tags(tags)
        if wanted == self.tags:
            return
        for chip in self._chips:
            self._drop(chip)
        self._chips.clear()
        for tag in filter(None, wanted.split(",")):
            self._append(tag)
        self.changed.emit()

    def add(self, words: str) -> None:
        """Add one tag, or several with commas between them."""
        here = self.tags.split(",")
        new = [tag for tag in normalise_tags(words).split(",") if tag and tag not in here]
        for tag in new:
            self._append(tag)
        if new:
            self.changed.emit()

    def take_unfinished(self) -> None:
        """Make a tag of what is typed and not added yet."""
        text = self.line.text()
        if text.strip(" ,"):
            self.line.clear()
            self.add(text)

    def remove(self, tag: str) -> None:
        """Take a tag away."""
        for chip in self._chips:
            if chip.tag == tag:
                self._chips.remove(chip)
                self._drop(chip)
                self.line.setFocus()
                self.changed.emit()
                return

    def _append(self, tag: str) -> None:
        chip = TagChip(tag, self)
        chip.removed.connect(self.remove)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        before = self._chips[-2] if len(self._chips) > 1 else None
        if before is not None:
            QWidget.setTabOrder(before, chip)
        QWidget.setTabOrder(chip, self.line)
        chip.show()
        self.updateGeometry()

    def _drop(self, chip: TagChip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def _remove_last(self) -> None:
        if self._chips:
            self.remove(self._chips[-1].tag)


class _TagLine(Field):
    """The line that completes.

    Signals:
        given(words): Return, a comma, or a completion.
        emptied(): Backspace where nothing is left to delete.
        entered(in): the cursor came, or left.
    """

    given = Signal(str)
    emptied = Signal()
    entered = Signal(bool)

    def __init__(self, coach: TagCoach, framed: bool) -> None:
        super().__init__("", look="bare")
        self.setPlaceholderText(self.tr("Add a tag"))
        self.setAccessibleName(self.tr("Add a tag"))
        self.setFont(font(Type.CHIP if framed else Type.TEXT))
        if framed:
            self.setTextMargins(9, 0, 6, 0)
        self._coach = coach
        self._framed = framed
        self._found = _Found(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = _Popup()
        completer.setPopup(popup)
        # The completer has given it a look of its own.
        popup.setItemDelegate(_CompletionLook(popup))
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._give)
        self._completer = completer
        completer.setWidget(self)
        self.textEdited.connect(self._look_up)
        self.returnPressed.connect(self._give_typed)

    def sizeHint(self) -> QSize:
        """Wide enough for a word."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text() or self.placeholderText())
        return QSize(max(_LINE_WIDTH if not self._framed else 84, words + 34), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Tab takes what is typed before it moves on."""
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.text().strip():
            self._give_typed()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace at the beginning takes the last tag away; the arrow down shows what there is."""
        popup = self._completer.popup()
        if popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = popup.currentIndex()
            popup.hide()
            if index.isValid():
                self._give(index.data())
            else:
                self._give_typed()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._look_up(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell whatever it stands in."""
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell whatever it stands in."""
        super().focusOutEvent(event)
        self.entered.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed pill."""
        if self._framed:
            tokens = tokens_of(self)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            pen = QPen(tokens.accent if focused else tokens.ink3, 1)
            pen.setStyle(Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2
            )
            painter.end()
        super().paintEvent(event)

    def _look_up(self, text: str) -> None:
        self.updateGeometry()
        if "," in text:
            self._give_typed()
            return
        self._found.show(self._coach.complete(text))
        if self._found.rowCount():
            rect = QRect(0, self.height() + 4, _POPUP_WIDTH, 0)
            self._completer.complete(rect)

    def _give_typed(self) -> None:
        self._give(self.text())

    def _give(self, words: str) -> None:
        self._completer.popup().hide()
        self.clear()
        self.updateGeometry()
        if words.strip(" ,"):
            self.given.emit(words)


class _Found(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tags: list[Tag] = []

    def show(self, tags: list[Tag]) -> None:
        self.beginResetModel()
        self._tags = tags
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self._tags)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._tags[index.row()].name
        if role == Qt.ItemDataRole.UserRole:
            return category_title(self._tags[index.row()].category)
        return None


class _Popup(QListView):
    """The list of what was found, which looks like a menu."""

    def __init__(self) -> None:
        super().__init__()
        round_off(self)
        self.setAccessibleName(self.tr("Tags that fit"))
        self.setMinimumWidth(_POPUP_WIDTH)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = Radius.FIELD if self.property("rounded") else 0
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.card)
        sheet = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(sheet, radius, radius)
        painter.end()
        super().paintEvent(event)


class _CompletionLook(QStyledItemDelegate):
    """A word, and its kind at the other end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(_POPUP_WIDTH, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        tokens = tokens_of(option.widget)
        lit = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        rect = QRectF(option.rect).adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_fill)
            painter.drawRoundedRect(rect, 5, 5)
        inner = rect.adjusted(9, 0, -9, 0)
        painter.setFont(font(Type.TEXT))
        painter.setPen(tokens.on_accent if lit else tokens.ink)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        painter.setFont(font(Type.LABEL))
        painter.setPen(tokens.on_accent if lit else tokens.ink2)
        kind = index.data(Qt.ItemDataRole.UserRole)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        painter.restore()
