"""残疾人两项补贴: the two subsidies for persons with disabilities."""
