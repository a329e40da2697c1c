"""What the gateway knows of each preparation: its states, its store, and what moves it on."""
