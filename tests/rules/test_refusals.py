from rules.refusals import Refused


def test_a_refusal_carries_key_and_parameters_and_prints_the_key_alone() -> None:
    refused = Refused("party-size", size=7, key="what a person typed")

    assert refused.key == "party-size"
    assert refused.params == {"size": 7, "key": "what a person typed"}
    assert str(refused) == "party-size"
    assert "typed" not in repr(refused)
