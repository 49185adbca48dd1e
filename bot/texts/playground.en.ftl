# The playground: who one may be, and what the page says of the county.

bot-name = Lianxin
playground-preparing = Preparing the demonstration county …
playground-at = Chat page: { $address } (Ctrl+C stops)
playground-went-on = Going on where you stopped: in the county it is { DAY($now) }, { TIME($now) }. “Start over” on the page begins afresh.
playground-unreadable = What was left here is another version's and cannot be read: the county begins afresh.
demonstration-place = town service centre, second floor
demonstration-wave = Satisfaction with the department's work (demonstration)
demonstration-wave-over = { $kind ->
    [open-evaluation] Open evaluation
   *[headline] Satisfaction with the department's work
  }, month { $month } (demonstration)
demonstration-wave-sampled = Fourteen questions, by sample (demonstration)
demonstration-value = that day's number of the Welfare Lottery 3D

part-newcomer = Member, not yet joined
    .hint = Has a slip: open the link and type the name to join.
part-joined = Member, just joined
    .hint = Is known now: may rate, book and raise a matter.
part-member = Member
    .hint = Rate the department, book a talk with the minister.
part-elder = Elder
    .hint = Over seventy: few words, large buttons.
part-secretary = Branch secretary
    .hint = Wind the clock to Monday morning and see whom to visit.
part-deputy = Deputy secretary
    .hint = What the secretary cannot manage arrives here on the third day. Has an appointment to cancel.
part-organiser = Town organiser
    .hint = See which branch needs a hand; a death waits for a second person.
part-minister = Minister
    .hint = Gets the list of visitors the evening before the 15th.
part-staff = Department staff
    .hint = Reception day's list and register; workbooks.
part-admin = Administrator
    .hint = Sends the roster, prints slips, opens waves, pulls workbooks.
part-head = Head of a unit
    .hint = Sees reception days and the counts of branches.
part-supervisor = Supervisor
    .hint = Speaks freely and evaluates each half-year.
part-english = Member reading English
    .hint = The same bot in English.
part-relative = An elder's daughter
    .hint = Father is in hospital: say so for him.
part-stranger = Not on the roster
    .hint = What happens when a stranger writes?

role-member = Member
role-secretary = Branch secretary
role-deputy = Deputy secretary
role-contact = Contact person

# The guided tour; the bot has said .sign when a step is done.
tour-join = You hold a paper slip. Press “Open the link on the slip” below, then type your name: { $name }.
    .sign = Now I know you
tour-rate = You are a member, and you have been asked to rate: press 开始 (Begin), answer four questions, press 交上去 (Hand in).
    .sign = Received, thank you
tour-book = Still you: send 约部长 (See the minister). The next day is full, so press 排队等空位 (Wait in line) and go on.
    .sign = You are in line
tour-visit = You are the branch secretary, and Monday's message is there: press 看过了 (Saw) for somebody, then how you saw them.
    .sign = Noted:
tour-export = You are the administrator: send 导出台账 (Workbooks), press one, and open the file that comes.
    .sign = Done:

jump-tomorrow = Tomorrow morning
jump-monday = Next Monday morning
jump-fifteenth = Reception day, the 15th
jump-spring-festival = Spring Festival
