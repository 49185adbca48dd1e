"""Words of a questionnaire in a language: a county's own, or else those of its code."""

from html import unescape

from bot.texts import Language, Text, text
from rules.satisfaction.scales import Option, Wording
from rules.satisfaction.surveys import Composite, Question


def question(language: Language, asked: Question) -> Text:
    """Return the question as it is put to people."""
    return _worded(language, asked.wording, f"question-{asked.code}")


def indicator(language: Language, of: Question | Composite) -> Text:
    """Return the short name of what a question or composite measures."""
    if isinstance(of, Composite):
        return _worded(language, of.wording, f"composite-{of.code}")
    return _worded(language, of.wording if of.short.zh is None else of.short, f"indicator-{of.code}")


def answer(language: Language, option: Option) -> Text:
    """Return an answer as its button says it."""
    return _worded(language, option.wording, f"answer-{option.code}")


def plain(worded: Text) -> str:
    """Return the words without HTML, for a printed page."""
    return unescape(worded)


def _worded(language: Language, own: Wording, key: str) -> Text:
    if own.zh is None:
        return text(language, key)
    return text(language, "own-words", words=own.en if language == "en" and own.en else own.zh)
