"""People, officers, publications, assignments and authorisations, each on its own."""
