from rules.reception.figures import FEWEST, HostFigures, Share, Visit, figures


def test_every_figure_has_its_denominator() -> None:
    visits = [
        *(Visit(waited, in_time=True, satisfied=True) for waited in (3, 5, 9)),
        Visit(20, in_time=False, satisfied=False),
        Visit(None, in_time=True, satisfied=None),
        Visit(4, in_time=None, satisfied=None),
        Visit(None, in_time=None, satisfied=True),
    ]

    assert figures(visits) == HostFigures(
        visits=7, waited=5, waits=5, in_time=Share(4, 5), satisfied=Share(4, 5)
    )


def test_too_few_tell_nothing() -> None:
    visits = [Visit(3, in_time=True, satisfied=True)] * (FEWEST - 1)

    assert figures(visits) == HostFigures(
        visits=FEWEST - 1, waited=None, waits=FEWEST - 1, in_time=None, satisfied=None
    )
    assert figures([]) == HostFigures(visits=0, waited=None, waits=0, in_time=None, satisfied=None)
