"""What stands between the network and the pages: bounds, language, headers, faults, the cache."""

import datetime
import shutil
import sqlite3
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.cache.backends.filebased import FileBasedCache
from django.db import OperationalError, ProgrammingError, connection
from django.db.utils import IntegrityError
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path
from django.utils.module_loading import import_string

from config.pages import PageStore
from config.urls import urlpatterns as site
from models_tracker import middleware, settling
from models_tracker.models import AIModel, DataRevision

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
EVERY_KIND = [
    "/",
    "/fr/",
    "/nowhere/",
    "/models/?bogus=1",
    "/models/?q=%00",
    "/models.csv",
    "/admin/login/",
    "/healthz",
    "/fault/program",
    "/fault/operational",
]


def fails_with(fault):
    """Return a view that fails with ``fault``."""

    def view(request):
        raise fault

    return view


urlpatterns = [
    path("fault/operational", fails_with(OperationalError("disk I/O error"))),
    path("fault/schema", fails_with(ProgrammingError("no such column"))),
    path("fault/integrity", fails_with(IntegrityError("duplicate"))),
    path("fault/program", fails_with(RuntimeError("a mistake"))),
    *site,
]
handler400 = "models_tracker.views.answering.bad_request"
handler404 = "models_tracker.views.answering.not_found"
handler500 = "models_tracker.middleware.server_error"


@pytest.fixture
def visitor(db):
    """A reader who is shown the answer where the site fails."""
    return Client(raise_request_exception=False, headers={"host": "localhost"})


@pytest.fixture
def cached(settings):
    """Keep pages in memory."""
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    }
    yield settings
    middleware.caches["pages"].clear()


# Bounds


LONG, OFTEN, HIDDEN = (
    "The address is too long.",
    "This parameter is given too often.",
    "This parameter holds a hidden sign.",
)


@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("q=" + "a" * 4095, "", LONG),
        ("a&" * 2100, "", LONG),
        ("&".join(["lab=a"] * 101), "lab", OFTEN),
        ("q=%00", "q", HIDDEN),
        ("q=a%0Ab", "q", HIDDEN),
        ("q=%ED%A0%80", "q", HIDDEN),
        ("q=%FF", "q", HIDDEN),
        ("%00=1", "\N{REPLACEMENT CHARACTER}", HIDDEN),
    ],
    ids=["long", "many", "often", "nul", "newline", "surrogate", "latin1", "nul in the name"],
)
def test_a_hostile_address_is_refused_in_the_face_of_the_site(visitor, query, parameter, reason):
    answer = visitor.get("/models/?" + query)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert (answer.context["parameter"], answer.context["reason"]) == (parameter, reason)
    assert f"“{parameter}”" in page or not parameter
    assert 'class="masthead' in page


def test_at_the_bounds_a_page_decides_for_itself(rf):
    def reached(query):
        guard = middleware.BoundsMiddleware(lambda request: "the page")
        return guard(rf.get("/models/?" + query)) == "the page"

    assert reached("q=" + "a" * (middleware.LONGEST_QUERY - 2))
    assert reached("&".join(["lab=a"] * middleware.MOST_VALUES))


@pytest.mark.parametrize(
    "query",
    ["q=" + "a" * 190, "q=%E2%80%8Bl%C3%A9o", "q=%F0%9F%AB%A8", "q=" + "%20" * 1364],
    ids=["text", "accents and joiners", "a new emoji", "exactly the most"],
)
def test_what_readers_write_is_not_refused(visitor, query):
    assert len(query) <= middleware.LONGEST_QUERY
    assert visitor.get("/search/?" + query).status_code == 200


def test_a_hidden_sign_in_the_path_is_refused(visitor):
    assert visitor.get("/models/a%00b/").status_code == 400


def test_an_unknown_host_is_refused_without_its_name(visitor):
    answer = visitor.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


# Language


@pytest.mark.parametrize(
    ("address", "language"), [("/models/", "en"), ("/fr/models/", "fr"), ("/fr/nowhere/", "fr")]
)
def test_the_address_decides_the_language_and_the_browser_does_not(visitor, address, language):
    other = {"en": "fr", "fr": "en"}[language]
    visitor.cookies["django_language"] = other
    answer = visitor.get(address, headers={"accept-language": other})
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_a_refusal_speaks_the_language_of_its_own_address(visitor):
    visitor.get("/fr/models/")
    assert '<html lang="en">' in visitor.get("/models/?q=%00").content.decode()
    assert '<html lang="fr">' in visitor.get("/fr/models/?q=%00").content.decode()


# Headers


@pytest.mark.urls("tests.test_middleware")
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/fr/",
        "/nowhere/",
        "/models/?bogus=1",
        "/admin/login/",
        "/models.csv",
        "/healthz",
        "/fault/program",
        "/fault/operational",
    ],
)
def test_every_answer_carries_the_same_strict_policy(visitor, address):
    headers = visitor.get(address).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/", "/models/", "/search/?q=r1", "/models.json", "/nowhere/"])
