"""事实无人抚养儿童认定: a child whose parents are known and can neither of them care for it."""
