"""Numbers and moments in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from heartstudio.songs.song import Song
from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.jobs import JobView, Progress, Stage

translate = QCoreApplication.translate


def clock(seconds: float) -> str:
    """A length of music: ``2:41``."""
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"


def number(count: int) -> str:
    """How many there are: ``1,204``, and ``1.204`` where one writes that."""
    return QLocale().toString(count)


def figure(value: float) -> str:
    """A number with one or two places: ``1.0``, ``0.85``, ``−14.2``, and with a comma where one writes that."""
    tenths = round(value, 2) * 10
    text = QLocale().toString(value, "f", 1 if abs(tenths - round(tenths)) < 1e-6 else 2)
    return text.replace("-", "−")


def duration(seconds: float) -> str:
    """A time to wait: ``41 s``, ``3 min 10 s``, ``1 h 10 min``."""
    whole = max(1, round(seconds))
    if whole < 60:
        return translate("Wording", "{0} s").format(whole)
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        return (
            translate("Wording", "{0} min {1} s").format(minutes, rest)
            if rest and minutes < 10
            else translate("Wording", "{0} min").format(minutes)
        )
    hours, minutes = divmod(whole // 60, 60)
    return translate("Wording", "{0} h {1} min").format(hours, minutes)


def size(count: int) -> str:
    """Bytes as a Mac counts them: ``15.8 GB``."""
    # Four figures first: what would be a thousand of one unit is one of the next.
    count = int(float(f"{count:.3e}"))
    format_ = QLocale.DataSizeFormat.DataSizeSIFormat
    exact, whole = (QLocale().formattedDataSize(count, places, format_) for places in (1, 0))
    return whole if exact.replace(f"{QLocale().decimalPoint()}0", "") == whole else exact


def moment(when: datetime) -> str:
    """A day as one says it: ``today``, ``yesterday``, ``3 May 2026``."""
    local = when.astimezone()
    today = datetime.now().astimezone().date()
    if local.date() == today:
        return translate("Wording", "today")
    if local.date() == today - timedelta(days=1):
        return translate("Wording", "yesterday")
    return QLocale().toString(local.date(), QLocale.FormatType.LongFormat)


def tag_words(song: Song) -> str:
    """A song's tags as a line."""
    return ", ".join(song.recipe.tag_list)


def progress_words(progress: Progress) -> str:
    """How far a job is: ``62 % · 41 s left · 26 frames/s``."""
    match progress.stage:
        case Stage.WAITING:
            return translate("Wording", "Waiting")
        case Stage.LOADING:
            return translate("Wording", "Loading the model")
        case Stage.READING:
            return translate("Wording", "Reading the words")
        case Stage.SAVING:
            return translate("Wording", "Saving")
        case Stage.DONE:
            return translate("Wording", "Done")
        case Stage.FAILED:
            return translate("Wording", "Failed")
        case Stage.CANCELLED:
            return translate("Wording", "Cancelled")
    parts = [translate("Wording", "{0} %").format(round(progress.fraction * 100))]
    if progress.seconds_left is not None:
        parts.append(translate("Wording", "{0} left").format(duration(progress.seconds_left)))
    if progress.frames_per_second:
        parts.append(translate("Wording", "{0} frames/s").format(f"{progress.frames_per_second:.0f}"))
    return " · ".join(parts)


def cover_words(view: CoverView) -> str:
    """How far a cover is: ``Painting, step 2 of 4``."""
    if not view.running:
        return translate("Wording", "Waiting")
    if view.step is None:
        return translate("Wording", "Getting ready to paint")
    return translate("Wording", "Painting, step {0} of {1}").format(
        min(view.step.done + 1, view.step.total), view.step.total
    )


def job_title(view: JobView) -> str:
    """What a job is called before its songs have titles."""
    from heartstudio.songs.titles import title_of

    return view.songs[0].title if view.songs else title_of(view.job.recipe)
