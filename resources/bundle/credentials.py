"""Whose name the application bears: read from the environment, so that nothing secret lies in the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from resources.bundle.errors import BundleError

IDENTITY = "HEARTSTUDIO_SIGN_IDENTITY"
PROFILE = "HEARTSTUDIO_NOTARY_PROFILE"
KEY = "HEARTSTUDIO_NOTARY_KEY"
KEY_ID = "HEARTSTUDIO_NOTARY_KEY_ID"
ISSUER = "HEARTSTUDIO_NOTARY_ISSUER"

AD_HOC = "-"
"""What codesign calls a signature by nobody: it holds on the Mac that made it, and says nothing elsewhere."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who signs, and who sends it to Apple.

    Attributes:
        identity: of a Developer ID certificate in the keychain, or :data:`AD_HOC`.
        notary: arguments that tell notarytool who asks; empty where nothing is sent.
    """

    identity: str = AD_HOC
    notary: tuple[str, ...] = ()

    @property
    def is_ad_hoc(self) -> bool:
        """Whether nobody signs."""
        return self.identity == AD_HOC

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Those that the environment names; an empty variable counts as none.

        Raises:
            BundleError: where half of what is needed is there.
        """
        given = {name: environment.get(name, "") for name in (IDENTITY, PROFILE, KEY, KEY_ID, ISSUER)}
        by_key = (KEY, KEY_ID, ISSUER)
        notary: tuple[str, ...] = ()
        if given[PROFILE]:
            notary = ("--keychain-profile", given[PROFILE])
        elif any(given[name] for name in by_key):
            missing = [name for name in by_key if not given[name]]
            if missing:
                raise BundleError(f"To notarise with a key, {', '.join(missing)} must be set too")
            notary = ("--key", given[KEY], "--key-id", given[KEY_ID], "--issuer", given[ISSUER])
        identity = given[IDENTITY] or AD_HOC
        if notary and identity == AD_HOC:
            raise BundleError(
                f"Apple notarises only what a Developer ID has signed: {IDENTITY} must be set too"
            )
        return cls(identity, notary)
