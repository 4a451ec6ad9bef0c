"""The Hugging Face token for gated repositories: environment, the hub's own login, or the keychain."""

from __future__ import annotations

from heartstudio.checkpoints.errors import ModelError

SERVICE = "HeartStudio"
ACCOUNT = "huggingface.co"


def known_token() -> str | None:
    """The token in ``HF_TOKEN`` or of ``hf auth login``; found without asking anyone."""
    from huggingface_hub import get_token

    return get_token()


def kept_token() -> str | None:
    """The token in the system's keychain, which may ask the user for leave; None where there is none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, ACCOUNT)
    except (KeyringError, RuntimeError, OSError):
        return None


def keep_token(token: str) -> None:
    """Put a token into the system's keychain.

    Raises:
        ModelError: where this machine has no keychain that takes it.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, ACCOUNT, token)
    except (KeyringError, RuntimeError, OSError) as error:
        raise ModelError(
            f"The token cannot be kept in the keychain ({error})",
            safe="It is written nowhere else",
            remedy="Set it as HF_TOKEN in the environment instead",
        ) from None


def forget_token() -> None:
    """Take the token out of the system's keychain, where it is there."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, ACCOUNT)
    except PasswordDeleteError:
        return
    except (KeyringError, RuntimeError, OSError) as error:
        raise ModelError(f"The token cannot be taken out of the keychain ({error})") from None
