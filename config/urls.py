"""Where everything is: files and machines without a language, pages in English and French."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from models_tracker.urls import files, pages

urlpatterns = [
    *files,
    path("admin/", admin.site.urls),
    *i18n_patterns(*pages, prefix_default_language=False),
]
handler400 = "models_tracker.views.answering.bad_request"
handler404 = "models_tracker.views.answering.not_found"
handler500 = "models_tracker.middleware.server_error"
