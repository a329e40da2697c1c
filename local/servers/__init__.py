"""Kafka, MongoDB and S3 as child processes: real servers speaking the real protocols, for laptops and tests only."""

from local.servers.errors import ServerFailed
from local.servers.kafka_apache import ApacheKafka
from local.servers.kafka_embedded import EmbeddedKafka
from local.servers.mongo_embedded import EmbeddedMongo
from local.servers.ports import free_port, free_ports
from local.servers.process import ChildProcess
from local.servers.s3_embedded import EmbeddedS3, S3Access
from local.servers.server import KafkaServer, Server
from local.servers.stack import BackingServers

__all__ = [
    "ApacheKafka",
    "BackingServers",
    "ChildProcess",
    "EmbeddedKafka",
    "EmbeddedMongo",
    "EmbeddedS3",
    "KafkaServer",
    "S3Access",
    "Server",
    "ServerFailed",
    "free_port",
    "free_ports",
]
