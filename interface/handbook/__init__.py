"""The handbook of case types (办事指南): pages made from what the types declare."""
