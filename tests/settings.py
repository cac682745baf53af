"""The site's settings as tests run them: a fixed key, static files without a build step."""

import os
import tempfile
import zlib
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "a-key-for-tests-only-a-key-for-tests-only-a-key-for-tests")

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, DATABASES, MIDDLEWARE, SQLITE_FILE, STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
# Runs beside each other do not wait for each other.
DRAWING_LOCK = Path(tempfile.gettempdir()) / f"drawing-{os.getpid()}.lock"
# Slow to guess is slow to make: the admin's tests log in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "kept": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "kept-each": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
if SQLITE_FILE:
    DATABASES["default"] |= {"NAME": ":memory:"}
    SQLITE_FILE = None
else:
    # Two checkouts may be tested at the same time.
    print_of_place = zlib.crc32(str(BASE_DIR).encode())
    DATABASES["default"]["TEST"] = {"NAME": f"test_models_tracker_{print_of_place:08x}"}
