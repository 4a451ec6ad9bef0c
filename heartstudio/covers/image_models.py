"""The image models that can paint covers: which of mflux's classes loads each, and how it is asked."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass

from heartstudio.errors import HeartStudioError


class CoverError(HeartStudioError):
    """A cover could not be painted."""


@dataclass(frozen=True, slots=True)
class ImageModel:
    """A kind of image model.

    Attributes:
        name: what mflux calls it.
        module: where mflux has its class.
        loader: the class.
        steps: of denoising.
        guidance: how far to exaggerate the prompt; 1, and 0 where the model knows no guidance, leave it off.
    """

    name: str
    module: str
    loader: str
    steps: int
    guidance: float


_KLEIN = "mflux.models.flux2.variants"
_MODELS = {
    "klein9b": ImageModel("flux2-klein-9b", _KLEIN, "Flux2Klein", steps=4, guidance=1.0),
    "klein4b": ImageModel("flux2-klein-4b", _KLEIN, "Flux2Klein", steps=4, guidance=1.0),
    "zimageturbo": ImageModel("z-image-turbo", "mflux.models.z_image", "ZImageTurbo", steps=9, guidance=0.0),
    "schnell": ImageModel(
        "schnell", "mflux.models.flux.variants.txt2img.flux", "Flux1", steps=4, guidance=0.0
    ),
}
"""By what the name of a checkpoint says of it, in small letters and digits alone."""


def image_model(name: str) -> ImageModel:
    """The kind of model that a checkpoint is, by its name or hub id.

    Raises:
        CoverError: where the name tells of none that is known.
    """
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    for part, model in _MODELS.items():
        if part in plain:
            return model
    known = ", ".join(model.name for model in _MODELS.values())
    raise CoverError(
        f"{name} is no image model that HeartStudio knows",
        safe="The song keeps its cover",
        remedy=f"Choose another cover model in Preferences; known are {known}",
    )


def is_image_model(name: str) -> bool:
    """Whether the name of a checkpoint is that of an image model that is known."""
    try:
        image_model(name)
    except CoverError:
        return False
    return True


def can_paint() -> bool:
    """Whether mflux, which runs image models, is installed; it is not imported for that."""
    return importlib.util.find_spec("mflux") is not None
