"""养老机构备案: a care institution tells civil affairs that it has opened."""
