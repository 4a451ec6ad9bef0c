"""What the application tells the system about itself: Info.plist and entitlements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heartstudio import __version__
from heartstudio.macos.service import MESSAGE
from heartstudio.recipe import FILE_SUFFIX
from resources.bundle.contents import ARCHITECTURE, ICON, LANGUAGES, MINIMUM_SYSTEM, NAME, RECIPE_ICON

IDENTIFIER = "org.heartstudio.HeartStudio"
RECIPE_TYPE = "org.heartstudio.recipe"

LRC_TYPE = "org.heartstudio.lrc"

AUDIO_TYPES = ("com.microsoft.waveform-audio", "public.aiff-audio", "public.aifc-audio", "org.xiph.flac")
TEXT_TYPES = ("public.plain-text", "net.daringfireball.markdown", LRC_TYPE)


def info_plist() -> dict[str, Any]:
    """Info.plist, but for what py2app adds for its own use."""
    return {
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": NAME,
        "CFBundleDocumentTypes": _document_types(),
        "CFBundleExecutable": NAME,
        "CFBundleIconFile": ICON.name,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleLocalizations": [language.replace("zh_CN", "zh-Hans") for language in LANGUAGES],
        "CFBundleName": NAME,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "LSApplicationCategoryType": "public.app-category.music",
        "LSArchitecturePriority": [ARCHITECTURE],
        "LSMinimumSystemVersion": ".".join(map(str, MINIMUM_SYSTEM)),
        "LSMultipleInstancesProhibited": True,
        "LSRequiresNativeExecution": True,
        # It begins in the menu bar; the program itself steps into the Dock while a window is open. So a start at
        # login never flashes an icon in the Dock.
        "LSUIElement": True,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Apache License 2.0",
        "NSPrincipalClass": "NSApplication",
        "NSServices": [_service()],
        "NSSupportsAutomaticGraphicsSwitching": True,
        "UTExportedTypeDeclarations": [_recipe_type()],
        "UTImportedTypeDeclarations": [_lrc_type()],
    }


def entitlements(ad_hoc: bool) -> Mapping[str, bool]:
    """What the hardened runtime is asked to allow.

    Without a team there is none that the libraries could share with the program, and the runtime would refuse to
    load them; with a Developer ID nothing is asked for.
    """
    return {"com.apple.security.cs.disable-library-validation": True} if ad_hoc else {}


def _document_types() -> list[dict[str, Any]]:
    return [
        {
            "CFBundleTypeIconFile": RECIPE_ICON.name,
            "CFBundleTypeName": "HeartStudio Recipe",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [RECIPE_TYPE],
        },
        # Not the program that opens these by default, but one that they may be dropped on.
        {
            "CFBundleTypeName": "Song",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(AUDIO_TYPES),
        },
        {
            "CFBundleTypeName": "Lyrics",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(TEXT_TYPES),
        },
    ]


def _recipe_type() -> dict[str, Any]:
    return {
        "UTTypeIdentifier": RECIPE_TYPE,
        "UTTypeDescription": "HeartStudio Recipe",
        "UTTypeIconFile": RECIPE_ICON.name,
        "UTTypeConformsTo": ["public.json"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [FILE_SUFFIX.removeprefix(".")],
            "public.mime-type": ["application/vnd.heartstudio.recipe+json"],
        },
    }


def _lrc_type() -> dict[str, Any]:
    """Words with time stamps: the system knows no type of that name, and so takes them for no text."""
    return {
        "UTTypeIdentifier": LRC_TYPE,
        "UTTypeDescription": "Timed Lyrics",
        "UTTypeConformsTo": ["public.plain-text"],
        "UTTypeTagSpecification": {"public.filename-extension": ["lrc"]},
    }


def _service() -> dict[str, Any]:
    """The entry in every program's Services menu; heartstudio.macos.service answers it."""
    return {
        "NSMenuItem": {"default": "Sing in HeartStudio"},
        "NSMessage": MESSAGE,
        "NSPortName": NAME,
        "NSSendTypes": ["public.utf8-plain-text", "NSStringPboardType"],
        "NSRequiredContext": {},
    }
