"""惠民殡葬减免: the case, the grounds to refuse, the procedure."""
