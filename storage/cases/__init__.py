"""Cases: raised, worked on, answered, judged; each file holds the transactions of one hand."""
