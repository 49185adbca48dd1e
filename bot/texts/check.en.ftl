# The self-check.

check-found = { $wrong ->
    [one] One thing needs attention.
   *[other] { $wrong } things need attention.
  }
check-database = The database is up to date.
check-database-old = The database is old: python -m bot database upgrade
check-database-away = The database could not be reached ({ $error }): check LIANXIN_DATABASE_URL, whether it runs, and whether this account may use it.
check-disk = { $megabytes } MB of disk are free (1024 MB at least). If it is less, move old backups elsewhere or add a disk.
check-wave-keys = The waves' keys lie outside the data directory.
check-wave-keys-beside = The waves' keys must not lie in the data directory: change LIANXIN_WAVE_KEYS.
check-token = Telegram knows this bot: @{ $name }.
check-token-missing = LIANXIN_BOT_TOKEN is empty: ask @BotFather for one.
check-token-refused = Telegram could not be reached ({ $error }): check LIANXIN_BOT_TOKEN, LIANXIN_PROXY_URL and the network.
check-calendar = The calendar is complete.
check-calendar-missing = The holidays of { $year } are not known yet: import them with “calendar import” once published.
check-parked = Updates given up and kept for you to look at: { $count }; whoever sent them was told. python -m bot parked list names them, the log says why; parked retry handles them again, parked drop lets them go.
check-messages = Messages of this week that did not arrive: { $count }; that should have left and wait: { $waiting }. Look at the notices' progress and the log; if nothing leaves, it is mostly network or proxy.
check-not-pooled = PostgreSQL is reached directly, without a pooler.
check-pooled = A pooler (such as pgbouncer) stands before PostgreSQL, so the lock between two machines does not hold: give LIANXIN_DATABASE_URL the database's own address.
check-clock = This machine and Telegram are { $seconds } seconds apart (30 at most). If it is more, turn time synchronisation on: timedatectl set-ntp true
check-keys = Everything sealed opens; { $count } keys.
check-keys-older = Everything sealed opens, some of it by an older key: run keys rotate when convenient.
check-keys-missing = Something is sealed by { $count } other keys and does not open: put the former keys back into LIANXIN_DATA_KEYS.
check-wave-keys-there = Open waves: { $count }; their keys are there.
check-wave-keys-lost = { $count } open waves have no key ({ $title }): put the second copy back into LIANXIN_WAVE_KEYS; if there is none, wave close --key-lost
check-owners = Holders of posts who closed the chat: { $blocked }; not joined yet: { $without }; the next in line sees to their tasks. Telephone those who closed it, or change the holder under “posts”.
check-trail = The trail of who did what is whole, { $rows } rows.
check-trail-broken = The trail of who did what was changed or lacks rows: audit verify says which.

command-parked = updates that were given up
command-parked-list = list what was given up: number, when it came, and why (never what it says)
command-parked-retry = let the next start handle it again (without a number: all)
command-parked-drop = let it go, and delete what it says
command-parked-nothing = Nothing was given up.
command-parked-retried = Given up and to be handled again at the next start: { $count }.
command-parked-dropped = Let go, and deleted: { $count }.
