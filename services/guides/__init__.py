"""A finished guide in other forms than PDF: web page, Markdown, JSON, calendar, cards. Shared below the services."""
