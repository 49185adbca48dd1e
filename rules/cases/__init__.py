"""Cases: their life from receipt to closing, their clock, who may say satisfied, and what is counted."""
