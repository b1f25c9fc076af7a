"""Invented households: names and numbers that are only well formed, from a fixed seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from application.people import Identity
from domain.people import CHECK_CHARACTERS, RESIDENT_WEIGHTS

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN = ("桂兰", "秀英", "建军", "玉梅", "国强", "丽华", "志刚", "春花", "永福", "淑珍")
MONGOLIAN = ("乌云其其格", "巴图巴雅尔", "萨仁高娃", "阿拉坦其其格", "哈斯额尔敦", "娜仁花")


@dataclass(frozen=True)
class Person:
    """Somebody invented, and when they would have been born."""

    identity: Identity
    born: date


class Invention:
    """One person after the other; nobody twice."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.serial = 0

    def person(self, county: str, years: range) -> Person:
        """Registered first in this county, born in one of these years."""
        self.serial += 1
        choose = self.random
        born = date(choose.choice(years), choose.randint(1, 12), choose.randint(1, 28))
        body = f"{county}{born:%Y%m%d}{self.serial % 1000:03}"
        total = sum(int(d) * w for d, w in zip(body, RESIDENT_WEIGHTS, strict=True))
        number = body + CHECK_CHARACTERS[total % len(CHECK_CHARACTERS)]
        return Person(Identity(self.name(), number), born)

    def name(self) -> str:
        if self.random.random() < 0.3:
            return self.random.choice(MONGOLIAN)
        return self.random.choice(SURNAMES) + self.random.choice(GIVEN)
