"""What a browser makes of the form on a page, and sends when nothing is touched."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

VALUELESS = {"submit", "button", "reset", "image", "file"}


class FormReader(HTMLParser):
    """Collects what the form with the id would send, in order."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.sent: list[tuple[str, str]] = []
        self.text: tuple[str, list[str]] | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        if not self.inside or "disabled" in given:
            return
        handle = getattr(self, f"_{tag}", None)
        if handle:
            handle(given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _input(self, given: dict[str, str | None]) -> None:
        kind = given.get("type", "text")
        if kind in VALUELESS or "name" not in given or (kind in {"checkbox", "radio"} and "checked" not in given):
            return
        value = given.get("value") or ("on" if kind == "checkbox" else "")
        self._send(given["name"], value if kind == "hidden" else value.replace("\n", ""))

    def _textarea(self, given: dict[str, str | None]) -> None:
        self.text = (given["name"], [])

    def _select(self, given: dict[str, str | None]) -> None:
        self.select = given["name"]

    def _option(self, given: dict[str, str | None]) -> None:
        if self.select and "selected" in given:
            self._send(self.select, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = None
        if tag == "textarea" and self.text:
            name, parts = self.text
            self._send(name, "".join(parts).removeprefix("\n"))
            self.text = None

    def _send(self, name: str | None, value: str) -> None:
        if name and "__prefix__" not in name:
            self.sent.append((name, value.replace("\n", "\r\n")))


def form_data(response: HttpResponse, form_id: str = "story_form") -> dict[str, Any]:
    """Values by name; several of one name make a list. Line ends of a page are LF to a browser."""
    reader = FormReader(form_id)
    reader.feed(response.content.decode().replace("\r\n", "\n").replace("\r", "\n"))
    sent: dict[str, list[str]] = {}
    for name, value in reader.sent:
        sent.setdefault(name, []).append(value)
    sent.pop("csrfmiddlewaretoken", None)
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items()}


def save(desk: Client, url: str, *, button: str = "_save", **changes: Any) -> HttpResponse:
    """Open the form, change what is given, and press the button."""
    return desk.post(url, {**form_data(desk.get(url)), **changes, button: "1"})
