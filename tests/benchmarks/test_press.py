from __future__ import annotations

from itertools import islice

import pytest

from articles.parsing.printed_fields import printed_fields
from benchmarks.press import SEEDS, pages, templates


@pytest.fixture(scope="module")
def press():
    return list(islice(pages(), 12))


def test_same_seed_gives_the_same_pages(press):
    assert list(islice(pages(), 3)) == press[:3]


def test_other_seed_gives_other_pages(press):
    assert next(pages(seed=1)).reading.text != press[0].reading.text


def test_blocks_tile_each_page(press):
    for page in press:
        ends = [0, *(block.end for block in page.blocks)]
        assert [block.start for block in page.blocks] == ends[:-1]
        assert ends[-1] == len(page.reading.text)


def test_fields_of_a_story_are_what_its_blocks_print(press):
    for page in press:
        for n, story in enumerate(page.stories):
            blocks = [block for block in page.blocks if block.item == n]
            printed = printed_fields((page.reading.text[b.start : b.end], b.role, b.joined) for b in blocks)
            assert {name: getattr(story, name) for name in printed.__slots__} == {
                name: getattr(printed, name) for name in printed.__slots__
            }


def test_stories_are_as_long_as_those_of_the_seeds(press):
    def mean(stories):
        lengths = [sum(map(len, story.paragraphs)) for story in stories]
        return sum(lengths) / len(lengths)

    printed = mean([story for page in press for story in page.stories])
    assert printed == pytest.approx(mean([template.story for template in templates()]), rel=0.3)


def test_no_story_is_printed_as_it_was(press):
    seeds = "".join(path.read_text("utf-8") for path in SEEDS)
    assert not [s for page in press for s in page.stories if len(s.paragraphs) > 1 and "".join(s.paragraphs) in seeds]
