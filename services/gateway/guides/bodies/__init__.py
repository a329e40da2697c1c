"""The bodies of responses: camelCase outside, the snake_case job details and insights inside."""
