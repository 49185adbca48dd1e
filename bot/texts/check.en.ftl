# The self-check.

check-found = { $wrong ->
    [one] One thing needs attention.
   *[other] { $wrong } things need attention.
  }
check-database = The database is up to date.
check-database-old = The database is old: python -m bot database upgrade
check-disk = { $megabytes } MB of disk are free (1024 MB at least).
check-wave-keys = The waves' keys lie outside the data directory.
check-wave-keys-beside = The waves' keys must not lie in the data directory: change LIANXIN_WAVE_KEYS.
check-token = Telegram knows this bot: @{ $name }.
check-token-missing = LIANXIN_BOT_TOKEN is empty: ask @BotFather for one.
check-token-refused = Telegram could not be reached ({ $error }): check LIANXIN_BOT_TOKEN, LIANXIN_PROXY_URL and the network.
check-calendar = The calendar is complete.
check-calendar-missing = The holidays of { $year } are not known yet: import them with “calendar import” once published.
check-parked = Updates given up and kept for you to look at: { $count }.
check-messages = Messages that did not arrive: { $count }; waiting to leave: { $waiting }.
