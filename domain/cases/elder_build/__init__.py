"""养老机构一次性建设补贴: money for beds that were built, converted or rented for elders."""
