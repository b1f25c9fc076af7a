"""急难型临时救助: help at once, papers afterwards."""
