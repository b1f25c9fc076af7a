"""Numbers of people and organisations, against an independent check; masking."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import masking
from domain.answers import CreditNumber
from domain.errors import Malformed
from domain.people import CreditCode, Holder, ResidentId

TODAY = date(2026, 11, 24)
WEIGHTS_OF_CREDIT = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    """GB 11643 by ISO 7064 MOD 11-2, written another way than in the domain."""
    value = 0
    for digit in body:
        value = (value + int(digit)) * 2 % 11
    return body + "0123456789X"[(12 - value) % 11]


@pytest.mark.parametrize(
    "body",
    [
        "15010219900307001",
        "15292319570115102",
        "15042119680912345",
        "15210119450101001",
        "15262119390702004",
    ],
)
def test_old_region_codes_and_codes_younger_than_their_holder_are_no_mistake(body):
    number = with_check(body)
    assert ResidentId.read(number.lower(), TODAY).number == number


def test_known_numbers_pass():
    for number in ("150102199003070015", "152923195701151022"):
        assert ResidentId.read(number, TODAY).number == number


def test_a_number_tells_birth_and_sex_and_prints_masked():
    person = ResidentId.read("150102199003070015", TODAY)
    assert (person.born, person.sex, person.holder) == (
        date(1990, 3, 7),
        "male",
        Holder.CITIZEN,
    )
    assert str(person) == repr(person) == f"{person}" == "1501**********0015"


@pytest.mark.parametrize(
    ("region", "holder"),
    [
        ("810000", "hong_kong"),
        ("820000", "macao"),
        ("830000", "taiwan"),
        ("911500", "foreigner"),
    ],
)
def test_residents_from_elsewhere_have_numbers_too(region, holder):
    number = with_check(f"{region}19900307002")
    assert ResidentId.read(number, TODAY).holder == holder


@pytest.mark.parametrize(
    "number",
    [
        "150102199003070016",
        "15010219900307001",
        "１５０１０２１９９００３０７００１５",
        "150102199002300015",
        "",
        "15010219900307001O",
        "150102199003070015\n",
        "150102 199003070015",
        "150102900307001",
        with_check("15010220270101001"),
    ],
)
def test_what_cannot_be_a_resident_number_is_refused_without_repeating_it(number):
    with pytest.raises(Malformed) as refusal:
        ResidentId.read(number, TODAY)
    assert not number.strip() or number not in str(refusal.value)


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16))
def test_one_wrong_digit_never_passes(body, place):
    good = with_check("150102" + "19900307" + body[:3])
    other = str((int(good[place]) + 1) % 10)
    wrong = good[:place] + other + good[place + 1 :]
    with pytest.raises(Malformed):
        ResidentId.read(wrong, TODAY)


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_credit_codes_agree_with_the_standards_table_of_weights(body):
    total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS_OF_CREDIT, strict=True))
    right = ALPHABET[(31 - total % 31) % 31]
    assert CreditCode.read((body + right).lower()).code == body + right
    with pytest.raises(Malformed):
        CreditCode.read(body + ALPHABET[(ALPHABET.index(right) + 1) % 31])


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("51150000MJ0A1B2C5Y", True),
        ("52150102MJY00001XA", True),
        ("53150000MJ9000014M", True),
        ("91150100MA0P123424", False),
        ("12441500196720244T", False),
    ],
)
def test_known_credit_codes(code, ours):
    read = CreditCode.read(code)
    assert (str(read), read.registered_by_civil_affairs) == (code, ours)
    assert len(read.organisation_code) == 9


@pytest.mark.parametrize("code", ["51150000MJ0A1B2C5O", "51150000MJ0A1B2C5", "", "一" * 18])
def test_what_cannot_be_a_credit_code(code):
    with pytest.raises(Malformed):
        CreditCode.read(code)


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ("91150100MA0P123424", True),
        ("91150100MA0P123425", False),
        ("51150000mj0a1b2c5y", False),
        (91150100, False),
        (None, False),
    ],
)
def test_a_form_asks_for_a_credit_code_whose_check_character_is_right(given, fits):
    assert CreditNumber("organisation", "机构").fits(given) is fits


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("王小明", "王*明"),
        ("欧阳小明", "欧**明"),
        ("阿拉坦其其格", "阿****格"),
        ("乌云·其木格", "乌***格"),
        ("ᠪᠠᠲᠤ", "ᠪ**ᠤ"),
        ("ᠠᠷᠠ᠋ᠲ", "ᠠ**ᠲ"),
        ("张", "*"),
        ("", "*"),
    ],
)
def test_names_are_masked_in_chinese_and_in_mongolian(name, shown):
    assert masking.masked_name(name) == shown


def test_numbers_and_addresses_are_masked():
    assert masking.masked_number("150102199003070015") == "1501**********0015"
    assert masking.masked_mobile("13800000000") == "138****0000"
    assert masking.masked_account("6222021234567890123") == "*" * 15 + "0123"


@given(st.text(max_size=12))
def test_short_texts_hide_everything(text):
    shown = masking.kept(text, 4, 4)
    assert len(shown) == len(text)
    if len(text) <= 8:
        assert set(shown) <= {"*"}
