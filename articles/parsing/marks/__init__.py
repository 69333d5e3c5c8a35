"""Marks by which the elements of a page are told apart: how each is seen, and weights that a person can read and mend.

A line may be what its form offers, and whatever else one of its marks speaks for. Each mark that it shows adds its
weights to the scores of these elements; `articles/parsing/transitions.py` weighs how well they follow each other.
"""

from __future__ import annotations

from operator import attrgetter

from articles.reading.values import HintKind

from .. import wording
from ..characters import wrap_points
from ..elements import Element
from ..lines import PrintedLine
from ..people import person_with_post
from . import (
    alike,
    announced,
    briefs,
    facts_below,
    next_line,
    origin,
    pictures,
    post_heads,
    sections,
    short_stories,
    text_below,
)
from .mark import LineForm, Mark, among, measured, says, set_as, shows, where

E = Element

DISPLAY_MARKS = (
    # How the format sets the line.
    Mark(
        "first-level heading",
        shows(lambda line: line.heading_level == 1),
        {E.HEADLINE: 6.0, E.KICKER: 3.0, E.CROSSHEAD: -2.0, E.SECTION: -6.0},
    ),
    Mark(
        "lower-level heading",
        shows(lambda line: line.heading_level > 1),
        {E.HEADLINE: 1.0, E.CROSSHEAD: 1.0, E.BODY: -4.0},
    ),
    Mark(
        "set as caption",
        set_as(HintKind.CAPTION),
        {E.CAPTION: 3.0, E.INSET: 4.0, E.HEADLINE: -3.0, E.KICKER: -3.0, E.CROSSHEAD: -3.0, E.BODY: -1.0},
    ),
    Mark(
        "set as display",
        set_as(HintKind.DISPLAY),
        {E.HEADLINE: 1.0, E.KICKER: 1.0, E.SUBHEAD: 1.0, E.CROSSHEAD: 1.0, E.BODY: -2.0},
    ),
    Mark("set as heading", set_as(HintKind.HEADING), {E.HEADLINE: 2.5, E.SECTION: 1.0, E.CROSSHEAD: 1.0, E.BODY: -4.0}),
    Mark(
        "set as title", set_as(HintKind.TITLE), {E.HEADLINE: 3.0, E.ISSUE_TITLE: 0.1, E.BODY: -4.0, E.CROSSHEAD: -4.0}
    ),
    Mark(
        "set as table",
        set_as(HintKind.TABLE),
        {
            E.BODY: 8.0,
            E.HEADLINE: -8.0,
            E.KICKER: -8.0,
            E.SUBHEAD: -8.0,
            E.CROSSHEAD: -8.0,
            E.SECTION: -8.0,
            E.ISSUE_TITLE: -8.0,
        },
    ),
    Mark(
        "set large",
        set_as(HintKind.LARGE),
        {E.HEADLINE: 3.0, E.KICKER: 1.5, E.SUBHEAD: 1.5, E.CROSSHEAD: -1.0, E.BODY: -3.0},
    ),
    # The wording of the line by itself.
    Mark("short", says(lambda text: len(text) <= 14), {E.CROSSHEAD: 0.5}),
    Mark(
        "long", says(lambda text: len(text) > 20), {E.HEADLINE: 0.5, E.KICKER: 0.5, E.CROSSHEAD: -1.0, E.SECTION: -8.0}
    ),
    Mark(
        "very long",
        says(lambda text: len(text) > wording.LONGEST_TITLE),
        {E.BODY: 2.5, E.CROSSHEAD: -3.0, E.INSET: -0.5},
    ),
    Mark(
        "dash at the end",
        says(lambda text: text[-1] == "—"),
        {E.KICKER: 5.0, E.HEADLINE: -4.0, E.SUBHEAD: -4.0, E.BODY: 2.0, E.CROSSHEAD: -2.0},
    ),
    Mark(
        "question or exclamation",
        says(lambda text: text.rstrip("”』」").endswith(("!", "?", "…"))),
        {E.HEADLINE: -1.0, E.KICKER: -1.0, E.SUBHEAD: -1.0, E.CROSSHEAD: -0.5, E.BODY: 3.0},
    ),
    Mark(
        "colon at the end",
        says(lambda text: text[-1] == ":"),
        {E.KICKER: 2.0, E.BODY: 4.0, E.SUBHEAD: -3.0, E.CROSSHEAD: -2.0, E.HEADLINE: -3.0, E.SECTION: -6.0},
    ),
    Mark(
        "names a speaker", says(wording.SPEAKER.match), {E.BODY: 5.0, E.HEADLINE: -4.0, E.KICKER: -3.0, E.SUBHEAD: -3.0}
    ),
    Mark("names a figure", says(wording.FIGURE_NAMED.fullmatch), {E.BODY: 12.0}),
    Mark("closing of a letter", says(wording.CLOSING_OF_LETTER.fullmatch), {E.BODY: 16.0}),
    Mark("picture story", where(pictures.is_picture_story), {E.HEADLINE: 12.0}),
    Mark("names picture stories", where(pictures.names_picture_stories), {E.SECTION: 10.0}),
    Mark("notice to readers", says(wording.NOTICE.fullmatch), {E.HEADLINE: 8.0, E.CROSSHEAD: -2.0}),
    Mark(
        "picture mark",
        says(wording.PICTURE_MARK.fullmatch),
        {E.CAPTION: 6.0, E.HEADLINE: -6.0, E.KICKER: -6.0},
    ),
    Mark("title of a box", says(wording.BOX.fullmatch), {E.CROSSHEAD: 3.0, E.HEADLINE: -2.0, E.KICKER: -2.0}),
    Mark(
        "dash in front",
        says(lambda text: text[0] in "—-"),
        {E.SUBHEAD: 6.0, E.KICKER: -5.0, E.HEADLINE: -5.0, E.CROSSHEAD: -3.0},
    ),
    Mark("document on two lines", among(next_line.documents_on_two_lines), {E.HEADLINE: 10.0}),
    Mark("names a document", measured(next_line.titles_of_documents), {E.HEADLINE: 4.0, E.BODY: -2.0}),
    Mark("signed", shows(lambda line: line.ends_signed), {E.HEADLINE: 6.0}),
    Mark("names its form", says(wording.FORM_NAMED.search), {E.HEADLINE: 3.0, E.CROSSHEAD: -2.0}),
    Mark("comma", says(wording.has_comma), {E.BODY: 1.0, E.CROSSHEAD: -0.5, E.SECTION: -5.0}),
    Mark("long list", says(wording.is_long_list), {E.SUBHEAD: 2.5, E.HEADLINE: -0.5, E.CROSSHEAD: -2.0, E.BODY: 1.0}),
    Mark(
        "waits for more",
        says(wording.waits_for_more),
        {E.BODY: 4.0, E.HEADLINE: -2.0, E.KICKER: -2.0, E.CROSSHEAD: -3.0, E.SUBHEAD: -2.0},
    ),
    Mark("wrapped", says(wrap_points), {E.HEADLINE: 2.0, E.KICKER: -2.0}),
    Mark(
        "tells as sentences do",
        says(wording.TELLING.search),
        {E.BODY: 3.0, E.HEADLINE: -2.0, E.KICKER: -2.0, E.SUBHEAD: -2.0, E.CROSSHEAD: -3.0},
    ),
    Mark(
        "sentence inside",
        says(wording.STOPS.search),
        {E.BODY: 4.0, E.HEADLINE: -3.0, E.KICKER: -3.0, E.SUBHEAD: -2.0, E.CROSSHEAD: -3.0},
    ),
    Mark(
        "sets a scene",
        says(wording.SETTING.match),
        {E.BODY: 2.5, E.HEADLINE: -1.5, E.KICKER: -1.0, E.SUBHEAD: -1.0, E.CROSSHEAD: -2.0},
    ),
    Mark("quoted", says(wording.is_quoted), {E.BODY: -2.0, E.CROSSHEAD: 1.0}),
    Mark("couplet", says(wording.is_couplet), {E.KICKER: 2.5}),
    Mark("list", says(lambda text: text.count("、") > 1), {E.KICKER: 1.5, E.SUBHEAD: 1.0, E.HEADLINE: -1.0}),
    Mark("introduces a headline", says(wording.introduces_headline), {E.KICKER: 4.0, E.SUBHEAD: -1.0}),
    Mark("asks", says(wording.ASKS.search), {E.HEADLINE: 1.5}),
    Mark("names the occasion", where(next_line.names_occasion_of_next), {E.KICKER: 2.5}),
    Mark("goes on the title", where(next_line.goes_on_title), {E.SUBHEAD: 3.0}),
    Mark("flows as sentences do", says(wording.FLOWING.search), {E.BODY: 1.5, E.HEADLINE: -0.5, E.CROSSHEAD: -1.0}),
    Mark("article of a law", says(wording.LAW_ARTICLE.match), {E.BODY: 6.0, E.HEADLINE: -4.0, E.CROSSHEAD: -4.0}),
    Mark(
        "ordinal",
        says(wording.ORDINAL.match),
        {E.HEADLINE: -4.0, E.KICKER: -4.0, E.SUBHEAD: -3.0, E.CROSSHEAD: 3.0, E.BODY: 1.0},
    ),
    Mark(
        "in brackets",
        says(wording.is_bracketed),
        {E.BYLINE: 3.0, E.HEADLINE: -5.0, E.KICKER: -5.0, E.CROSSHEAD: -4.0, E.SUBHEAD: -2.0},
    ),
    Mark(
        "names its column",
        says(wording.names_its_column),
        {E.HEADLINE: 9.0, E.KICKER: -1.0, E.CROSSHEAD: -2.0, E.BODY: -2.0},
    ),
    Mark(
        "names an actor",
        says(wording.ACTOR.search),
        {E.HEADLINE: 1.0, E.KICKER: 1.0, E.CROSSHEAD: -0.5, E.SECTION: -1.0},
    ),
    Mark("names a deed", says(wording.DEED.search), {E.HEADLINE: 0.7, E.KICKER: 0.3}),
    Mark(
        "day alone",
        says(wording.DAY_ALONE.fullmatch),
        {E.BODY: 6.0, E.HEADLINE: -5.0, E.KICKER: -5.0, E.SUBHEAD: -3.0, E.CROSSHEAD: -1.0},
    ),
    Mark(
        "opens with a time",
        says(wording.TIME_APART.match),
        {E.BODY: 2.5, E.HEADLINE: -1.0, E.CROSSHEAD: -2.0, E.KICKER: -1.0},
    ),
    Mark(
        "caption of a figure",
        says(wording.is_figure_caption),
        {E.CAPTION: 3.0, E.INSET: 2.0, E.CROSSHEAD: -2.0, E.HEADLINE: -3.0, E.KICKER: -3.0},
    ),
    Mark(
        "names only",
        where(origin.names_people),
        {E.BYLINE: 2.0, E.ISSUE_TITLE: -14.0, E.CROSSHEAD: -2.0, E.HEADLINE: -5.0, E.KICKER: -5.0},
    ),
    Mark(
        "person with post",
        says(person_with_post),
        {E.BODY: 4.0, E.HEADLINE: -4.0, E.KICKER: -4.0, E.SUBHEAD: -2.0, E.CROSSHEAD: -1.0},
    ),
    Mark("account name", says(wording.is_account_name), {E.ACCOUNT: 0.1}),
    # Its place on the page.
    Mark("between furniture", among(next_line.between_furniture), {E.HEADLINE: 6.0}),
    Mark("opens the page", where(next_line.opens_page), {E.HEADLINE: 2.0}),
    Mark("known section", where(sections.is_known_section), {E.SECTION: 6.0}),
    Mark(
        "name of a round-up",
        where(sections.is_like_unknown_section),
        {E.SECTION: 5.0, E.HEADLINE: -3.0, E.KICKER: -3.0, E.CROSSHEAD: -1.0},
    ),
    Mark(
        "announced",
        among(announced.announced_lines),
        {E.HEADLINE: 8.0, E.SECTION: 2.0, E.KICKER: -2.0, E.SUBHEAD: -3.0, E.CROSSHEAD: -6.0, E.BODY: -3.0},
    ),
    Mark("first of a repeated title", among(announced.repeated_kickers), {E.KICKER: 6.0}),
    Mark("last of a repeated title", among(announced.repeated_subheads), {E.SUBHEAD: 6.0}),
    Mark("announced section", among(sections.announced_sections), {E.SECTION: 14.0}),
    Mark("label of a section", among(sections.section_labels), {E.SECTION: 4.0, E.KICKER: -3.0}),
    Mark("English of a name", where(sections.is_english_of_name), {E.NOISE: 8.0}),
    Mark("title of a digest", where(sections.is_title_of_digest), {E.ISSUE_TITLE: 10.0}),
    Mark("over briefs", among(briefs.over_briefs), {E.SECTION: 6.0, E.HEADLINE: -4.0}),
    Mark("over short stories", among(short_stories.over_short_stories), {E.SECTION: 8.0}),
    Mark("printed twice", among(alike.printed_again), {E.HIGHLIGHT: 4.0, E.KICKER: 1.0}),
    Mark("printed over and over", among(alike.printed_often), {E.CROSSHEAD: 6.0, E.HEADLINE: -5.0, E.KICKER: -3.0}),
    Mark("over facts", among(facts_below.over_facts), {E.HEADLINE: 8.0}),
    Mark("without facts", among(facts_below.without_facts), {E.HEADLINE: -8.0}),
    Mark("one of a series", among(alike.titles_of_series), {E.BODY: -2.0}),
    Mark(
        "verse", among(alike.verse), {E.BODY: 6.0, E.HEADLINE: -4.0, E.KICKER: -4.0, E.SUBHEAD: -4.0, E.CROSSHEAD: -3.0}
    ),
    Mark(
        "table",
        among(alike.table_lines),
        {E.BODY: 8.0, E.HEADLINE: -6.0, E.KICKER: -6.0, E.SUBHEAD: -6.0, E.CROSSHEAD: -2.0},
    ),
    Mark("names an annex", among(alike.annex_names), {E.BODY: 12.0}),
    Mark("row", among(alike.rows), {E.BODY: 10.0}),
    Mark(
        "roll of honour",
        among(alike.rolls),
        {E.BODY: 8.0, E.HEADLINE: -6.0, E.KICKER: -6.0, E.SUBHEAD: -6.0},
    ),
    Mark(
        "fact", among(alike.facts), {E.BODY: 6.0, E.HEADLINE: -4.0, E.KICKER: -4.0, E.SUBHEAD: -4.0, E.CROSSHEAD: -3.0}
    ),
    Mark("head of a list", among(alike.heads_of_lists), {E.CROSSHEAD: 10.0}),
    Mark("under the head of a list", among(alike.under_heads_of_lists), {E.BODY: 12.0}),
    Mark("paired crosshead", among(alike.paired_crossheads), {E.CROSSHEAD: 6.0, E.KICKER: -4.0}),
    Mark("among links", among(next_line.links_below), {E.LINK: 0.1}),
    Mark(
        "name under a title",
        where(origin.is_name_under_title),
        {E.BYLINE: 10.0, E.HEADLINE: -3.0},
    ),
    Mark("name under a text", where(origin.is_name_under_text), {E.BYLINE: 8.0, E.SIGNATURE: 8.0}),
    Mark("behind its column", among(alike.behind_columns), {E.HEADLINE: 8.0}),
    Mark("title of a poem", among(alike.poem_titles), {E.HEADLINE: 11.0}),
    Mark("under the title of a poem", among(alike.poets), {E.BYLINE: 12.0}),
    Mark("under a label", among(next_line.labelled), {E.STANDFIRST: 0.1}),
    Mark(
        "under a picture mark",
        among(pictures.under_picture_marks),
        {E.CAPTION: 6.0, E.HEADLINE: -3.0, E.KICKER: -3.0},
    ),
    Mark("below pictures", among(pictures.below_pictures), {E.HEADLINE: 1.5, E.KICKER: 1.5}),
    Mark("signed above", among(origin.under_signed_texts), {E.HEADLINE: 3.0, E.KICKER: 3.0}),
    Mark("attended above", where(origin.is_attended_above), {E.HEADLINE: 1.5, E.KICKER: 1.5}),
    Mark("pictures noted", shows(pictures.notes_pictures), {E.HEADLINE: 5.0, E.SUBHEAD: 6.0, E.CROSSHEAD: -3.0}),
    Mark("picture below", among(pictures.near_credits), {E.HEADLINE: 1.0, E.CROSSHEAD: -1.0}),
    # The text below it.
    Mark(
        "echoed below",
        measured(text_below.echoes),
        {E.HEADLINE: 5.0, E.KICKER: 2.0, E.SUBHEAD: 5.0, E.CROSSHEAD: -1.0, E.SECTION: -2.0},
    ),
    Mark(
        "another subject",
        measured(text_below.other_subjects),
        {E.HEADLINE: 3.0, E.KICKER: 3.0, E.SUBHEAD: 3.0, E.CROSSHEAD: -1.0},
    ),
    Mark(
        "same subject",
        measured(text_below.same_subjects),
        {E.HEADLINE: -1.5, E.KICKER: -1.5, E.SUBHEAD: -1.5, E.CROSSHEAD: 0.75},
    ),
    Mark("same subject at length", measured(text_below.same_subjects_at_length), {E.HEADLINE: -2.0}),
    Mark(
        "said above",
        measured(text_below.said_above),
        {E.HEADLINE: -1.0, E.KICKER: -1.0, E.SUBHEAD: -1.0, E.CROSSHEAD: 0.5},
    ),
    Mark("beside whole paragraphs", where(text_below.is_beside_whole_paragraphs), {E.BODY: -2.0}),
    Mark("set apart", shows(attrgetter("is_set_apart")), {E.HEADLINE: 3.0, E.KICKER: 3.0, E.CROSSHEAD: -3.0}),
    Mark("over news", where(text_below.is_over_news), {E.HEADLINE: 0.7, E.CROSSHEAD: -0.3}),
    Mark("under a short story", among(short_stories.short_stories), {E.HEADLINE: 5.0}),
    Mark("undated among dated", among(origin.undated_among_dated), {E.HEADLINE: -9.0}),
    Mark("signed below", where(origin.is_signed_below), {E.HEADLINE: 1.2, E.KICKER: 1.2}),
    Mark(
        "unsigned among signed",
        measured(origin.unsigned_among_signed),
        {E.HEADLINE: -3.0, E.KICKER: -3.0, E.SUBHEAD: -3.0},
    ),
    # The next line.
    Mark("title of several posts", among(post_heads.titles_of_digest), {E.ISSUE_TITLE: 16.0}),
    Mark("title of a round-up", where(post_heads.heads_round_up), {E.ISSUE_TITLE: 12.0}),
    Mark("section of a post", among(post_heads.sections_of_post), {E.SECTION: 14.0}),
    Mark("under a number", where(post_heads.is_under_number), {E.CROSSHEAD: 8.0}),
    Mark("one of several posts", among(post_heads.post_heads), {E.HEADLINE: 14.0}),
    Mark("crosshead of a post", among(post_heads.post_crossheads), {E.CROSSHEAD: 4.0, E.HEADLINE: -4.0}),
    Mark("post head below", where(next_line.is_over_post_meta), {E.ISSUE_TITLE: 6.0}),
    Mark("credit below", among(pictures.over_credits), {E.CAPTION: 0.1, E.INSET: 1.0}),
    Mark("under a short line", among(pictures.under_short_lines), {E.INSET: -8.0}),
    Mark("over a bullet", where(next_line.is_over_bullet), {E.SECTION: 0.5, E.HEADLINE: -1.0}),
    Mark("echoed by the bullet below", where(next_line.is_echoed_by_bullet), {E.BRIEF_CAPTION: 4.0}),
    Mark("over a column", where(next_line.is_over_column), {E.KICKER: 2.0}),
    Mark(
        "goes on below",
        where(next_line.goes_on_below),
        {E.BODY: 5.0, E.HEADLINE: -3.0, E.KICKER: -1.0, E.CROSSHEAD: -3.0},
    ),
    Mark("signed under the next", where(next_line.is_over_signed_line), {E.KICKER: 2.0, E.HEADLINE: -1.0}),
    Mark("over clauses", where(next_line.is_over_clauses), {E.HEADLINE: 4.0, E.KICKER: -3.0}),
    Mark("tells less than the next", measured(text_below.tells_less_than_next), {E.KICKER: 1.0}),
)
"""Marks of lines of display."""

