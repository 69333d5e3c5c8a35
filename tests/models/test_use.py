from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Use
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("facts", [{}, {"used_on": date(2024, 6, 17)}, {"number": "12"}])
def test_a_use_is_noted_once(facts):
    story, medium = factories.story(), factories.publication()
    factories.use(story, medium, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.use(story, medium, **facts)


def test_on_another_day_it_is_another_use():
    story, medium = factories.story(), factories.publication()
    for day in (None, date(2024, 6, 17), date(2024, 6, 18)):
        factories.use(story, medium, used_on=day)
    assert Use.objects.count() == 3


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/a", "没有"])
def test_a_link_is_an_address_of_the_web(link):
    use = Use(story=factories.story(), medium=factories.publication(), link=link)
    with pytest.raises(ValidationError) as refused:
        use.full_clean()
    assert "link" in refused.value.message_dict
