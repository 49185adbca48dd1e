# Posts: who is responsible for what, who takes over, who covers.

word-posts = posts
button-posts = Posts
button-posts-role = { $role } { $count }
button-posts-open = { $role }
button-posts-one = { $of } { $name }
button-posts-namesake = { $name } ({ $branch })
button-posts-give = Give a post
button-posts-hand = Hand over
button-posts-cover = Have it covered
button-posts-end = End
button-posts-end-yes = End this post
button-posts-yes = Do it
button-posts-elsewhere = Another unit
button-posts-weeks = { $weeks ->
    [1] One week
    [2] Two weeks
   *[4] Four weeks
  }
button-posts-more = Back to posts

posts-overview = Who is responsible for what. Choose a post to see what it may do and who holds it. To give somebody a post, type their name.
posts-role = <b>{ $role }</b>, held by { $count } now. May:
  { $may }
posts-role-nothing = (nothing more than a member)
posts-person-none = { $name } ({ $branch }) holds no post now.
posts-person = { $name } ({ $branch }) holds:
posts-line = { $of }: { $role }
posts-which = Several people have this name. Which one?
posts-one = { $role } of { $of }: { $name }, since { DATE($since) }.
posts-one-covered = { $role } of { $of }: { $name }, since { DATE($since) }. Just now { $cover } covers.
posts-give-which = Which post for { $name }?
posts-give-ask = Make { $name } the { $role } of { $of }, from today on?
posts-give-instead = Make { $name } the { $role } of { $of }, from today on? For { $before } yesterday was the last day; I will tell them.
posts-between = {", "}
posts-which-unit = Of which unit? Type its name; where several bear it, write town/branch.
posts-for-whom = For which elder? Type their name.
posts-hand-who = { $of }, now { $name }. Who takes over? Type the name.
posts-hand-ask = { $role } of { $of }: from { $name } to { $to }, from today on? All that is open goes with it.
posts-cover-who = { $of }, now { $name }. Who covers? Type the name.
posts-cover-ask = { $role } of { $of }: how long does { $to } cover for { $name }?
posts-until = { DAY($on) }
posts-end-ask = End { $name } as { $role } of { $of }? The post is then empty; the next in line sees to what is due.
posts-given = Done: { $name } is { $role } of { $of }, from today on. They have been told.
posts-covered = Done: { $cover } covers as { $role } of { $of } until { $until }.
posts-ended = Done: { $name } is no longer { $role } of { $of }. They have been told.

posts-not-yours = This post is not yours to decide about.
posts-person-not-yours = They do not belong to your units, so you cannot give them a post.
posts-found-nobody = Nobody of that name in your units. Please write the full name.
posts-over = { $name } does not hold this post any more.
posts-last-admin = This is the last administrator, whose post cannot end. Please appoint another first.
posts-held-already = { $name } holds it already.
posts-for-oneself = Nobody can be their own contact person.
posts-not-covered = This post is not covered; to change the holder choose Hand over.
posts-cover-length = A cover lasts from today for { $days } days at most; for longer choose Hand over.

# What the person is told
post-given = From { DATE($since) } on you are { $role } of { $of }. I will remind you of what is due; press “Menu”: what is new there is yours.
post-ended = You were { $role } of { $of } until { DATE($until) }. Somebody else sees to what is open; you need not any more. Thank you.
post-covering = Until { DATE($until) } you cover for { $name }: { $role } of { $of }. Send "menu" to see it.
message-post-given = New post
    .why = Somebody gave a post
message-post-ended = Post ended
    .why = The post was handed over or ended
message-post-covering = Cover
    .why = Somebody is on leave, or the town arranged it
message-account-moved = New account
    .why = This name was bound to another account
account-moved = Your name has just been bound to another account, so nothing is done here any more. If you changed phones yourself, never mind; if not, please tell your branch secretary at once.
role-relative = Relative
role-cover = Cover
