"""What is said while a model is fetched or converted, and where that ends before its time."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FETCHING = (
    QT_TRANSLATE_NOOP("Said", "Fetch it again; what of it is right is not fetched twice"),
    QT_TRANSLATE_NOOP("Said", "Fetch it again in Models"),
    QT_TRANSLATE_NOOP("Said", "Fetch it in Models"),
    QT_TRANSLATE_NOOP("Said", "Fetch it again when the network is back: it goes on where it stopped"),
    QT_TRANSLATE_NOOP("Said", "The disk is full: {0} cannot go on"),
    QT_TRANSLATE_NOOP("Said", "Free some space and fetch it again: it goes on where it stopped"),
    QT_TRANSLATE_NOOP("Said", "Nothing was fetched, and what had come before is kept"),
    QT_TRANSLATE_NOOP("Said", "What has come so far is kept"),
    QT_TRANSLATE_NOOP("Said", "Paused; it goes on from where it was"),
    QT_TRANSLATE_NOOP("Said", "Stopped, and what had come is gone"),
    QT_TRANSLATE_NOOP("Said", "{0}; trying again in {1} s"),
    QT_TRANSLATE_NOOP("Said", "Another HeartStudio is at work on {0}: waiting for it"),
    QT_TRANSLATE_NOOP("Said", "{0} of {1} is refused: it may hold a Python pickle"),
    QT_TRANSLATE_NOOP("Said", "{0} has no revision {1} any more: taking its newest"),
    QT_TRANSLATE_NOOP(
        "Said", "{0} needs {1} free ({2} to fetch, {3} to convert, the rest to spare); this disk has {4}"
    ),
    QT_TRANSLATE_NOOP("Said", "Free {0} and try again"),
    QT_TRANSLATE_NOOP("Said", "{0} cannot be written or read ({1})"),
)

HUB = (
    QT_TRANSLATE_NOOP("Said", "{0} does not come: {1}, {2} times in a row"),
    QT_TRANSLATE_NOOP("Said", "the connection to {0} was lost ({1})"),
    QT_TRANSLATE_NOOP("Said", "the connection was lost before the end"),
    QT_TRANSLATE_NOOP("Said", "{0} answers {1}"),
    QT_TRANSLATE_NOOP("Said", "{0} answers {1} for {2}"),
    QT_TRANSLATE_NOOP("Said", "{0} leads nowhere ({1})"),
    QT_TRANSLATE_NOOP("Said", "The hub's offline mode is on"),
    QT_TRANSLATE_NOOP("Said", "Unset HF_HUB_OFFLINE to fetch models"),
    QT_TRANSLATE_NOOP("Said", "{0} has no such revision any more"),
    QT_TRANSLATE_NOOP("Said", "{0} is gated: its owner wants to know who takes it"),
    QT_TRANSLATE_NOOP("Said", "Accept its terms at {0}, then give a Hugging Face token (HF_TOKEN)"),
    QT_TRANSLATE_NOOP("Said", "{0} shows no repository {1}: it is private or does not exist"),
    QT_TRANSLATE_NOOP("Said", "Check its name, or give a Hugging Face token that may see it (HF_TOKEN)"),
    QT_TRANSLATE_NOOP("Said", "A file of {0} is not on {1} any more"),
    QT_TRANSLATE_NOOP("Said", "{0} holds no {1}, which a {2} needs"),
    QT_TRANSLATE_NOOP("Said", "The hub gives no size and hash for {0}"),
    QT_TRANSLATE_NOOP("Said", "{0} does not answer as a hub does ({1})"),
    QT_TRANSLATE_NOOP("Said", "Check HF_ENDPOINT, if it is set"),
    QT_TRANSLATE_NOOP("Said", "{0} sends {1} packed, against what was asked"),
    QT_TRANSLATE_NOOP("Said", "{0} sends another part of {1} than was asked for"),
    QT_TRANSLATE_NOOP("Said", "{0} has {1} bytes for {2}, not {3}"),
    QT_TRANSLATE_NOOP("Said", "{0} sends more for {1} than it listed"),
    QT_TRANSLATE_NOOP("Said", "{0} of {1} is not what the hub lists: its hash differs"),
    QT_TRANSLATE_NOOP("Said", "It was thrown away and nothing of it is used"),
    QT_TRANSLATE_NOOP("Said", "Try again later; if it stays so, the hub or the way to it is at fault"),
)

CONVERTING = (
    QT_TRANSLATE_NOOP("Said", "{0} is here in {1}"),
    QT_TRANSLATE_NOOP("Said", "{0} is already here in {1}"),
    QT_TRANSLATE_NOOP("Said", "Converting {0} needs {1} free; this disk has {2}"),
    QT_TRANSLATE_NOOP("Said", "Nothing was converted, and the original is untouched"),
    QT_TRANSLATE_NOOP("Said", "{0} of {1} has changed since it came"),
    QT_TRANSLATE_NOOP("Said", "Nothing was converted"),
    QT_TRANSLATE_NOOP("Said", "{0} cannot be converted ({1})"),
    QT_TRANSLATE_NOOP("Said", "The original is untouched"),
    QT_TRANSLATE_NOOP("Said", "The disk is full: {0} cannot be converted"),
    QT_TRANSLATE_NOOP("Said", "What was converted so far is kept, and the original is untouched"),
    QT_TRANSLATE_NOOP("Said", "Free some space and convert again: it goes on where it stopped"),
)
