"""Questions asked of the boards: a page at a time, in scope, for the price of a page."""
