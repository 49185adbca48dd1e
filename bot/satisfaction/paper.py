"""Paper in words: the printed page of a wave, and a count sheet as its confirmer reads it."""

from bot.satisfaction import words as survey_words
from bot.texts import Language, Text, Words, text
from rules.satisfaction.paper import Sheet
from rules.satisfaction.surveys import Questionnaire
from storage.satisfaction.printing import BallotTexts, ballots_pdf


def printed(title: str, asked: Questionnaire, k: int, language: Language = "zh") -> bytes:
    """Lay out the ballot and the count sheet of a wave."""
    say = Words(language)
    return ballots_pdf(
        title,
        [survey_words.plain(survey_words.question(language, each)) for each in asked.questions],
        [survey_words.plain(survey_words.indicator(language, each)) for each in asked.questions],
        [survey_words.plain(survey_words.answer(language, each)) for each in asked.scale.options],
        texts=BallotTexts(
            note=say("paper-print-ballot-note"),
            sheet=say("paper-print-sheet", title=title),
            sheet_note=say("paper-print-sheet-note", least=k),
            box=say("paper-print-box"),
            ballots=say("paper-print-ballots"),
            question=say("paper-print-question"),
            signatures=(
                say("paper-print-signed"),
                say("paper-print-checked"),
                say("paper-print-date"),
            ),
        ),
    )


def options(language: Language, asked: Questionnaire) -> Text:
    """Return the answers in the order in which a count sheet has them."""
    labels = [survey_words.answer(language, option) for option in asked.scale.options]
    return Text(text(language, "wave-between").join(labels))


def sheet(language: Language, asked: Questionnaire, number: int, counted: Sheet) -> Text:
    """Return a count sheet, a line a question."""
    lines = [
        text(
            language,
            "paper-sheet-line",
            number=position,
            indicator=survey_words.indicator(language, question),
            counts=" ".join(map(str, row)),
        )
        for position, (question, row) in enumerate(zip(asked.questions, counted.counts, strict=True), start=1)
    ]
    return text(language, "paper-sheet", number=number, ballots=counted.ballots, lines=Text("\n".join(lines)))
