"""Documents that are no posting: walls, lists of jobs, empty shells, articles."""
