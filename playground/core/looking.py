"""What a person sees when they open the chat."""

from datetime import timedelta

from playground.core.records import Chat, Message
from playground.core.views import ChatView, MessageView
from playground.core.world import World

ACTION_SHOWN = timedelta(seconds=5)


def look(world: World, chat: Chat) -> ChatView:
    """Return the chat as it stands."""
    language = chat.person.language_code if chat.person else None
    name = world.profile.text("name", language) or world.bot.name
    action = chat.action if chat.action and world.now() - chat.action.at <= ACTION_SHOWN else None
    return ChatView(
        id=chat.id,
        title=name if chat.private else chat.title,
        person=chat.person,
        started=chat.started or not chat.private,
        blocked=chat.blocked,
        unread=sum(
            number > chat.seen and message.sender == world.bot.id for number, message in chat.messages.items()
        ),
        messages=tuple(_message(world, message) for message in chat.messages.values()),
        keyboard=chat.keyboard,
        answer=chat.answer,
        action=action,
        commands=world.profile.menu(chat.id, language),
        description=world.profile.text("description", language),
    )


def _message(world: World, message: Message) -> MessageView:
    return MessageView(
        id=message.id,
        sender=message.sender,
        from_bot=message.sender == world.bot.id,
        sent_at=message.sent_at,
        text=message.text.text,
        entities=message.text.entities,
        buttons=message.buttons,
        file=message.file.view if message.file else None,
        contact=message.contact,
        edited=message.edited_at is not None,
        reply_to=message.reply_to,
        pinned=message.pinned,
    )
