"""The roster in the chat: workbooks that come, what they would change, and slips."""
