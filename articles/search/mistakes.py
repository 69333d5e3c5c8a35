"""What can be wrong with a search, and where: said to the person who typed it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated

TOO_LONG = _("More than %(text)s characters cannot be searched for: try a few words of the text.")
TOO_MANY = _("More than %(text)s words cannot be searched for at once.")
TOO_DEEP = _("The brackets stand too deep in one another.")
UNSTORABLE = _("This character is in no text.")
UNCLOSED_QUOTE = _('The quotation mark is not closed. To search for the mark itself, write """".')
EMPTY_PHRASE = _("There is nothing between the quotation marks.")
UNCLOSED_BRACKET = _("The bracket is not closed. To search for the bracket itself, put it in straight quotation marks.")
EMPTY_BRACKETS = _("There is nothing in the brackets.")
LONELY_OR = _("%(text)s stands between two words. To search for it as a word, put it in straight quotation marks.")
EMPTY_FIELD = _("Nothing follows %(text)s")
FIELD_IN_FIELD = _("%(text)s stands within another field.")
ONLY_WITHOUT = _("A search says what a story has, not only what it has not.")
NO_DATE = _("“%(text)s” is no date. Write 2024, 2024-06, 2024-06-17 or 2024-06..2024-07.")
DATES_REVERSED = _("The span of dates ends before it begins.")
NO_TAG = _("There is no tag “%(text)s”.")
NO_PLACE = _("No province, city or county is called “%(text)s”.")
NO_PAPER = _("There is no publication “%(text)s”.")
NO_GENRE = _("There is no genre “%(text)s”.")
NO_STATUS = _("There is no status “%(text)s”.")
PERHAPS = _("Perhaps: %s")


class Mistake(ValueError):
    """The reason is one of the above; `start` and `end` are places in the query."""

    def __init__(self, reason: str, start: int, end: int, text: str = "", instead: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start, self.end = start, end
        self.text = text
        self.instead = instead

    def __str__(self) -> str:
        said = str(self.reason % {"text": self.text} if self.text else self.reason)
        return f"{said} {PERHAPS % enumerated(self.instead)}" if self.instead else said
