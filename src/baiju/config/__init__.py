"""The one place that names everything: settings, addresses, start-up."""