def test_readers_get_no_cookie_and_pages_do_not_vary_by_one(visitor, address):
    answer = visitor.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    "made", [HttpResponse("body"), StreamingHttpResponse(["body"])], ids=["page", "file"]
)
def test_head_has_the_headers_and_no_body(rf, made):
    made.headers["ETag"] = "x"
    answer = middleware.HeadersMiddleware(lambda request: made)(rf.head("/"))
    assert b"".join(answer) == b""
    assert answer.headers["ETag"] == "x"


# Faults of the database


@pytest.mark.urls("tests.test_middleware")
@pytest.mark.parametrize(
    ("address", "status"),
    [("operational", 503), ("schema", 503), ("integrity", 500), ("program", 500)],
)
def test_a_fault_of_the_database_is_answered_with_come_back(visitor, address, status):
    answer = visitor.get(f"/fault/{address}")
    page = answer.content.decode()
    assert answer.status_code == status
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert "<title>" in page
    assert "Traceback" not in page


def test_a_fault_while_asking_for_the_state_is_answered_too(visitor, monkeypatch):
    locked = fails_with(OperationalError("locked"))
    monkeypatch.setattr(middleware, "_state", lambda: locked(None))
    assert visitor.get("/models/").status_code == 503
    assert visitor.get("/healthz").status_code == 200


COUNT = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n {}) SELECT max(x) FROM n"
ENDLESS, SHORT = COUNT.format(""), COUNT.format("LIMIT 100000")
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has statement_timeout"
)


@sqlite_only
def test_an_endless_statement_is_cut(db):
    clock = middleware.StatementClock(0.2)
    started = time.monotonic()
    cut = pytest.raises(OperationalError, match="interrupted")
    with connection.execute_wrapper(clock), connection.cursor() as cursor, cut:
        cursor.execute(ENDLESS)
    clock.stop()
    assert time.monotonic() - started < 5


@sqlite_only
def test_the_clock_starts_anew_with_each_statement(db):
    clock = middleware.StatementClock(1)
    with connection.execute_wrapper(clock), connection.cursor() as cursor:
        cursor.execute(SHORT)
        time.sleep(1.1)
        assert cursor.execute(SHORT).fetchone() == (100_000,)
    clock.stop()


@sqlite_only
def test_the_clock_stops_with_the_request(db, rf, settings):
    def page(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    settings.STATEMENT_SECONDS = 0
    middleware.DatabaseMiddleware(page)(rf.get("/"))
    with connection.cursor() as cursor:
        assert cursor.execute(SHORT).fetchone() == (100_000,)


def test_a_file_put_back_is_opened_anew_and_a_missing_one_is_noticed(tmp_path, settings, db):
    dropped = []
    settings.SQLITE_FILE = tmp_path / "a.sqlite3"
    sqlite3.connect(settings.SQLITE_FILE).execute("CREATE TABLE t(x)").connection.close()
    guard = middleware.DatabaseMiddleware(lambda request: None)

    class Dropped:
        close = staticmethod(lambda: dropped.append(True))

    guard_connection, middleware.connection = middleware.connection, Dropped
    try:
        guard._follow_file()
        guard._follow_file()
        assert dropped == []
        shutil.copy(settings.SQLITE_FILE, tmp_path / "b.sqlite3")
        (tmp_path / "b.sqlite3").replace(settings.SQLITE_FILE)
        guard._follow_file()
        assert len(dropped) == 1
        settings.SQLITE_FILE.unlink()
        guard._follow_file()
        assert len(dropped) == 2
    finally:
        middleware.connection = guard_connection


@pytest.mark.parametrize(("live", "asked"), [(True, 2), (False, 1)], ids=["died", "no server"])
def test_a_connection_that_died_is_exchanged_once(monkeypatch, live, asked):
    tries = []

    class Dead:
        connection = object() if live else None

        @staticmethod
        def close():
            pass

        @staticmethod
        def cursor():
            tries.append(True)
            raise OperationalError("the connection is lost")

    monkeypatch.setattr(middleware, "connection", Dead)
    with pytest.raises(OperationalError):
        middleware._state()
    assert len(tries) == asked


# The page cache


def test_the_same_page_again_is_not_made_again(
    visitor, world, cached, django_assert_max_num_queries
):
    first = visitor.get("/models/")
    with django_assert_max_num_queries(1):
        again = visitor.get("/models/")
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)
    assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_change_of_the_data_makes_another_page(visitor, world, cached):
    first = visitor.get("/models/bamboo-r1/")
    model = world.models["bamboo-r1"]
    model.name = "Bamboo-R1 renamed"
    model.save()
    assert visitor.get("/models/bamboo-r1/").content == first.content
    settling.settle_all()
    assert "Bamboo-R1 renamed" in visitor.get("/models/bamboo-r1/").content.decode()


