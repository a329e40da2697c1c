#!/bin/bash
# Starts Apache Kafka as one node that asks everybody who they are (SASL/SCRAM) and allows what the access lists say.
# Passwords come from the environment: KAFKA_PASSWORD_<NAME>, of which ADMIN may do everything. They are stored when the
# data directory is formatted; later ones are set with kafka-configs.sh (docs/operations/deploy.md).
set -euo pipefail
login="org.apache.kafka.common.security.scram.ScramLoginModule required"
cat > /tmp/server.properties <<PROPERTIES
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
controller.listener.names=CONTROLLER
listeners=CLIENT://:9092,CONTROLLER://localhost:9093
advertised.listeners=CLIENT://kafka:9092
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=CLIENT
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.client.scram-sha-512.sasl.jaas.config=$login username="admin" password="$KAFKA_PASSWORD_ADMIN";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
# The controller's listener is reached from this container alone.
super.users=User:admin;User:ANONYMOUS
log.dirs=/var/lib/kafka/data
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
PROPERTIES
users=()
while IFS='=' read -r variable password; do
  name=$(tr '[:upper:]' '[:lower:]' <<< "${variable#KAFKA_PASSWORD_}")
  users+=(--add-scram "SCRAM-SHA-512=[name=$name,password=$password]")
done < <(env | grep '^KAFKA_PASSWORD_')
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id cHJlcGxpbmUtY29tcG9zZQ \
  --config /tmp/server.properties "${users[@]}"
exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
