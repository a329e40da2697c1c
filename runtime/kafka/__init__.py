"""Kafka: topics, consuming, producing, delivery."""
