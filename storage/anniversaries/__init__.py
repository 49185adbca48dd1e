"""Days that come round: joining days, seventieth birthdays, fifty years in the Party; never stored."""
