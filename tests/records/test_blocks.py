from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Action, BeforeImage, Block, Change, Reading, Story, change
from articles.parsing.values import Block as ParsedBlock
from articles.parsing.values import Role
from articles.records.blocks import NotTiled, arrange, insert_tilings, lay_back, write_tiling
from articles.records.undoing.prints import print_parts
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "清凉包送到班组\n第一批清凉包送到了工地。\n"
HEADLINE, BODY, END = 0, 8, len(TEXT)


@pytest.fixture
def editor() -> User:
    return factories.user()


@pytest.fixture
def story() -> Story:
    """Its headline begins at 0, its body at 8."""
    return factories.printed_story(TEXT)


def reading_of(story: Story) -> Reading:
    return story.source.readings.get()


def blocks_of(story: Story) -> list[Block]:
    return list(story.blocks.order_by("position"))


def tiles(story: Story | None, *starts: int) -> list[ParsedBlock]:
    """Paragraphs that begin there, one after the other."""
    ends = [*starts[1:], END]
    key = story.pk if story else None
    return [
        ParsedBlock(start, end, Role.BODY, key, n if story else None)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def images(of: Change | None = None) -> list[dict]:
    kept = BeforeImage.objects.filter(kind="blocks", **({"change": of} if of else {}))
    return [image.values for image in kept.order_by("pk")]


class TestTilings:
    @pytest.mark.parametrize("starts", [(8,), (0, 8, 8), (8, 0), (0, END)], ids=str)
    def test_that_leave_out_a_character_or_have_one_twice_are_refused(self, story, starts):
        with pytest.raises(NotTiled), change(Action.REPARSE):
            write_tiling(reading_of(story), tiles(story, *starts), ())
        assert [block.start for block in blocks_of(story)] == [HEADLINE, BODY]

    def test_with_a_gap_in_the_order_of_a_story_are_refused(self, story):
        gap = [ParsedBlock(0, 8, Role.BODY, story.pk, 0), ParsedBlock(8, END, Role.BODY, story.pk, 2)]
        with pytest.raises(NotTiled), change(Action.REPARSE):
            write_tiling(reading_of(story), gap, ())

    def test_of_new_readings_are_checked_too(self):
        reading = factories.reading(TEXT)
        with pytest.raises(NotTiled), change(Action.IMPORT):
            insert_tilings([(reading, [Block(reading=reading, start=3, role=Role.UNREAD)])])

    def test_of_new_readings_keep_nothing(self):
        reading = factories.reading(TEXT)
        with change(Action.IMPORT):
            insert_tilings([(reading, [Block(reading=reading, start=0, role=Role.UNREAD)])])
        assert images() == []

    def test_write_only_what_differs(self, story):
        headline, body = blocks_of(story)
        again = [ParsedBlock(0, 8, Role.HEADLINE, story.pk, 0), ParsedBlock(8, END, Role.STANDFIRST, story.pk, 1)]
        with change(Action.REPARSE):
            assert write_tiling(reading_of(story), again, ()) == {story.pk}
        assert [(block.pk, block.role) for block in blocks_of(story)] == [
            (headline.pk, "headline"),
            (body.pk, "standfirst"),
        ]
        assert images() == [{"8": ["body", story.pk, 1, False, False]}]

    def test_as_they_are_write_and_note_nothing(self, story):
        before = Change.objects.count()
        same = [ParsedBlock(0, 8, Role.HEADLINE, story.pk, 0), ParsedBlock(8, END, Role.BODY, story.pk, 1)]
        with change(Action.REPARSE):
            assert write_tiling(reading_of(story), same, ()) is None
        assert Change.objects.count() == before

    def test_keep_what_vanished_and_where_nothing_began(self, story):
        with change(Action.REPARSE):
            write_tiling(reading_of(story), tiles(story, 0, 12), ())
        kept = {"0": ["headline", story.pk, 0, False, False], "8": ["body", story.pk, 1, False, False], "12": None}
        assert images() == [kept]


class TestArranging:
    def test_gives_blocks_to_another_story(self, story, editor):
        other = factories.story()
        headline, body = blocks_of(story)
        with change(Action.SPLIT, by=editor):
            arrange({story: [headline], other: [body]})
        assert (blocks_of(story), blocks_of(other)) == ([headline], [body])
        assert images() == [{"8": ["body", story.pk, 1, False, False]}]

    def test_loses_no_block(self, story, editor):
        with pytest.raises(NotTiled), change(Action.SPLIT, by=editor):
            arrange({story: blocks_of(story)[:1]})

    def test_gives_no_block_twice(self, story, editor):
        headline, body = blocks_of(story)
        with pytest.raises(NotTiled), change(Action.SPLIT, by=editor):
            arrange({story: [headline, body, body]})

    def test_takes_none_from_a_story_that_is_not_asked(self, story, editor):
        other = factories.story()
        with pytest.raises(NotTiled), change(Action.SPLIT, by=editor):
            arrange({other: blocks_of(story)})

    def test_keeps_what_was_first_of_what_is_written_twice(self, story, editor):
        headline, body = blocks_of(story)
        with change(Action.EDIT, by=editor):
            arrange({story: [body, headline]})
            arrange({story: [headline, body]})
        assert images() == [{"0": ["headline", story.pk, 0, False, False], "8": ["body", story.pk, 1, False, False]}]


class TestLayingBack:
    def turned(self, story: Story, by: User) -> Change:
        return arranged({story: blocks_of(story)[::-1]}, by)

    def lay_back(self, done: Change, by: User) -> Change:
        parts = print_parts(done)
        assert not any(part.is_written_since for part in parts)
        with change(Action.UNDO, by=by) as opened:
            for part in parts:
                lay_back(part.wanted)
        return opened.record()

    def test_lays_blocks_as_they_were(self, story, editor):
        before = list(Block.objects.order_by("pk").values())
        self.lay_back(self.turned(story, editor), editor)
        assert list(Block.objects.order_by("pk").values()) == before

    def test_deletes_new_ones_and_brings_back_those_that_vanished(self, story, editor):
        before = list(Block.objects.order_by("start").values("start", "role", "story", "position"))
        with change(Action.REPARSE) as opened:
            write_tiling(reading_of(story), tiles(story, 0, 5, 12), ())
        self.lay_back(opened.record(), editor)
        assert list(Block.objects.order_by("start").values("start", "role", "story", "position")) == before

    def test_is_noted_as_any_other_writing(self, story, editor):
        undone = self.lay_back(self.turned(story, editor), editor)
        assert images(undone) == [
            {"0": ["headline", story.pk, 1, False, False], "8": ["body", story.pk, 0, False, False]}
        ]

    def test_leaves_a_role_that_was_given_since(self, story, editor):
        done = self.turned(story, editor)
        blocks = blocks_of(story)
        blocks[0].role = Role.STANDFIRST
        arranged({story: blocks}, editor)
        self.lay_back(done, editor)
        assert [block.role for block in blocks_of(story)] == [Role.HEADLINE, Role.STANDFIRST]

    def test_knows_what_was_moved_elsewhere_since(self, story, editor):
        headline, body = blocks_of(story)
        other = factories.story()
        done = self.turned(story, editor)
        arranged({story: [body], other: [headline]}, editor)
        assert [part.is_written_since for part in print_parts(done)] == [True]

    def test_knows_that_a_block_which_ends_where_a_new_one_begins_is_anothers_now(self, story, editor):
        headline, body = blocks_of(story)
        cut = [ParsedBlock(0, 8, Role.HEADLINE, story.pk, 0), ParsedBlock(8, 12, Role.BODY, story.pk, 1)]
        with change(Action.EDIT, by=editor) as opened:
            write_tiling(reading_of(story), [*cut, ParsedBlock(12, END, Role.BODY, story.pk, 2)], ())
        other = factories.story()
        below = Block.objects.get(start=12)
        arranged({story: [headline, below], other: [body]}, editor)
        assert [part.is_written_since for part in print_parts(opened.record())] == [True]

    def test_knows_that_a_block_which_ends_where_a_new_one_begins_has_another_place_now(self, story, editor):
        headline, body = blocks_of(story)
        cut = [ParsedBlock(0, 8, Role.HEADLINE, story.pk, 0), ParsedBlock(8, 12, Role.BODY, story.pk, 1)]
        with change(Action.EDIT, by=editor) as opened:
            write_tiling(reading_of(story), [*cut, ParsedBlock(12, END, Role.BODY, story.pk, 2)], ())
        arranged({story: [body, headline, Block.objects.get(start=12)]}, editor)
        assert [part.is_written_since for part in print_parts(opened.record())] == [True]

    def test_stories_that_share_no_block_go_back_one_by_one(self, story, editor):
        other = factories.printed_story()
        done = arranged({story: blocks_of(story)[::-1], other: blocks_of(other)[::-1]}, editor)
        third = factories.story()
        arranged({other: blocks_of(other)[:1], third: blocks_of(other)[1:]}, editor)
        parts = {next(iter(part.stories)): part.is_written_since for part in print_parts(done)}
        assert parts == {story.pk: False, other.pk: True}


def arranged(orders: dict[Story, list[Block]], by: User) -> Change:
    with change(Action.EDIT, by=by) as opened:
        arrange(orders)
    return opened.record()
