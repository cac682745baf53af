"""The WSGI application: ``gunicorn config.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# A page makes tens of thousands of objects that live no longer than itself, beside what is kept
# while the data stand: looking for cycles after every 700 of them costs a tenth of the answer.
gc.freeze()
gc.set_threshold(20_000, 20, 20)
