"""What is held on people: told, exported, ended, and forgotten in time."""
