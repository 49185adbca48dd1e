"""The public notice of aid as pages to print, in the reader's language."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.texts import Words
from storage.aid.values import Posted
from storage.printing import AidNotice, AidNoticeTexts, aid_notices_pdf

_DAY: Final = timedelta(days=1)  # the day after it was posted is the first that counts


def notice(posted: Sequence[Posted], county: str, words: Words) -> bytes:
    """Lay out notices as PDF, a page a branch."""
    texts = AidNoticeTexts(
        document=words("aid-notice"),
        title=words("aid-notice-title"),
        columns=(words("aid-notice-number"), words("aid-notice-name"), words("aid-notice-category")),
        feedback=words("aid-notice-feedback"),
        signed=words("aid-notice-signed", county=county),
    )
    return aid_notices_pdf([_page(each, words) for each in posted], texts=texts)


def _page(each: Posted, words: Words) -> AidNotice:
    return AidNotice(
        unit=each.unit,
        body=words("aid-notice-body", days=each.days, first=each.from_on + _DAY, until=each.until_on),
        rows=tuple((name, words(f"aid-category-{code}")) for name, code in each.people),
        day=words("aid-notice-day", year=str(each.from_on.year), on=each.from_on),
    )
