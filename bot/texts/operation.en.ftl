# Running and keeping: keys, backups, the self-check.

command-keys-rotate = seal everything that is sealed under the newest key
command-keys-rotated = Sealed { $count } rows anew. Old backups still need the old key; keep it apart.
command-keys-slips = { $count } unused slips are known by the old key only: leave it in LIANXIN_DATA_KEYS until { DAY($until) }, or print new slips.
keys-only-one = LIANXIN_DATA_KEYS holds one key only. Make another with keys new, put it first, leave the old one behind it, restart, and come back.
keys-bot-unaware = The bot that runs (or ran last) does not know the new key yet; restart it first: systemctl restart lianxin
keys-lost = { $count } values open by no key in LIANXIN_DATA_KEYS and were left as they are. Find the key that sealed them and run this again.

command-backup = copy the whole database, also while it runs
command-backup-done = The backup is { $file }. What is sealed stays sealed: neither the keys (LIANXIN_DATA_KEYS) nor the waves' keys are in it; keep them apart.
backup-exists = { $file } is there already and is not overwritten.
backup-no-program = pg_dump was not found, so there is no backup and nothing further was done. Please install PostgreSQL's client programs.
backup-failed = The backup failed and nothing further was done. Please see whether the disk is full, and try again.
backup-not-ours = { $file } is no backup of Lianxin, or is damaged.
backup-newer = The backup is newer than this program ({ $revision }); please update the program first.
restore-failed = The restore failed; the database is as it was.
command-restore = restore a backup (stop the bot first)
command-restore-done = Restored.
command-restore-kept = The database as it was is kept at { $file }; delete it once all is well.
command-restore-messages = Messages due since the backup were not sent but are listed here, { $count } in all:
command-restore-message = { $when }  { $name }  { $kind }
command-restore-updates = { $count } messages from people were unhandled in the backup and are not taken up by themselves: parked list names them, parked retry takes them up, parked drop lets them go.
command-restore-wave = The wave “{ $title }” is open in the backup; { $key ->
    [there] its key is there, and it goes on.
   *[gone] its key is gone, and it cannot be counted: wave close { $wave } --key-lost
  }
restore-no-program = pg_restore was not found. Please install PostgreSQL's client programs.
command-simulate = invent a roster of any size, to try an import and to measure a machine
command-simulate-done = Invented { $count } people in { $file }. Try it with: roster preview
simulate-size = Between { $least } and { $most } people.
