"""The office decides: rules, steps, clocks.  Pure: no clock, database, network, environment."""
