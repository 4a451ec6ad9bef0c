"""From a song to a picture."""

from heartstudio.covers.painted import cover_png, paint_cover
from heartstudio.covers.sheet import contact_sheet

__all__ = ["contact_sheet", "cover_png", "paint_cover"]
