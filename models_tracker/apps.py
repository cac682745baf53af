"""The name of the house among other apps, and what is asked of a site before it goes public."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import gettext_lazy as _


class ModelsTrackerConfig(AppConfig):
    """Models Tracker as Django lists it."""

    name = "models_tracker"
    verbose_name = _("Data of the site")

    def ready(self) -> None:
        register(publisher_is_named, deploy=True)


def publisher_is_named(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Warn of a public site that does not say who publishes it and where to write."""
    lacking = [name for name in ("name", "email") if not settings.SITE_PUBLISHER[name]]
    if not lacking:
        return []
    names = " and ".join(f"SITE_PUBLISHER_{name.upper()}" for name in lacking)
    return [
        Warning(
            "The legal notice does not say who publishes this site or where to write to them.",
            hint=f"Set {names}; readers who find an error or wish to reply are sent there.",
            id="models_tracker.W001",
        )
    ]
