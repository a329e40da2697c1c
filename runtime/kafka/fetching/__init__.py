"""What aiokafka's way of fetching lacks."""
