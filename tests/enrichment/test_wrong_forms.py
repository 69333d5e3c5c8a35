from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.wrong_forms import CheckedForm, wrong_forms_in

TEXTS = st.text("甲乙丙", max_size=12)
FORMS = st.lists(
    st.builds(CheckedForm, wrong=st.text("甲乙丙", min_size=1, max_size=3), exceptions=st.tuples(TEXTS)), max_size=4
)


def found(text: str, *forms: str | CheckedForm) -> list[tuple[int, str]]:
    checked = [form if isinstance(form, CheckedForm) else CheckedForm(form) for form in forms]
    return [(hit.start, hit.form.wrong) for hit in wrong_forms_in(text, checked)]


def test_each_place_is_found_in_the_order_of_the_text():
    assert found("做为工会干部，截止目前，做为骨干", "截止目前", "做为") == [(0, "做为"), (7, "截止目前"), (12, "做为")]


def test_of_forms_that_overlap_the_longest_counts():
    assert found("全国总工会会", "总工会", "全国总工会会", "工会会") == [(0, "全国总工会会")]


def test_a_form_within_an_exception_is_none():
    form = CheckedForm("做为", exceptions=("叫做为",))
    assert found("这叫做为民服务，做为骨干", form) == [(8, "做为")]


def test_where_the_longer_form_is_excepted_the_shorter_counts():
    longer = CheckedForm("截止目前", exceptions=("截止目前为止",))
    assert found("截止目前为止", longer, "截止") == [(0, "截止")]


def test_forms_are_taken_literally():
    assert found("a.c abc", "a.c") == [(0, "a.c")]


@given(TEXTS, FORMS)
def test_hits_are_in_the_text_and_do_not_overlap(text, forms):
    hits = wrong_forms_in(text, forms)
    assert all(text[hit.start : hit.end] == hit.form.wrong for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(TEXTS, st.text("甲乙丙", min_size=1, max_size=3))
def test_a_form_is_found_wherever_it_stands(text, wrong):
    covered = {n for start, _wrong in found(text, wrong) for n in range(start, start + len(wrong))}
    places = [n for n in range(len(text)) if text.startswith(wrong, n)]
    assert all(covered & set(range(n, n + len(wrong))) for n in places)
