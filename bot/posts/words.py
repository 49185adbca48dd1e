"""Posts in words: what a role may do is read from the very table that enforces it."""

from bot.texts import Language, Parameter, Text, text
from rules.permissions import GRANTS, Permission
from rules.posts import Role
from storage.post_reading import PostTold


def may_do(language: Language, role: Role) -> Text:
    """List what holders of a role may do, a line each, in the order in which permissions are declared."""
    granted = [each for each in Permission if each in GRANTS[role]]
    if not granted:
        return text(language, "posts-role-nothing")
    return Text("\n".join(text(language, permission_key(each)) for each in granted))


def permission_key(permission: Permission) -> str:
    """Return the text that says what a permission lets somebody do."""
    return f"permission-{permission.value.replace('_', '-')}"


def role_name(language: Language, role: Role) -> Text:
    """Name a role."""
    return text(language, f"role-{role}")


def post_params(language: Language, post: PostTold) -> dict[str, Parameter]:
    """Return what texts about one post are told."""
    return {"role": role_name(language, post.role), "of": post.of, "name": post.holder}
