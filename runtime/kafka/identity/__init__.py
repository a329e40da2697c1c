"""Who publishes: keys and signatures, and what brokers are told to allow."""
