"""Papers in English; the procedures name them in Chinese."""

from __future__ import annotations

MATERIALS = {
    "application": "application form",
    "id_and_hukou": "identity card and household register",
    "means_declaration": "declaration of income and property",
    "authorisation": "authorisation to query, signed by all members",
    "disability_card": "disability card",
    "means_evidence": "evidence of income and property",
    "card": "disability card",
    "dibao": "minimum living allowance certificate",
    "account": "bank account",
    "illness_proof": "proof of grave illness",
    "proxy": "written authorisation of the agent",
    "relation_form": "registration form of near relatives",
}
