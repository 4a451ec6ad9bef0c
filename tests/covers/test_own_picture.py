from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import piexif
import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtGui import QImageReader

from heartstudio.covers.image_models import CoverError
from heartstudio.covers.own_picture import LARGEST_SIDE, own_picture_png

PLAIN = {"dpi", "gamma", "srgb"}


def opened(png: bytes) -> Image.Image:
    assert png.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(png))


def flag(width: int, height: int) -> Image.Image:
    """Red on the left, green in the middle, blue on the right."""
    image = Image.new("RGB", (width, height), (0, 200, 0))
    image.paste((200, 0, 0), (0, 0, width // 4, height))
    image.paste((0, 0, 200), (width - width // 4, 0, width, height))
    return image


def test_the_middle_of_a_picture_is_kept_and_what_it_says_of_its_maker_is_not(tmp_path: Path) -> None:
    exif = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: b"Somecamera", piexif.ImageIFD.Orientation: 6},
            "GPS": {piexif.GPSIFD.GPSLatitude: ((52, 1), (31, 1), (0, 1))},
        }
    )
    path = tmp_path / "holiday.jpg"
    flag(400, 200).save(path, exif=exif, comment=b"taken at home")
    png = own_picture_png(path)
    assert opened(png).size == (200, 200)
    assert set(opened(png).info) <= PLAIN
    for said in (b"Somecamera", b"taken at home", b"eXIf", b"iTXt", b"tEXt"):
        assert said not in png
    # It lay on its side, as the camera was held, so that the middle goes from green to green.
    assert opened(png).convert("RGB").getpixel((100, 100))[1] > 150


def test_words_inside_a_png_and_its_transparency_do_not_stay(tmp_path: Path) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody")
    words.add_itxt("Comment", "a secret")
    path = tmp_path / "drawing.png"
    Image.new("RGBA", (50, 30), (0, 0, 0, 0)).save(path, pnginfo=words)
    png = own_picture_png(path.read_bytes())
    assert set(opened(png).info) <= PLAIN
    assert b"Somebody" not in png
    assert opened(png).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left(tmp_path: Path) -> None:
    large, small = tmp_path / "large.jpg", tmp_path / "small.bmp"
    flag(5000, 4000).save(large)
    flag(40, 40).save(small)
    assert opened(own_picture_png(large)).size == (LARGEST_SIDE, LARGEST_SIDE)
    assert opened(own_picture_png(small)).size == (40, 40)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif", "bmp", "tiff", "ppm"])
def test_whatever_qt_reads_will_do_even_under_a_wrong_name(kind: str, tmp_path: Path) -> None:
    if kind not in {str(name.data(), "ascii") for name in QImageReader.supportedImageFormats()}:
        pytest.skip("this build of Qt reads none")
    path = tmp_path / "picture.jpg"
    flag(64, 64).save(path, format=kind)
    assert opened(own_picture_png(path)).size == (64, 64)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "words.png"
    path.write_bytes(content)
    for source in (path, content, tmp_path / "gone.png"):
        with pytest.raises(CoverError, match="no picture") as caught:
            own_picture_png(source)
        assert caught.value.safe


def test_a_picture_that_only_claims_to_be_huge_is_refused_before_it_is_decoded() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(CoverError, match="too large"):
        own_picture_png(bomb)