def test_the_same_number_raised_at_another_time_is_another_state(visitor, world, cached):
    first = visitor.get("/models/bamboo-r1/")
    backup = DataRevision.objects.get()
    settling.raise_revision()
    visitor.get("/models/bamboo-r1/")
    DataRevision.objects.update(number=backup.number, raised_at=backup.raised_at)
    assert visitor.get("/models/bamboo-r1/").headers["ETag"] == first.headers["ETag"]
    AIModel.objects.filter(slug="bamboo-r1").update(name="Bamboo-R1 renamed")
    later = backup.raised_at + datetime.timedelta(seconds=1)
    DataRevision.objects.update(number=backup.number + 1, raised_at=later)
    assert "Bamboo-R1 renamed" in visitor.get("/models/bamboo-r1/").content.decode()


def test_the_parameters_in_another_order_are_the_same_page_and_other_values_are_not(
    visitor, world, cached
):
    first = visitor.get("/models/?sort=name&per_page=50").headers["ETag"]
    assert visitor.get("/models/?per_page=50&sort=name").headers["ETag"] == first
    assert visitor.get("/models/?per_page=100&sort=name").headers["ETag"] != first
    assert visitor.get("/fr/models/?sort=name&per_page=50").headers["ETag"] != first


def test_an_empty_unknown_parameter_is_not_answered_from_the_cache(visitor, world, cached):
    visitor.get("/models/")
    assert visitor.get("/models/?bogus=").status_code == 400


def test_compressed_and_plain_pages_are_kept_apart(visitor, world, cached):
    plain = visitor.get("/models/")
    small = visitor.get("/models/", headers={"accept-encoding": "gzip"})
    assert plain.headers["ETag"] != small.headers["ETag"]
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in visitor.get("/models/").headers


@pytest.mark.parametrize("wrap", ["{}", "W/{}", '"other", {}', "*"])
def test_an_unchanged_page_is_answered_with_304(visitor, world, cached, wrap):
    etag = visitor.get("/models/").headers["ETag"]
    answer = visitor.get("/models/", headers={"if-none-match": wrap.format(etag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_file_of_rows_is_answered_with_304_as_well(visitor, world):
    answer = visitor.get("/models.csv")
    etag = answer.headers["ETag"]
    assert answer.streaming
    assert visitor.get("/models.csv", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("address", ["/nowhere/", "/models/?bogus=1"])
def test_refusals_are_not_kept(visitor, world, cached, address):
    assert "ETag" not in visitor.get(address).headers


def test_who_is_signed_in_never_gets_or_leaves_a_kept_page(visitor, world, cached):
    editor = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    visitor.force_login(editor)
    for address in ("/models/", "/admin/", "/admin/password_change/"):
        answer = visitor.get(address)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers
    assert visitor.get("/admin/login/").headers["Cache-Control"] == "private, no-store"


def test_a_cache_that_fails_costs_only_time(visitor, world, monkeypatch, caplog):
    class Broken:
        @staticmethod
        def get(key):
            raise EOFError("damaged")

        @staticmethod
        def set(key, value):
            raise OSError("disk full")

    monkeypatch.setattr(middleware, "caches", {"pages": Broken})
    assert visitor.get("/models/").status_code == 200
    assert "disk full" in caplog.text
    assert "damaged" in caplog.text


def test_a_very_large_page_is_not_kept(visitor, world, cached, monkeypatch):
    monkeypatch.setattr(middleware, "LARGEST_KEPT", 10)
    visitor.get("/models/")
    assert middleware.caches["pages"].get(visitor.get("/models/").headers["ETag"]) is None


def test_the_store_of_pages_is_bounded_and_shared_by_the_workers():
    from config import settings as production

    pages = production.CACHES["pages"]
    assert issubclass(import_string(pages["BACKEND"]), FileBasedCache)
    assert pages["OPTIONS"]["MAX_ENTRIES"] <= 5000


def test_a_page_is_shared_by_files_and_the_latest_are_in_memory(tmp_path):
    one, other = PageStore(tmp_path, {}), PageStore(tmp_path, {})
    one.set("small", (b"page", []))
    one.set("large", (b"x" * (PageStore.LARGEST + 1), []))
    assert other.get("small") == (b"page", [])
    FileBasedCache(str(tmp_path), {}).clear()
    assert (one.get("small"), other.get("small")) == ((b"page", []), (b"page", []))
    assert one.get("large") is None
    one.clear()
    assert one.get("small") is None


def test_the_memory_of_a_worker_is_bounded(tmp_path):
    store = PageStore(tmp_path, {})
    for number in range(PageStore.MOST + 5):
        store.set(str(number), (b"page", []))
    assert len(store.latest) == PageStore.MOST
    assert "0" not in store.latest


def test_ready_only_with_migrations_and_a_real_row(visitor, world, monkeypatch):
    assert visitor.get("/readyz").status_code == 200
    DataRevision.objects.all().delete()
    assert visitor.get("/readyz").status_code == 503
    assert visitor.get("/healthz").status_code == 200
