#!/usr/bin/env python
"""Django's command line for Models Tracker."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    names_its_own = any(word.startswith("--settings") for word in sys.argv[2:])
    try:
        bool(names_its_own or settings.DEBUG)
    except ImproperlyConfigured as fault:
        sys.exit(str(fault))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
