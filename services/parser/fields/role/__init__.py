"""The job: title, level, category, employment, years and skills."""
