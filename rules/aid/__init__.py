"""Aid from the Party's funds: amounts, the ledger's double entry, and the way of an application."""
