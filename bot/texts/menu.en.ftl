# The menu and help.

menu = Hello { $name }. Press what you would like to do.
help = I am Lianxin and run errands for the county's organisation department. Press a button, or send “menu”, “rate”, “book” or “mine”; “cancel” stops anything.
button-today = Visits
button-rate = Rate
button-book = See minister
button-reception = Visitors
button-suggest = Suggest
button-desk = Desk
button-mine = Mine
button-wave = Waves
button-export = Workbooks
button-help = Help
button-language = 中文
