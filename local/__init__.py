"""Prepline on one machine: backing servers, all services, a sandbox of the outside world, and the command line."""
