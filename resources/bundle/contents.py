"""What HeartStudio.app consists of: everything that the build knows about the program and its libraries, as data."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

NAME = "HeartStudio"
ENTRY = ROOT / "resources" / "bundle" / "start" / "launch.py"
ICON = ROOT / "resources" / "bundle" / "art" / "HeartStudio.icns"
RECIPE_ICON = ICON.with_name("recipe.icns")

ARCHITECTURE = "arm64"
MINIMUM_SYSTEM = (14, 0)
"""MLX asks for it; every wheel is taken for this system and every file checked against it."""

WHEEL_PLATFORM = "macosx_14_0_arm64"
PYTHON = (3, 12)
"""The Python inside: the one for which all libraries have wheels, and python.org a framework."""

LARGEST = 450 * 1024**2
"""Bytes of the whole application, models not counted."""

PACKAGES = (
    "heartstudio",
    # With libraries or data beside their modules, found through the folder that they lie in.
    "PySide6",
    "shiboken6",
    "mlx",
    "numpy",
    "scipy",
    "_sounddevice_data",
    "_soundfile_data",
    "tokenizers",
    "safetensors",
    "hf_xet",
    "certifi",
    "yaml",
    "PIL",
    "markupsafe",
    "regex",
    # With modules that are imported by names which only the running program knows.
    "anyio",
    "fsspec",
    "httpcore",
    "httpx",
    "huggingface_hub",
    "jinja2",
    "keyring",
    "mflux",
    "rich",
    "transformers",
    # Apple's frameworks; each loads its own description when it is first asked for a name.
    "objc",
    "AppKit",
    "AVFAudio",
    "AVFoundation",
    "CoreAudio",
    "CoreFoundation",
    "CoreMedia",
    "Foundation",
    "MediaPlayer",
    "Quartz",
)
"""Taken whole, as folders; a package that only an import names goes into the archive of modules instead."""

INCLUDES = ("_cffi_backend", "sounddevice", "_sounddevice", "soundfile", "_soundfile")
"""Modules outside packages that are taken though the search for imports may miss them."""

EXCLUDES = (
    "heartstudio.training",
    # What libraries use where it happens to be installed, and their own tests.
    "IPython",
    "_pytest",
    "PyObjCTest",
    "cv2",
    "cupy",
    "dask",
    "hypothesis",
    "jax",
    "matplotlib",
    "mypy",
    "pandas",
    "pip",
    "pkg_resources",
    "py2app",
    "pytest",
    "setuptools",
    "sphinx",
    "tensorflow",
    "torch",
    # What nothing in a windowed program asks for.
    "ensurepip",
    "idlelib",
    "lib2to3",
    "tkinter",
    "turtle",
)

DEMO_MODEL = "demo-model"
RESOURCES = ("catalogue.toml", "tags.toml", "templates.toml", DEMO_MODEL, "icons", "translations")
"""Of our own ``resources/``: what the running program reads."""

LANGUAGES = ("en", "de", "zh_CN")

TOKENIZERS = ("auto", "clip", "qwen2", "qwen3", "t5")
"""What the image models take from Transformers, which brings code for hundreds of others."""

QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtSvg", "QtWidgets")
"""What the program imports of Qt."""

QT_FRAMEWORKS = (*QT_MODULES, "QtDBus")
"""QtGui is linked with QtDBus, on a Mac too."""

QT_PLUGINS = (
    "platforms/libqcocoa.dylib",
    "platforms/libqoffscreen.dylib",  # the self-test needs no screen
    "styles/libqmacstyle.dylib",
    "iconengines/libqsvgicon.dylib",
    "imageformats/libqicns.dylib",
    "imageformats/libqjpeg.dylib",
    "imageformats/libqsvg.dylib",
    "imageformats/libqwebp.dylib",
)

KEPT = {
    "PySide6": (
        "__init__.py",
        "_config.py",
        "_git_pyside_version.py",
        "support/*",
        "libpyside6.abi3.*.dylib",
        *(f"{module}.abi3.so" for module in QT_MODULES),
        *(f"Qt/lib/{framework}.framework/*" for framework in QT_FRAMEWORKS),
        *(f"Qt/plugins/{plugin}" for plugin in QT_PLUGINS),
        *(f"Qt/translations/qtbase_{language}.qm" for language in LANGUAGES),
    ),
    "transformers/models": ("__init__.py", *(f"{model}/*" for model in TOKENIZERS)),
}
"""Folders of which only this stays. In all patterns ``*`` stands for any characters, ``/`` too."""

DROPPED = (
    "heartstudio/training/*",
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.h",
    "*.hpp",
    "*.a",
    "*.cmake",
    "*.dll",
    "*.exe",
    "*/.github/*",
    "*/__pycache__/*",
    "*/tests/*",
    "*.dSYM/*",
    "mlx/include/*",
    "mlx/share/*",
    "_sounddevice_data/portaudio-binaries/README.md",
)
"""What is left out of every other package, below the folder of libraries."""

NEWER_SYSTEM: dict[str, str] = {}
"""Files that ask for a newer macOS than promised, by a pattern of their path, and why they may."""
