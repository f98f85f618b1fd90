"""What is said when a message is edited after it was sent, in Vietnamese."""

from handlers.texts.edits import EditedWords, EditTexts

EDITS_VI = EditTexts(
    passed_on=(
        "Lời Anh/Chị vừa sửa đã vào hồ sơ {code}, và bộ phận chăm sóc khách hàng được báo là tin "
        "đã sửa. Lời cũ vẫn còn bên cạnh."
    ),
    ended=(
        "Hồ sơ {code} đã kết thúc nên lời sửa không vào hồ sơ, mọi điều vẫn như cũ. Nếu cần nói "
        "thêm, Anh/Chị gõ /hoso {code} để xem hồ sơ còn mở lại được không."
    ),
    not_agreed=(
        "Anh/Chị đã rút lại sự đồng ý nên lời vừa sửa không được giữ, hồ sơ {code} vẫn như cũ. "
        "Muốn đính chính, Anh/Chị gõ /bosung {code}; chúng tôi sẽ hỏi lại sự đồng ý trước."
    ),
    no_words=(
        "Tin Anh/Chị vừa sửa không còn chữ nào, nên hồ sơ {code} vẫn giữ lời cũ. Muốn đính chính, "
        "Anh/Chị gõ /bosung {code}"
    ),
    elsewhere=(
        "Tin nhắn Anh/Chị vừa chỉnh đã được nhận theo nội dung cũ, nên hồ sơ không tự đổi theo. "
        "Nếu đó là điều đã gửi vào hồ sơ, muốn đính chính, Anh/Chị gõ /bosung {code}"
    ),
    reads_now="Anh/Chị đã sửa, {when}:",
)

EDITED_VI = EditedWords(
    said="**Khách đã sửa tin này**, {at}. Nay là:",
    answered="**Khách đã sửa tin có câu trả lời này**, {at}. Nay tin ghi:",
    another="**Khách đã sửa tin trả lời một câu hỏi khác của đơn**, {at}. Nay tin ghi:",
)
