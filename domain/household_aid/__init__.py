"""救助家庭: what every type has in common that assists or recognises a whole household."""
