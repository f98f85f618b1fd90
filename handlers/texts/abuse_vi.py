"""What is said where much comes, in Vietnamese."""

from handlers.texts.abuse import ManyTexts, SpamTexts

MANY_VI = ManyTexts(
    alike="Chuyện Anh/Chị vừa kể có vẻ giống một hồ sơ đang mở của Anh/Chị. Anh/Chị muốn:",
    alike_choice="{number}. Thêm vào hồ sơ {code} (gửi {when})",
    alike_apart="{number}. Gửi thành khiếu nại mới",
    alike_end=(
        "Chưa có gì được gửi đi. Thêm vào hồ sơ đang mở thì lời kể và tệp của Anh/Chị nằm cùng "
        "một chỗ, dễ theo dõi. Anh/Chị bấm nút hoặc gõ số; muốn xem lại trước, Anh/Chị gõ "
        "“quay lại”."
    ),
    join_button="{number}. ➕ Thêm vào {code}",
    apart_button="{number}. 📨 Vẫn gửi mới",
    joined=(
        "✅ Đã thêm vào hồ sơ {code} những gì Anh/Chị vừa kể. Bộ phận Chăm sóc Khách hàng sẽ thấy "
        "trong hồ sơ này; không có khiếu nại mới nào được lập."
    ),
    joined_line="{label}: {answer}",
    joined_moved=(
        "Hồ sơ {code} vừa đóng lại nên không thêm vào được. Những gì Anh/Chị kể vẫn còn nguyên, "
        "Anh/Chị xem lại rồi gửi giúp nhé."
    ),
    shown_later=(
        "Trong 24 giờ qua Anh/Chị đã gửi nhiều khiếu nại, nên bộ phận Chăm sóc Khách hàng sẽ thấy "
        "khiếu nại này từ {at}. Khiếu nại đã được ghi nhận đầy đủ, các mục tiêu trên "
        "vẫn tính từ bây giờ. Để kể thêm về một hồ sơ đã gửi, Anh/Chị gõ /bosung"
    ),
)

SPAM_VI = SpamTexts(
    previewed="Lý do này chỉ nội bộ đọc được, lưu thành ghi chú của hồ sơ:",
    told_customer="Khách sẽ chỉ nhận:",
    head="**Hồ sơ bị đánh dấu spam** ({count}), mới nhất trước",
    none="Không có hồ sơ nào đang bị đánh dấu spam.",
    line="{code}: {name} đánh dấu lúc {at}",
    line_unknown="{code}: đánh dấu lúc {at}",
    more="Còn {count} hồ sơ cũ hơn. Gỡ bằng lệnh: /{command} mã hồ sơ.",
    foot=(
        "Lý do nằm trong ghi chú của hồ sơ, bộ phận chăm sóc đọc bằng /doc. Gỡ thì hồ sơ về bước "
        "2, mục tiêu nội bộ tính lại từ lúc gỡ, và khách được báo là hồ sơ đã mở lại."
    ),
    undo_button="Gỡ {code}",
    undone="Đã gỡ đánh dấu spam của hồ sơ {code}. Hồ sơ về bước 2, khách sẽ được báo.",
    hushed="Đang chờ thêm: {count} (của khách gửi nhiều trong ngày, tự hiện dần đến sáng ngày "
    "làm việc tới).",
)
