from __future__ import annotations

from articles.parsing.bigrams import bigram_codes, bigrams, han_bigrams


def test_bigrams_are_neighbours():
    assert list(bigrams("工会报")) == ["工会", "会报"]


def test_a_character_alone_has_none():
    assert list(bigrams("工")) == list(bigrams("")) == []


def test_bigrams_of_strings_are_the_strings_put_together():
    assert list(bigrams(["5de5", "4f1a"])) == ["5de54f1a"]


def test_nothing_stands_between_the_characters_of_a_chinese_bigram():
    assert han_bigrams("食，堂热饭 a") == {"堂热", "热饭"}


def test_codes_run_over_punctuation_but_not_over_texts():
    codes = bigram_codes(("食，堂", "热饭"))
    assert codes == bigram_codes(("食堂",)) | bigram_codes(("热饭",)) != bigram_codes(("食堂热饭",))
