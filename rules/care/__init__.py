"""The five cares: what is owed to whom, by whom, by when, and what has become of it.

`facts` and `people` are what is known, `rulebook` is what is promised; `windows`, `grounds` and `slots` lay
the promise over the calendar and over one person, `settling` and `standing` what was done over that; `owed`
puts it together. `owners` and `ladder` say who is told, `digest` and its parts what and when; `names` how
people are called in a chat.
"""
