"""The name of the house among other apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModelsTrackerConfig(AppConfig):
    """Models Tracker as Django lists it."""

    name = "models_tracker"
    verbose_name = _("Data of the site")
