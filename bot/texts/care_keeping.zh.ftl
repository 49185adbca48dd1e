# What is seldom done about an elder: the card, waiving, contact persons, moves, covers.

button-card = 别的事
care-card = { $name }{ $age ->
    [0] {""}
   *[other] { " " }{ $age }岁
  }，{ $unit }。{ $contact ->
    [none] 还没有结对联系人。
   *[other] 结对联系人：{ $contact }。
  }
care-card-open = 要办的：{ $matters }。{ $owner ->
    [none] 眼下没有收得到消息的人来办。
   *[other] 由{ $owner }来办。
  }
care-card-nothing = 眼下没有要办的。
care-card-seen = 最近看望：{ $visits }。
care-card-visit = { DATE($on) }{ $way }（{ $by }）
care-card-unseen = 近三个月没有看望的记录。
button-seen-one = 看过了
button-wrong-visit = 划掉{ DATE($on) }
button-waive = 这次免办
button-contact = 换联系人
button-moved = 搬走了

# Waiving.
care-waive-which = { $name }哪一项可以免办？
button-matter = { $matter }
care-waive-why = { $matter }为什么免办？点一个就行。
button-waiver-declined = 本人不要
button-waiver-seen-elsewhere = 别处看过
button-waiver-out-of-reach = 联系不上
button-waiver-entered-wrongly = 登记错了
care-waived = 好，{ $matter }免办了，不再提醒。{ $missed ->
    [yes] 台账上还记着没按时。
   *[no] 台账上记“免”。
  }
button-unwaive = 还是要办
button-unwaive-matter = 还办{ $matter }
care-unwaived = 好，{ $matter }还要办，照原来的日子提醒。
elders-nothing-to-waive = 这一位眼下没有可以免办的事。

# Contact persons.
care-contact-ask = { $name }的结对联系人请谁来当？{ $contact ->
    [none] 眼下还没有。
   *[other] 现在是{ $contact }。
  }带“·”的还没接上消息，事情会先转给支部书记。
button-helper = { $name }
button-helper-without-chat = · { $name }
button-no-contact = 不设联系人
care-contact-set = { $contact ->
    [none] 好，不设联系人了，由支部书记来看。
   *[other] 好，往后由{ $contact }联系。
  }
care-event-contact = 要换联系人

# Moving to another branch.
care-move-ask = 搬到镇里哪个支部？还没办的事跟着走。搬出本镇的，请镇里在名册上转。
button-unit = { $unit }
care-moved = 好，{ $name }从今天起归{ $unit }，没办的事都转过去了。
care-moved-back = 好，{ $name }还归{ $unit }。
care-event-moved = 搬走了

# Covers.
button-cover = 请人代看
button-cover-for = 请人代{ $name }
button-uncover = 不用代了
care-cover-which = 出门久一点，可以请人代看。点一下，再挑人和日子。
care-cover-line = · { care-cover-role }：{ $name }
care-cover-line-covered = · { care-cover-role }：{ $name }，由{ $by }代看到{ DATE($until) }
care-cover-role = { $role ->
    [secretary] 支部书记
    [deputy] 副书记
    [contact] 结对联系人
   *[organiser] 镇组织委员
  }
care-cover-who = 请谁代看？
care-cover-until = 代看到哪天？到日子自动回来。
care-covered = 好，{ $name }的事由{ $by }代看到{ DATE($until) }，明天早上告诉对方。
care-uncovered = 好，从今天起又由{ $name }自己看。
elders-cover-not-yours = 这个岗位请谁代看，由本人、副书记或镇里来定。
elders-cover-nobody = 支部里眼下没有接上消息、能代看的人。可以请镇里定。
elders-cover-length = 代看最多 { $days } 天；再久就请镇里换人。
elders-entered-by-another = 这一条是别人记的。要划掉，请记的人或镇里来点。

# The audit trail.
audit-care = 走访慰问
audit-care-undone = 划掉报过的变化
audit-care-death-entered = 报去世
audit-care-death-confirmed = 核实去世
audit-care-death-rejected = 划掉去世
audit-care-visit-withdrawn = 划掉走访
audit-care-waived = 免办
audit-care-waiver-withdrawn = 不再免办
audit-care-moved = 转支部
audit-care-move-undone = 划掉转支部
audit-care-contact = 换结对联系人
