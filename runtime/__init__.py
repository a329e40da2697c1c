"""What every service shares and no service owns: settings, Kafka delivery, storage, caches, health, logs."""
