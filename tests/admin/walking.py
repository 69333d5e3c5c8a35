"""Walks the table of `tests/policy.py`: every route, role and method, every action, every box that offers records.

An answer that the table does not say is a finding, and so is one that wrote something though it refused, or that tells
of a hidden record other than of one that is not there.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse

from accounts.roles import create_roles
from articles import records
from articles.importing import uploads
from articles.models import (
    Action,
    Article,
    Brief,
    Department,
    Digest,
    DigestItem,
    DigestStyle,
    ImportLine,
    ImportRun,
    Job,
    KeptFile,
    Notice,
    Objection,
    PointAdjustment,
    SavedSearch,
    ScoringRule,
    Source,
    SourceBytes,
    Story,
    Submission,
    WrongForm,
    change,
)
from articles.permissions import READ_INTERNAL
from articles.pipeline import SourceOptions
from articles.reading.line_boxes import pack_boxes
from articles.reading.pdf_image import png
from articles.reading.values import LineBox
from tests import factories
from tests.policy import (
    ACTIONS,
    ADMINISTRATOR,
    ARCHIVIST,
    AUTOCOMPLETE,
    CHIEF,
    CLERK,
    EDITOR,
    NO_ROLE,
    OUTSIDER,
    POLICY,
    ROLES,
    SEES_INTERNAL,
    SIGNED_OUT,
    VERSIONS,
    Line,
)
from tests.reading.pdf_making import Set, pdf_of

SECRET = "机密"
"""Stands in each text of what is internal."""

ABSENT = 987654321
"""The key of no record."""

ASKED_FOR_HIDDEN = (NO_ROLE, ARCHIVIST, OUTSIDER, EDITOR)
"""Roles that ask for what is hidden from them, and one from whom it is not."""

NO_FIGURES = {"first": "2024-05-01", "last": "2024-05-31", "rule": "", "pieces": 0, "briefs": 0, "commissioned": 0} | {
    "in_several_media": 0,
    **{name: [] for name in ("media", "groups", "own_office", "adjustments", "titles", "months")},
    **{"issuer": "", "addressees": ""},
}
"""Of a notice in whose days nothing was used."""

RULE = "试行办法"
"""The scoring rule of the notices."""

NOT_COUNTED = {
    "django_session",
    "accounts_opensession",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "axes_accesslog",
    "articles_presence",
}
"""Tables that say who is there, not what is."""

SENT = {
    **{
        "apply": "1",
        "headline": "改",
        "name": "改",
        "number": "7",
        "username": "gai",
        "note": "改",
        "act": "check-all",
        "column": "tags",
    },
    **{"format": "json", "alone": "1", "cancel": "1", "group": "改", "q": "清凉", "query": "清凉", "post": "yes"},
}
"""What a form is sent with: something for each page that writes."""

STARTS = ("/admin/", "/admin/search/?q=清凉", "/admin/search/?q=清凉&o=relevance", "/admin/search/proof/?number=10")
MOST_OF_A_KIND = 4
"""Pages of one view that are opened: there are thousands of places."""

NO_SUCH_METHOD = 405
METHODS = ("GET", "POST")
OTHER_METHODS = ("PUT", "PATCH", "DELETE")


def routes() -> dict[str, str]:
    """All that the resolver knows: name, or address where there is none, with the address."""
    return dict(_routes(get_resolver(), "", ""))


def _routes(resolver: Any, address: str, namespace: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        here = address + str(each.pattern).removeprefix("^")
        if isinstance(each, URLPattern):
            prefix = f"{namespace}:" if namespace else ""
            yield (prefix + each.name if each.name else here), here
        else:
            yield from _routes(each, here, each.namespace or namespace)


@dataclass(frozen=True, slots=True)
class Cell:
    """One request: of a role, by a method, to a route, about a record that is seen, hidden or absent."""

    route: str
    role: str
    method: str
    record: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method, self.route, self.record, f"[{self.role}]"]))


class Desk:
    """The archive that is walked, and a browser for each role."""

    def __init__(self) -> None:
        create_roles()
        self.users = {role: person(role) for role in ROLES if role != SIGNED_OUT}
        self.clients = {
            role: Client(raise_request_exception=False, headers={"accept-language": "en"}) for role in ROLES
        }
        for role, user in self.users.items():
            self.clients[role].force_login(user)
            self.clients[role].get("/admin/jsi18n/")
        self.cookies = {role: client.cookies.output(header="", sep=";") for role, client in self.clients.items()}
        self.seen = records_of("公开", self.users[ADMINISTRATOR])
        self.hidden = records_of(SECRET, self.users[ADMINISTRATOR], visibility="internal")
        self.common = common_records(self.users[ADMINISTRATOR])

    def send(self, role: str, method: str, url: str, data: Mapping[str, Any] | None = None) -> HttpResponse:
        client = self.clients[role]
        client.cookies = SimpleCookie(self.cookies[role])
        send = getattr(client, method.lower())
        return send(url, data or {}) if method in METHODS else send(url)


def person(role: str) -> User:
    user = factories.user(is_staff=True, is_superuser=role == ADMINISTRATOR)
    if role in (ARCHIVIST, EDITOR, CHIEF, ADMINISTRATOR):
        user.groups.add(Group.objects.get(name=role))
    elif role == OUTSIDER:
        user.user_permissions.set(Group.objects.get(name=CHIEF).permissions.exclude(codename=READ_INTERNAL))
    elif role == CLERK:
        user.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    return user


def records_of(name: str, by: User, visibility: str = "public") -> dict[str, tuple[Any, ...]]:
    """A story, and what there is of and around it, all made in one import; and an edit of it. What the addresses of
    each are made of, by the kind of record."""
    run = ImportRun.objects.create(by=by, options={"publication": name})
    text = f"{name}的清凉包\n{name}的正文，清凉包送到班组。\n"
    story = factories.printed_story(text, section=f"{name}栏", byline=f"{name}记者", notes=name, visibility=visibility)
    source, issue = story.source, story.issue
    Source.objects.filter(pk=source.pk).update(name=f"{name}.pdf")
    stored = zlib.compress(pdf_of([[Set(name, 50, 760, 20)]]))
    SourceBytes.objects.filter(source=source).update(compressed=stored)
    (printed,) = source.readings.all()
    source.readings.update(line_boxes=pack_boxes([LineBox(0, len(printed.text), 1, 800, 800, 9000, 1200)]))
    ImportLine.objects.create(run=run, name=f"{name}.pdf", outcome="imported", source=source, stories=1)
    with change(Action.IMPORT, by=by, run=run, note=name):
        records.edit(story.pk, {"section": f"{name}版"})
    factories.suggested(story, "高温")
    factories.suggested_place(story, "500000")
    brief = factories.story(kind="brief", headline=f"{name}的简讯清凉包", issue=issue, visibility=visibility)
    proof = KeptFile.objects.create(
        sha256=story.pk, name="版面.pdf", media_type="application/pdf", size=5, data=b"%PDF-"
    )
    data = png(1, 1, bytes(3), 3)
    picture = KeptFile.objects.create(
        sha256=f"picture {story.pk}", name="照片.png", media_type="image/png", size=len(data), data=data
    )
    used = factories.use(story, factories.publication(), used_on=date(2024, 6, 17), proof_file=proof)
    kept = factories.registered(
        Notice,
        title=f"{name}通报",
        first=date(2024, 5, 1),
        last=date(2024, 5, 31),
        rule_name=RULE,
        figures=NO_FIGURES,
        has_internal=visibility == "internal",
        kept_by=by,
    )
    with change(Action.EDIT, by=by):
        digest = Digest.objects.create(
            style=DigestStyle.objects.first(), number="7", teasers=f"{name}导读", picture=picture
        )
        item = DigestItem.objects.create(digest=digest, story=story, headline=name, text=name, picture=picture)
    objection = factories.registered(
        Objection,
        notice=kept,
        unit=factories.unit(f"江北区第{story.pk}小学"),
        made_on=date(2024, 7, 2),
        text=f"{name}漏了一篇",
    )
    done = story.history.latest("history_id")
    described = issue.history.latest("history_id")
    return {
        "story": (story.pk,),
        "story file": (story.pk, "docx"),
        "brief": (brief.pk,),
        f"story {VERSIONS}": (story.pk, done.history_id),
        "source": (source.pk,),
        "page": (source.pk, 1),
        "cutting": (story.pk, 1),
        "issue": (issue.pk,),
        f"issue {VERSIONS}": (issue.pk, described.history_id),
        "change": (done.change_id,),
        "use": (used.pk,),
        f"use {VERSIONS}": (used.pk, used.history.get().history_id),
        "digest": (digest.pk,),
        "digest file": (digest.pk, "docx"),
        "digest item picture": (digest.pk, item.pk),
        "notice": (kept.pk,),
        "notice file": (kept.pk, "docx"),
        "objection": (objection.pk,),
        "run": (run.pk,),
    }


def common_records(administrator: User) -> dict[str, tuple[Any, ...]]:
    """Of what is hidden from nobody who may read."""
    publication = factories.publication("工道")
    unit = factories.unit("渝北区总工会", "区县")
    rule = factories.registered(ScoringRule, name=RULE)
    with change(Action.EDIT, by=administrator):
        adjustment = PointAdjustment.objects.create(unit=unit, day=date(2024, 6, 3), points=5, reason="批示")
    submission = factories.registered(Submission, unit=unit, day=date(2024, 6, 3), title="送清凉")
    upload = uploads.keep_files([("a.pdf", pdf_of([[Set("清凉", 50, 760, 20)]]))], SourceOptions(), by=administrator)
    uploads.parse_for_a_moment(upload)
    return {
        "act": ("tags",),
        "maintenance": ("rebuild-index",),
        "publication": (publication.pk,),
        f"publication {VERSIONS}": (publication.pk, publication.history.get().history_id),
        "tag": (factories.tag("驿站").pk,),
        "place": ("500000",),
        "group": (Group.objects.get(name=EDITOR).pk,),
        "user": (factories.user("plain").pk,),
        "department": (Department.objects.create(name="编辑一室").pk,),
        "unit": (unit.pk,),
        f"unit {VERSIONS}": (unit.pk, unit.history.get().history_id),
        "group of units": (unit.group_id,),
        "rule": (rule.pk,),
        "adjustment": (adjustment.pk,),
        "style": (DigestStyle.objects.first().pk,),
        "submission": (submission.pk,),
        "wrong form": (factories.registered(WrongForm, wrong="座谈回").pk,),
        "upload": (upload.token,),
        "waiting page": (upload.token, upload.files.get().pk, 1),
    }


def own_records(user: User | None) -> dict[str, tuple[Any, ...]]:
    """Of which each user has some."""
    if user is None:
        return {"search": (1,), "job": (1,)}
    job = Job.objects.create(kind="read-upload", by=user, state=Job.State.FAILED)
    return {"search": (SavedSearch.objects.create(by=user, name="x", query="清凉").pk,), "job": (job.pk,)}


@dataclass
class Walk:
    """`cells` are the requests that were sent, `findings` what is not as the table says."""

    desk: Desk
    cells: int = 0
    findings: list[str] = field(default_factory=list)

    def routes(self, names: Collection[str] = (), roles: Collection[str] = ROLES) -> None:
        """All routes, or those of these names."""
        for route, address, line in self._lines(names):
            for role in roles:
                with taken_back():
                    own = own_records(self.desk.users.get(role))
                    for method in METHODS:
                        self._records(Cell(route, role, method), address, line, {**self.desk.common, **own})

    def other_methods(self) -> None:
        """No page knows them: they write nothing, whoever sends them."""
        records = {**self.desk.seen, **self.desk.common, "search": (1,), "job": (1,)}
        for route, address, line in self._lines():
            url = url_of(route, address, records.get(line.about, ()))
            for method in OTHER_METHODS:
                self._said(Cell(route, CHIEF, method), url)

    def _lines(self, names: Collection[str] = ()) -> Iterator[tuple[str, str, Line]]:
        for route, address in routes().items():
            if names and route not in names:
                continue
            if route in POLICY:
                yield route, address, POLICY[route]
            else:
                self.findings.append(f"{route}: no line")

    def _records(self, cell: Cell, address: str, line: Line, common: Mapping[str, tuple[Any, ...]]) -> None:
        allowed = line.get if cell.method == "GET" else line.post
        here = {**self.desk.seen, **common}.get(line.about, ())
        self._send(
            Cell(cell.route, cell.role, cell.method, "seen" if here else ""), address, here, cell.role in allowed
        )
        if not here or line.about in ("act", "maintenance"):
            return
        if cell.role not in (ASKED_FOR_HIDDEN if line.about in self.desk.hidden else allowed & {CHIEF, ADMINISTRATOR}):
            return
        gone = tuple(ABSENT if n == 0 else key for n, key in enumerate(here))
        absent = self._said(cell, url_of(cell.route, address, gone))
        if line.about not in self.desk.hidden:
            if is_allowed(absent) and not cell.route.endswith("/"):
                self.findings.append(f"{cell}: what is not there is answered with {absent.status_code}")
            return
        secret = self.desk.hidden[line.about]
        if cell.role in SEES_INTERNAL:
            self._send(Cell(cell.route, cell.role, cell.method, "internal"), address, secret, cell.role in allowed)
            return
        hidden = self._said(cell, url_of(cell.route, address, secret))
        if told(hidden, secret) != told(absent, gone):
            difference = [
                pair for pair in zip(told(hidden, secret), told(absent, gone), strict=True) if pair[0] != pair[1]
            ]
            self.findings.append(f"{cell}: what is hidden is told from what is not there: {difference}")

    def _send(self, cell: Cell, address: str, here: tuple[Any, ...], is_expected: bool) -> None:
        response = self._said(cell, url_of(cell.route, address, here), may_write=is_expected)
        if is_allowed(response) is not is_expected and response.status_code != NO_SUCH_METHOD:
            should = "allowed" if is_expected else "refused"
            self.findings.append(f"{cell}: {response.status_code} {response.headers.get('Location', '')}, not {should}")

    def _said(
        self, cell: Cell, url: str, data: Mapping[str, Any] | None = None, *, may_write: bool = False
    ) -> HttpResponse:
        """The answer. Whatever it wrote is taken back; a refusal wrote nothing."""
        self.cells += 1
        with taken_back():
            before = number_of_rows()
            response = self.desk.send(cell.role, cell.method, url, data or (SENT if cell.method == "POST" else None))
            response.text_said = content(response)
            if response.status_code >= 500:
                self.findings.append(f"{cell}: {response.status_code}")
            if not may_write and number_of_rows() != before:
                self.findings.append(f"{cell}: refused, and wrote all the same")
        if cell.role not in SEES_INTERNAL and SECRET in response.text_said:
            self.findings.append(f"{cell}: shows what is internal")
        return response

    def actions(self, models: Collection[type[Model]] = ()) -> None:
        """All actions, or those of these models."""
        for model, section in admin.site._registry.items():
            if models and model not in models:
                continue
            name = model._meta.model_name
            for action in sorted({*_actions_of(section)}):
                key = f"{'story' if model._meta.proxy else name} {action}"
                if key not in ACTIONS:
                    self.findings.append(f"{key}: no line")
                    continue
                self._action(model, action, ACTIONS[key])

    def _action(self, model: Any, action: str, allowed: Collection[str]) -> None:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        sent = {"action": action, "apply": "1", "format": "json", "post": "yes"}
        for role in ROLES:
            cell = Cell(f"{model._meta.model_name} {action}", role, "POST")
            with taken_back():
                own_records(self.desk.users.get(role))
                keys = self._selected(model)
                response = self._said(cell, url, {**sent, "_selected_action": keys}, may_write=role in allowed)
            is_done = is_allowed(response) and not is_no_action(response)
            if is_done is not (role in allowed):
                self.findings.append(f"{cell}: {'done' if is_done else 'refused'}")

    def _selected(self, model: type[Model]) -> set[Any]:
        """Some that all may see, and some that are internal."""
        if model in (Story, Article, Brief):
            return {records[kind][0] for records in (self.desk.seen, self.desk.hidden) for kind in ("story", "brief")}
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        return {*keys[:20], *keys[-20:]}

    def boxes(self, models: Collection[type[Model]] = ()) -> None:
        """Every relation of every model, or of these: there is one address for all."""
        url = reverse("admin:autocomplete")
        for model in models or admin.site._registry:
            options = model._meta
            for each in (*options.fields, *options.many_to_many):
                if each.remote_field is None or each.remote_field.model not in admin.site._registry:
                    continue
                asked = {"app_label": options.app_label, "model_name": options.model_name, "field_name": each.name}
                remote = each.remote_field.model._meta.model_name
                for role in ROLES:
                    cell = Cell(f"autocomplete {options.model_name}.{each.name}", role, "GET")
                    response = self._said(cell, url, {**asked, "term": ""})
                    self._said(cell, url, {**asked, "term": SECRET})
                    if is_allowed(response) is not (role in AUTOCOMPLETE.get(remote, ())):
                        self.findings.append(f"{cell}: {response.status_code}")


def _actions_of(section: admin.ModelAdmin) -> Iterator[str]:
    for _function, name, _description in section._get_base_actions():
        yield name


def url_of(route: str, address: str, keys: tuple[Any, ...]) -> str:
    """The address with the keys in the places of its parameters."""
    remaining = [str(key) for key in keys]
    address = address.replace("(?P<app_label>articles|auth)", "articles").replace("(?P<url>.*)", "nowhere")
    path = re.sub(r"<[^>]+>|\(\[\^/\]\+\)", lambda _match: remaining.pop(0) if remaining else "1", address)
    return "/" + path.removesuffix("$")


def is_allowed(response: HttpResponse) -> bool:
    where = response.headers.get("Location", "")
    is_sent_away = response.status_code == 302 and (
        where.startswith("/admin/login/") or (where == "/admin/" and "doesn’t exist" in " ".join(said_in(response)))
    )
    return response.status_code not in (403, 404, NO_SUCH_METHOD) and not is_sent_away


def is_no_action(response: HttpResponse) -> bool:
    """Django shows the list again, where an action is not offered to the user."""
    is_list = "cl" in (getattr(response, "context_data", None) or {})
    texts = ("No action selected", "What was selected is not there")
    return is_list or any(text in said for text in texts for said in said_in(response))


def said_in(response: HttpResponse) -> list[str]:
    request = getattr(response, "wsgi_request", None)
    storage = getattr(request, "_messages", None)
    return [str(message) for message in getattr(storage, "_queued_messages", ())]


def told(response: HttpResponse, keys: tuple[Any, ...]) -> tuple[int, str, list[str], str]:
    """All that an answer tells, without the keys of the record and what is different in any two answers."""
    texts = [response.headers.get("Location", ""), *said_in(response), response.text_said]
    for key in map(str, keys):
        texts = [re.sub(rf"(?<=[/“#]){key}(?=[/”?]|$)", "#", text) for text in texts]
    texts = [re.sub(r'csrfmiddlewaretoken" value="[^"]+', "", text) for text in texts]
    where, *said, body = texts
    return response.status_code, where, said, body


def content(response: HttpResponse) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode("utf-8", "replace")


def linked_pages(desk: Client) -> Iterator[tuple[str, HttpResponse]]:
    """The pages of the desk that links lead to, with their addresses."""
    waiting, seen, kinds = list(STARTS), set(), Counter()
    while waiting:
        url = waiting.pop(0)
        path = urlsplit(url).path
        if url in seen or (not path.startswith(("/admin/articles/", "/admin/search/")) and path != "/admin/"):
            continue
        seen.add(url)
        kind = resolve(path).url_name
        kinds[kind] += 1
        if kinds[kind] > MOST_OF_A_KIND:
            continue
        response = desk.get(url)
        yield url, response
        if response.status_code == 302:
            waiting.append(urljoin(url, response.url))
        elif response.headers["Content-Type"].startswith("text/html"):
            links = re.findall(r'(?:href|src)="([^"#]+)', response.content.decode())
            waiting += [urljoin(url, unescape(link)) for link in links]


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def number_of_rows() -> list[int]:
    """Of each table; and the versions of all stories together, which no row is added for."""
    models = apps.get_models(include_auto_created=True)
    tables = sorted({each._meta.db_table for each in models if each._meta.managed} - NOT_COUNTED)
    counts = ", ".join(f"(SELECT COUNT(*) FROM {connection.ops.quote_name(table)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}, (SELECT SUM(version) FROM articles_story)")
        return list(cursor.fetchone())
