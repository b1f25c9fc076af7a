"""支出型临时救助: aid for a household whose necessary spending is beyond its means."""
