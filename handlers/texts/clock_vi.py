"""What staff read when a date is near or past, in Vietnamese."""

from handlers.texts.clock import ClockTexts, UrgingWords, WhyWords

CLOCK_VI = ClockTexts(
    urging=UrgingWords(
        half="Hồ sơ {code} **đã qua nửa thời gian**.",
        soon="Hồ sơ {code} **sắp đến hạn**.",
        late="Hồ sơ {code} **đã quá hạn**.",
        overdue="Hồ sơ {code} **quá hạn mà vẫn chưa xong**.",
    ),
    target="Mục tiêu nội bộ: {what} trước {at} (không phải tư vấn pháp lý).",
    first_answer="trả lời khách lần đầu",
    resolve="giải quyết xong hoặc chuyển bước 3",
    why=WhyWords(
        unreceived="Vì sao nhắc: chưa ai tiếp nhận hồ sơ.",
        unanswered="Vì sao nhắc: hồ sơ đã tiếp nhận, nhưng khách chưa được trả lời.",
        unsolved="Vì sao nhắc: hồ sơ chưa giải quyết xong, cũng chưa chuyển bước 3.",
        customer_wrote="Vì sao nhắc: tin mới nhất là của khách, lúc {at}, và chưa ai đáp lại.",
    ),
    no_holder="Người phụ trách: chưa có.",
    holder="Người phụ trách: {who}, xin Anh/Chị xem giúp.",
    held_by="Người phụ trách: {who}.",
    start_me="Muốn được nhắc riêng từ lần sau, người phụ trách xin nhắn /start cho bot.",
    can_extend=(
        "Nếu không kịp, trước hạn có thể gia hạn một lần: /giahan {code} kèm lý do (khách đọc "
        "được lý do)."
    ),
    for_admins="Nhóm chăm sóc đã được nhắc trước đó. Xin Anh/Chị hỏi nhóm xem đang vướng gì.",
)
