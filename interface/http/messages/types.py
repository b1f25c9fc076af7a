"""Case types in English; their official titles stand in the domain."""

from __future__ import annotations

TYPES = {
    "dibao": "minimum living allowance",
    "pwd_subsidy": "subsidies for persons with disabilities",
    "rectification": "rectification of a bad review",
    "benefit": "benefit",
}
CHINESE = {"rectification": "差评整改", "benefit": "救助待遇"}
"""Of dossiers that are no case types."""
