"""What a person has set: typed values, checked, and kept as JSON in the data folder."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, overload

from PySide6.QtCore import QObject, QTimer, Signal

from heartstudio.audio.export import ExportFormat
from heartstudio.covers.flux import DEFAULT_SIZE, LARGE_SIZE
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import DEMO_CHECKPOINT, Recipe
from heartstudio.songs.errors import telling
from heartstudio.songs.files import write_whole
from heartstudio.studio.jobs import Problem

FILE = "settings.json"
FORMAT = "heartstudio_settings"
VERSION = 1

SAVE_DELAY = 400
"""Milliseconds in which changes gather, so that moving a slider writes one file."""

_Value = TypeVar("_Value")

logger = logging.getLogger(__name__)


class Setting(Generic[_Value]):
    """One value of :class:`Settings`, read and written as an attribute.

    Args:
        default: the value until somebody sets another.
        read: makes the value from JSON, or from what somebody sets; raises ValueError or TypeError for what is none.
        write: makes JSON of the value.
    """

    def __init__(
        self,
        default: _Value,
        read: Callable[[Any], _Value],
        write: Callable[[_Value], Any] = lambda value: value,
    ) -> None:
        self.default = default
        self.read = read
        self.write = write
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type) -> Self: ...

    @overload
    def __get__(self, settings: Settings, owner: type) -> _Value: ...

    def __get__(self, settings: Settings | None, owner: type) -> _Value | Self:
        if settings is None:
            return self
        value: _Value = settings.value(self)
        return value

    def __set__(self, settings: Settings, value: _Value) -> None:
        settings.change(self, value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _number(low: float, high: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"{value!r} is no number from {low:g} to {high:g}")
        return float(value)

    return read


def _cover_size(value: Any) -> int:
    """Image models paint in blocks of sixteen pixels."""
    if isinstance(value, bool) or not isinstance(value, int) or value % 16 or not 64 <= value <= LARGE_SIZE:
        raise ValueError(f"{value!r} is no multiple of 16 from 64 to {LARGE_SIZE}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{value!r} is no text")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _folder(value: Any) -> Path | None:
    if value is None:
        return None
    path = Path(_text(str(value)))
    if not path.is_absolute():
        raise ValueError(f"{path} is no absolute path")
    return path


def _format(value: Any) -> ExportFormat:
    if isinstance(value, ExportFormat):
        return value
    try:
        return ExportFormat[value]
    except KeyError:
        raise ValueError(f"{value!r} is no format") from None


def _bytes(value: Any) -> bytes:
    return (
        value if isinstance(value, bytes) else base64.b64decode(_text(value) if value else "", validate=True)
    )


def _recipe(value: Any) -> Recipe | None:
    return value if value is None or isinstance(value, Recipe) else Recipe.from_dict(value)


class Settings(QObject):
    """The settings of one data folder.

    A value that cannot be is refused with ValueError or TypeError; one that cannot be in the file is passed over,
    and the others are taken. Entries of a newer version stay in the file.

    Signals:
        changed(name): a value is another one now.
        problem(Problem): the file cannot be written.

    Args:
        home: the data folder.
    """

    changed = Signal(str)
    problem = Signal(object)

    library_folder = Setting[Path | None](None, _folder, lambda path: str(path) if path else None)
    """Where songs live; in the data folder where None."""
    export_format = Setting(ExportFormat.WAV24, _format, lambda chosen: chosen.name)
    """What songs are exported as."""
    normalise = Setting(False, _flag)
    """Whether exported songs are brought to -14 LUFS."""
    default_model = Setting(DEMO_CHECKPOINT, _text)
    """The model of a new recipe."""
    covers = Setting(True, _flag)
    """Whether a cover model paints covers, where one is installed."""
    cover_model = Setting[str | None](None, _text_or_none)
    """The cover model; the recommended one where None."""
    cover_size = Setting(DEFAULT_SIZE, _cover_size)
    """Pixels of the covers that it paints, in width and height."""
    keep_in_menu_bar = Setting(True, _flag)
    """Whether HeartStudio stays in the menu bar when its window is closed."""
    start_at_login = Setting(False, _flag)
    notify = Setting(True, _flag)
    """Whether a notification tells that a song is ready."""
    output_device = Setting[str | None](None, _text_or_none)
    """Name of the sound output; the system's own choice where None."""
    volume = Setting(0.8, _number(0.0, 1.0))
    window_geometry = Setting(b"", _bytes, lambda data: base64.b64encode(data).decode())
    """What the window's ``saveGeometry`` gave."""
    last_form = Setting[Recipe | None](None, _recipe, lambda recipe: recipe.to_dict() if recipe else None)
    """The recipe that stood in the form."""
    free_after_minutes = Setting(10.0, _number(0.0, 1440.0))
    """Minutes without work after which models leave the memory."""
    shown_first_start = Setting(False, _flag)
    """Whether the first start's questions were answered."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = home / FILE
        self._values: dict[str, Any] = {}
        self._strange: dict[str, Any] = {}
        self._unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY)
        self._timer.timeout.connect(self.flush)
        self._read()

    def value(self, setting: Setting[_Value]) -> _Value:
        """What a setting is set to."""
        value: _Value = self._values.get(setting.name, setting.default)
        return value

    def change(self, setting: Setting[_Value], value: _Value) -> None:
        """Set a setting.

        Raises:
            ValueError, TypeError: for a value that it cannot have.
        """
        value = setting.read(value)
        if value != self.value(setting):
            self._values[setting.name] = value
            self._unsaved = True
            self._timer.start()
            self.changed.emit(setting.name)

    def flush(self) -> None:
        """Write what has changed now; to be called before the program ends."""
        if not self._unsaved:
            return
        self._timer.stop()
        self._unsaved = False
        values = {
            name: setting.write(self._values[name])
            for name, setting in _all().items()
            if name in self._values
        }
        text = json.dumps({FORMAT: VERSION, **self._strange, **values}, ensure_ascii=False, indent=1)
        try:
            with telling("The settings could not be kept", self.path.parent):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self.path, text.encode())
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))

    def _read(self) -> None:
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            logger.warning("%s cannot be read: %s", self.path, error)
            return
        try:
            data = json.loads(text)
            data.pop(FORMAT)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            logger.warning("%s is damaged (%s) and kept aside", self.path, error)
            with suppress(OSError):
                self.path.rename(self.path.with_suffix(".damaged.json"))
            return
        known = _all()
        for name, value in data.items():
            if name not in known:
                self._strange[name] = value
                continue
            try:
                self._values[name] = known[name].read(value)
            except (ValueError, TypeError) as error:
                logger.warning("the setting %s is passed over: %s", name, error)


def _all() -> dict[str, Setting[Any]]:
    return {name: value for name, value in vars(Settings).items() if isinstance(value, Setting)}
