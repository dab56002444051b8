"""Recovery: what other archives hold of a portal, fetched by their own rules."""
