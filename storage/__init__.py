"""The database: models, transactions and workbooks. Knows nothing of chat."""
