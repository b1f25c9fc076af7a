"""孤弃儿童入住儿童福利机构: a child whom nobody cares for is taken in first."""
