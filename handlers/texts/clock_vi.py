"""What staff read of the dates of cases, in Vietnamese."""

from handlers.texts.clock import ClockTexts

CLOCK_VI = ClockTexts(
    half="Hồ sơ {code} **đã đi nửa thời gian**. Mục tiêu: {what} trước {at}.",
    soon="Hồ sơ {code} **sắp đến hạn**. Mục tiêu: {what} trước {at}.",
    late="Hồ sơ {code} **đã quá hạn**. Mục tiêu: {what} trước {at}.",
    later=(
        "Hồ sơ {code} **quá hạn đã lâu mà chưa xong**. Mục tiêu: {what} trước {at}. Bộ phận chăm "
        "sóc đã được nhắc; tin này gửi thêm cho quản trị viên."
    ),
    first="trả lời khách lần đầu",
    resolve="giải quyết xong",
    unreceived="Vì sao nhắc: chưa ai tiếp nhận.",
    unanswered="Vì sao nhắc: đã tiếp nhận nhưng chưa ai trả lời khách.",
    unresolved="Vì sao nhắc: khách chưa nhận được kết quả.",
    holder="Người phụ trách: {name}.",
    holder_left="Người phụ trách: {name}, đã rời bộ phận. Hồ sơ cần người khác nhận.",
    nobody="Chưa có người phụ trách.",
    foot="Đây là mục tiêu nội bộ, không phải tư vấn pháp lý.",
)
