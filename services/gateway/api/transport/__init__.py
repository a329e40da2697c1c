"""What HTTP asks of every route: limits, headers, compression, conditional and partial answers."""
