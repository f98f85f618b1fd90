"""The whole story, over HTTP."""

from tests.journeys.conftest import Play


async def test_a_question_is_answered_with_the_clause_itself(play: Play) -> None:
    """Asked in private, answered verbatim."""
    await play.customer.says("Thông tin của tôi có bị chia sẻ cho bên thứ ba không?")
    await play.customer.sees("không chia sẻ thông tin nếu chưa được sự đồng ý", within=10)
