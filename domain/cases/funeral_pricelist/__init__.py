"""殡葬服务收费清单: the price list of a funeral provider, checked and published."""
