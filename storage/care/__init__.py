"""The cares as transactions and readings: what is known, who sees to it, visits, events, leave, ledger."""
