"""What staff read when a case changes hands, in Vietnamese."""

from handlers.texts.holding import HoldingTexts

VI = HoldingTexts(
    taken="Anh/Chị đã nhận hồ sơ {codes} và từ nay là người phụ trách.",
    taken_many="Anh/Chị đã nhận và từ nay phụ trách {count} hồ sơ: {codes}.",
    declined="Anh/Chị không nhận hồ sơ {codes}. Người đã hỏi sẽ được báo.",
    choose="Anh/Chị muốn giao hồ sơ {code} cho ai?",
    choose_among="Có nhiều đồng nghiệp hợp với tên này. Anh/Chị muốn giao hồ sơ {code} cho ai?",
    choose_again=(
        "Bot chưa biết đồng nghiệp nào tên như vậy (bot chỉ biết những ai đã dùng bot ít nhất một "
        "lần). Anh/Chị muốn giao hồ sơ {code} cho ai?"
    ),
    more="Nếu không thấy tên cần tìm, xin gõ: /giao {code} tên đồng nghiệp.",
    alone=(
        "Bot chưa biết đồng nghiệp nào khác để giao hồ sơ {code}. Xin nhờ đồng nghiệp gõ một lệnh "
        "bất kỳ với bot, ví dụ /hangdoi, rồi thử lại."
    ),
    not_holder="Hồ sơ này chưa có ai phụ trách nên không có gì để trả lại.",
    no_colleague=(
        "Người này không còn trong bộ phận chăm sóc khách hàng. Xin chọn đồng nghiệp khác."
    ),
    offer_gone="Lời giao này không còn nữa, hoặc dành cho đồng nghiệp khác.",
    asked="{by} muốn giao hồ sơ {codes} cho {taker}.",
    asked_many="{by} muốn giao {count} hồ sơ cho {taker}: {codes}.",
    was_held="Người phụ trách trước: {giver}.",
    how_to_answer=(
        "Đến khi {taker} nhận thì chưa có gì thay đổi. Cũng có thể gõ /giu {codes} để nhận, "
        "/tra {codes} nếu không nhận."
    ),
    how_to_answer_many="Đến khi {taker} nhận thì chưa có gì thay đổi.",
    yes="Nhận",
    yes_many="Nhận tất cả",
    no="Không nhận",
    answer_take="{taker} đã nhận hồ sơ {codes} và từ nay là người phụ trách.",
    answer_take_many="{taker} đã nhận và từ nay phụ trách {count} hồ sơ: {codes}.",
    answer_decline="{taker} không nhận hồ sơ {codes}. Hồ sơ vẫn ở chỗ cũ.",
    answer_decline_many="{taker} không nhận {count} hồ sơ, các hồ sơ vẫn ở chỗ cũ: {codes}.",
    an_admin="Quản trị viên",
    leavers=(
        "**Hồ sơ còn mở của người đã rời bộ phận**\nĐồng nghiệp nào cũng nhận được từng hồ sơ "
        "bằng /giu. Muốn giao cả loạt cho một người, xin bấm tên:"
    ),
    leavers_none="Không còn hồ sơ mở nào của người đã rời bộ phận.",
    leaver="{name} ({count})",
    leaver_unknown="Không rõ tên",
    leaver_back="{name} nay ở trong bộ phận chăm sóc khách hàng, nên tự giao hồ sơ của mình.",
    leaver_cases="{name} còn phụ trách: {codes}",
    leaver_more="Mỗi lần giao nhiều nhất {count} hồ sơ, gần hạn nhất trước.",
    leaver_choose=(
        "Giao những hồ sơ này cho ai? Đồng nghiệp được hỏi có nhận thì mới đổi người phụ trách."
    ),
    leaver_alone=(
        "Bot chưa biết đồng nghiệp nào trong bộ phận để giao. Xin nhờ đồng nghiệp gõ một lệnh bất "
        "kỳ với bot, ví dụ /hangdoi, rồi thử lại."
    ),
    leaver_asked="Đã hỏi {taker} về {count} hồ sơ: {codes}. Bot sẽ báo khi {taker} trả lời.",
)
