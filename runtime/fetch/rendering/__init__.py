"""Pages that are empty until their scripts run: a browser whose only way out is a guarded proxy."""
