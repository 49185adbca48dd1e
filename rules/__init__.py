"""What is true: pure functions over plain values, told the date; they know neither the chat nor the database."""
