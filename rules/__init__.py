"""What is true: pure functions over plain values, told the date; they know neither chat nor database."""
