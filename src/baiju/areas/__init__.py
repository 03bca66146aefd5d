"""The domain areas; each is a Django app, and none imports another."""
