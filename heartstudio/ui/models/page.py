"""The models page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from heartstudio.checkpoints.finding import Found
from heartstudio.covers.image_models import can_paint
from heartstudio.studio.model_work import Work
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.page_head import BELOW, TOP, PageHead
from heartstudio.ui.controls.scroll import BAR, Scroll
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.models.model_card import ModelCard
from heartstudio.ui.said import said, sentences
from heartstudio.ui.theme import MARGIN, WIDEST, Radius, Type
from heartstudio.ui.wording import size


class ModelsPage(QWidget):
    """All models, those for music first, and weights of other programs that can be used.

    Signals:
        told(words): something is done.

    Args:
        studio: whose models.
    """

    told = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._models = studio.models
        self._cards: dict[str, ModelCard] = {}
        self._music = QVBoxLayout()
        self._painters = QVBoxLayout()
        self._foreign = QVBoxLayout()
        self.hint = Prose()
        self._fill()
        self._connect()
        self._refresh()

    def _fill(self) -> None:
        search = Button(self.tr("Search this Mac"))
        search.setToolTip(self.tr("Look for weights that other programs have fetched"))
        search.clicked.connect(lambda: self._models.search())
        folder = Button(self.tr("Add folder"))
        folder.clicked.connect(self._add_folder)
        hub = Button(self.tr("Add from Hugging Face"))
        hub.clicked.connect(self._add_repository)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST + MARGIN - BAR)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, MARGIN - BAR, 20)
        column.setSpacing(0)
        for part, title in ((self._music, self.tr("For music")), (self._painters, self.tr("For covers"))):
            part.setSpacing(10)
            column.addWidget(Label(title, Type.LABEL, "ink2"))
            column.addSpacing(8)
            if part is self._painters:
                part.addWidget(self.hint)
            column.addLayout(part)
            column.addSpacing(20)
        self._foreign.setSpacing(8)
        column.addLayout(self._foreign)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, TOP, 0, 0)
        page.setSpacing(BELOW)
        page.addWidget(PageHead(self.tr("Models"), search, folder, hub, widest=WIDEST))
        page.addWidget(Scroll(inner), 1)

    def _connect(self) -> None:
        self._models.changed.connect(self._refresh)
        self._models.progressed.connect(self._on_progress)
        self._models.finished.connect(lambda _model, _kind, words: self.told.emit(said(words)))
        self._models.found.connect(self._show_found)
        self._studio.settings.changed.connect(self._on_setting)
        self._studio.cover_queue.changed.connect(self._hint)

    def _refresh(self) -> None:
        views, painter = self._models.models(), self._studio.cover_queue.model
        for gone in self._cards.keys() - {view.model.id for view in views}:
            self._cards.pop(gone).deleteLater()
        for view in views:
            name = view.model.id
            if name not in self._cards:
                self._cards[name] = self._new_card(view.model.composes, ModelCard(view))
            wanted = self._studio.settings.default_model if view.model.composes else painter
            self._cards[name].show_view(view, chosen=name == wanted and view.ready)
        self._hint()

    def _hint(self) -> None:
        """One quiet line where covers are drawn, though a model could paint them."""
        queue = self._studio.cover_queue
        if not can_paint():
            hint = self.tr("mflux, which runs cover models, is not installed: covers are drawn.")
        elif not self._studio.settings.covers:
            hint = self.tr("Covers are drawn, as chosen in Preferences.")
        elif queue.model is None:
            hint = self.tr("Covers are drawn until a model for them is here.")
        else:
            hint = sentences(queue.trouble)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _on_setting(self, name: str) -> None:
        if name in ("default_model", "cover_model"):
            self._refresh()

    def _new_card(self, composes: bool, card: ModelCard) -> ModelCard:
        models = self._models
        card.fetch_wanted.connect(lambda name: models.download(name))
        card.pause_wanted.connect(models.pause)
        card.stop_wanted.connect(models.cancel)
        card.check_wanted.connect(models.verify)
        card.remove_wanted.connect(lambda name: models.remove(name))
        setting = "default_model" if composes else "cover_model"
        card.use_wanted.connect(lambda name: setattr(self._studio.settings, setting, name))
        (self._music if composes else self._painters).addWidget(card)
        return card

    def _on_progress(self, name: str, work: Work) -> None:
        if name in self._cards:
            self._cards[name].show_work(work)

    def _show_found(self, found: tuple[Found, ...]) -> None:
        clear(self._foreign)
        if not found:
            self.told.emit(self.tr("No weights of other programs were found"))
            return
        self._foreign.addWidget(Label(self.tr("Found on this Mac"), Type.LABEL, "ink2"))
        for one in found:
            self._foreign.addWidget(self._found_row(one))

    def _found_row(self, found: Found) -> QWidget:
        row = Surface("well", Radius.COVER)
        use = Button(self.tr("Use"))
        use.setEnabled(not found.part.problem)
        use.clicked.connect(lambda: (self._models.use(found), row.deleteLater()))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(found.part.path.name, Type.STRONG))
        about = f"{found.source} · {said(found.part.role.value)} · {size(found.part.bytes)} · {found.part.path.parent}"
        words.addWidget(Label(said(found.part.problem) or about, Type.SECONDARY, "ink2"))
        line = QHBoxLayout(row)
        line.setContentsMargins(14, 9, 10, 9)
        line.addLayout(words, 1)
        line.addWidget(use)
        return row

    def _add_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder with weights"))
        if folder:
            self._models.add(folder)

    def _add_repository(self) -> None:
        title = self.tr("Add from Hugging Face")
        name, given = QInputDialog.getText(self, title, self.tr("Name of the repository, such as owner/name"))
        if given and name.strip():
            self._models.add(name.strip())