TEXT_MARKS = (
    Mark("signed brief", among(briefs.signed_briefs), {E.UNTITLED: 4.0, E.BODY: -1.0}),
    Mark("dated in a round-up", among(briefs.dated_briefs), {E.UNTITLED: 4.0}),
    Mark("set as caption", set_as(HintKind.CAPTION), {E.CAPTION: 3.0, E.INSET: 3.0, E.BODY: -3.0, E.PHOTO_END: -12.0}),
    Mark("shown beside a text", among(pictures.shown_beside_text), {E.CAPTION: 4.0}),
    Mark("ends with a credit", shows(lambda line: line.has_credit), {E.PHOTO_END: 3.0, E.CAPTION: 2.0, E.BODY: -1.0}),
    Mark("short under a text", where(pictures.is_short_under_text), {E.CAPTION: 10.0}),
    Mark("over who took the pictures", among(pictures.shown_in_all), {E.CAPTION: 10.0}),
    Mark("credit near", among(pictures.near_credits), {E.PHOTO_TEXT: 0.1}),
    Mark("credit below", among(pictures.over_credits), {E.CAPTION: 0.1}),
    Mark("caption", where(pictures.is_caption), {E.CAPTION: 3.0, E.INSET: 0.1, E.PHOTO_TEXT: 1.0}),
    Mark("under a label", among(next_line.labelled), {E.STANDFIRST: 0.1}),
    Mark("behind a label", shows(next_line.is_behind_label), {E.STANDFIRST: 6.0}),
    Mark("under an account name", among(next_line.under_account_names), {E.ACCOUNT: 1.0}),
)
"""Marks of running text."""

