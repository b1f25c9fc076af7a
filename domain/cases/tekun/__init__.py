"""特困人员认定: support of people in extreme difficulty."""
