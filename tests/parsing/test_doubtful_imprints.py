from __future__ import annotations

import pytest

from articles.parsing.doubtful_imprints import with_doubtful_imprint
from articles.parsing.values import Block, Caution, Context, Given, IssueFacts, Kind, ParsedStory, Role

STORIES = (ParsedStory(kind=Kind.ARTICLE, headline="甲县"), ParsedStory(kind=Kind.ARTICLE, headline="乙县"))
READ = (Block(0, 9, Role.MASTHEAD), Block(9, 20, Role.HEADLINE, 0))
UNREAD = (Block(0, 9, Role.UNREAD), Block(9, 20, Role.HEADLINE, 0))
NUMBERED, NAMED = IssueFacts(number="5"), IssueFacts(number="5", publication="云溪工人报")


@pytest.mark.parametrize(
    ("issue", "blocks", "is_doubtful"),
    [
        (NUMBERED, READ, True),
        (NAMED, READ, False),
        (IssueFacts(), READ, False),
        (IssueFacts(), UNREAD, True),
        (NAMED, UNREAD, False),
        (IssueFacts(), (READ[1], Block(20, 29, Role.UNREAD)), False),
    ],
)
def test_the_first_story_is_doubted_where_the_imprint_was_not_read_whole(issue, blocks, is_doubtful):
    first, second = with_doubtful_imprint(STORIES, issue, blocks, Context())
    assert (first.warnings == (Caution.DOUBTFUL_IMPRINT,)) is is_doubtful
    assert second.warnings == ()


def test_a_paper_that_a_person_names_for_many_sources_is_known():
    context = Context(fallback=Given(publication="云溪工人报"))
    assert with_doubtful_imprint(STORIES, NUMBERED, READ, context) == STORIES


def test_a_source_without_stories_has_none_to_doubt():
    assert with_doubtful_imprint((), NUMBERED, READ, Context()) == ()
