"""Reception days as transactions: days and slots, booking, the waiting line, the desk, the register."""
