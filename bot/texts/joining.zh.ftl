# Joining: a link or nine digits and the full name, or one's own contact.

joining-welcome = 您好，我是连心，替县委组织部跑腿的小助手。先认一认人：请打出纸条上的九位数字。没有纸条，点下面的“用我的手机号”也行。
joining-nine-digits = 请打出纸条上的九位数字，中间有空格也没关系。没有纸条，请支部书记给您一张，或者点“用我的手机号”。
joining-name = 您好，我是连心，替县委组织部跑腿的小助手。先认一认人：请打出您的姓名。
joining-done = { $name }同志，认上了。在这里您可以评一评组织工作、约部长见面。平时不打扰您，有事发“菜单”两个字。
joining-wrong = 号码和姓名对不上。请照纸条上的九位数字再打一遍，姓名写全名。还能试 { $left } 次。总也对不上，就请支部书记换张纸条，一会儿就好。
joining-locked = 试的次数多了，歇一歇，{ TIME($at) }以后再试。也可以请支部书记换张纸条。
joining-contact-of-another = 这是别人的手机号。请点“用我的手机号”，发您自己的。
joining-contact-unknown = 名册上没找到这个手机号。请打出纸条上的九位数字。
joining-let-go = 好，已经放开了。纸条是您的，就再打一遍上面的九位数字。
already-joined = 您已经认上了。换人用这个账号，请先发“隐私”退出。
join-first = 先认一认人：请打出纸条上的九位数字。
button-share-contact = 用我的手机号
button-not-me = 不是我

# Founding: the first administrator of an empty database, who has no slip because there is no roster yet.
founding-county = 您好，我是连心。这里还没有名册，您在管理员名单里，咱们先把县建起来。请打出县（市、区）的名字，例如：灵湖县。
founding-name = 好，{ $county }。再请打出您的姓名。
founding-done = { $name }同志，{ $county }建好了，您是管理员。接下来把名册的 Excel 工作簿（.xlsx）直接发到这里，我先核对，您点头才导入。
founding-over = 这一步已经用不上了。请打出您纸条上的九位数字。
