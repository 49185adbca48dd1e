"""An invented county to try the bot on: generated from a seed, the same every time for the same day."""
