"""殡葬服务价目: what providers charge for, and by which unit."""

from __future__ import annotations

from domain.price_list_catalogue import SERVICES, UNITS
from interface.http.messages.words import Words

SERVICES_EN = {
    "transport": "transport of the body",
    "storage": "storage of the body",
    "farewell": "farewell",
    "cremation": "cremation",
    "ash_storage": "storage of ashes",
    "eco_burial": "eco-burial",
    "public_niche": "public niche for ashes",
    "grooming": "grooming of the body",
    "embalming": "embalming",
    "grave_use": "use of a grave",
    "grave_upkeep": "upkeep of a grave",
    "hall": "mourning hall",
    "urn": "urn",
    "flowers": "wreaths and flowers",
    "ceremony": "ceremony",
    "shroud": "shroud",
    "other": "other",
}
UNITS_EN = {
    "each": "each",
    "day": "day",
    "month": "month",
    "year": "year",
    "kilometre": "kilometre",
    "square_metre": "square metre",
}
PRICED = {code: Words(zh, SERVICES_EN[code]) for code, zh in SERVICES}
COUNTED = {code: Words(zh, UNITS_EN[code]) for code, zh in UNITS}