LEAD_MARKS = (Mark("under the picture of its title", where(pictures.is_under_picture_of_title), {E.UNTITLED: -6.0}),)
"""Marks of the openings of news."""

BULLETED_MARKS = (
    Mark("signed brief", among(briefs.signed_briefs), {E.BULLETED: 3.0}),
    Mark("known section", where(sections.is_known_section), {E.SECTION: 9.0}),
    Mark("name of a round-up", where(sections.is_like_unknown_section), {E.SECTION: 9.0}),
    Mark("over titles", among(briefs.bulleted_sections), {E.SECTION: 10.0}),
    Mark("news opening", says(wording.NEWS_TIME.match), {E.BULLETED: 3.5, E.POINT: -1.0}),
    Mark(
        "display", shows(briefs.is_short_point), {E.BULLETED: -1.0, E.POINT: 0.5, E.HIGHLIGHT: 0.1, E.STANDFIRST: 2.5}
    ),
    Mark("under a colon", among(alike.points_under_colons), {E.POINT: 6.0}),
    Mark("crossheads behind bullets", among(briefs.bulleted_crossheads), {E.CROSSHEAD: 12.0}),
    Mark("title of several posts", among(post_heads.titles_of_digest), {E.ISSUE_TITLE: 16.0}),
    Mark("over facts", among(facts_below.over_facts), {E.HEADLINE: 10.0}),
    Mark("one of several heads", where(briefs.is_listed_headline), {E.HEADLINE: 8.0}),
    Mark("one of several posts", among(post_heads.post_heads), {E.HEADLINE: 8.0}),
    Mark("printed again", where(alike.is_repeated), {E.HIGHLIGHT: 4.0}),
    Mark("set as caption", set_as(HintKind.CAPTION), {E.CAPTION: 5.0}),
    Mark("points at a picture", among(pictures.arrow_captions), {E.CAPTION: 5.0, E.BULLETED: -3.0, E.STANDFIRST: -3.0}),
)
"""Marks of lines behind bullets."""


def _is_lead(line: PrintedLine) -> bool:
    return line.is_lead and not line.has_bullet and not line.has_credit


def _is_text(line: PrintedLine) -> bool:
    return line.is_running_text and not line.has_bullet and not _is_lead(line)


def _is_bulleted(line: PrintedLine) -> bool:
    return line.role is None and line.has_bullet


FORMS = (
    LineForm(_is_lead, {E.LEAD: 0.0, E.UNTITLED: -1.0}, LEAD_MARKS),
    LineForm(_is_text, {E.BODY: 0.0}, TEXT_MARKS),
    LineForm(
        attrgetter("may_be_display"),
        {E.HEADLINE: 0.0, E.KICKER: 0.0, E.SUBHEAD: -1.0, E.CROSSHEAD: 0.0, E.BODY: -4.0, E.INSET: -1.0},
        DISPLAY_MARKS,
    ),
    LineForm(_is_bulleted, {E.BULLETED: -1.5, E.POINT: 0.0}, BULLETED_MARKS),
)
"""What a line may be by its form. It may have two: one that ends in a question may be text or display."""
