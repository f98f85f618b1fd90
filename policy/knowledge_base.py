"""What is known before any policy is read: topics, words, and the trained model."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from policy.knowledge_files import Topic, read_topics, read_weights
from policy.lexicon import Lexicon
from policy.model import Model, shipped_model


@dataclass(frozen=True)
class Knowledge:
    """The knowledge that serves any policy; one for all versions in force."""

    topics: tuple[Topic, ...]
    lexicon: Lexicon
    model: Model
    weights: Mapping[str, tuple[float, float, float]]  #: what each sign speaks for (deciding.py)

    @classmethod
    def shipped(cls) -> "Knowledge":
        """Return the knowledge that ships with the bot.

        A topic written since the model was trained waits for the next training; one taken away
        since is known by its name alone, as something that no policy states.
        """
        lexicon, model = Lexicon.shipped(), shipped_model()
        written = {topic.name: topic for topic in read_topics()}
        topics = tuple(written.get(name, Topic(name)) for name in model.topics)
        return cls(topics, lexicon, model, read_weights())

    def weight(self, word: str) -> float:
        """How much a plain word tells, from 0 for the commonest of questions' words to about 6."""
        return max(0.0, self.rarity(word) - 1.5)

    def rarity(self, word: str) -> float:
        """How rare a plain word is among the questions people ask."""
        return math.log((self.model.phrasings + 1) / (self.model.seen.get(word, 0) + 0.5))
