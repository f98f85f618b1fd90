"""Which topics a policy answers, and which are of another trade."""

from policy.knowledge_files import Topic
from policy.matching import AT_HOME, out_of_place


def test_a_topic_of_another_trade_counts_less_the_less_of_the_trade_is_spoken_of() -> None:
    """A gym's customers may ask what the gym's policy lacks; they seldom ask about parcels."""
    gym = [Topic(f"gym {n}", trade="gyms") for n in range(4)]
    parcels = [Topic(f"parcel {n}", trade="couriers") for n in range(4)]
    topics = [*gym, *parcels, Topic("cookies")]
    found = {topic.name: {"1.1": 1.0} for topic in gym[:2]}

    counts = out_of_place(topics, {topic.name: found.get(topic.name, {}) for topic in topics})

    assert AT_HOME < 2 / 4
    assert counts[:4] == (0.0, 0.0, 0.0, 0.0)
    assert all(count < -2 for count in counts[4:8])
    assert counts[8] == 0.0


def test_a_topic_that_a_clause_answers_counts_whole_wherever_it_comes_from() -> None:
    """One clause on parcels in a gym's policy is asked about like any other."""
    topics = [Topic(f"parcel {n}", trade="couriers") for n in range(9)]
    found = {topic.name: ({"2.1": 1.0} if topic.name == "parcel 3" else {}) for topic in topics}

    counts = out_of_place(topics, found)

    assert counts[3] == 0.0
    assert counts[4] < -0.5
