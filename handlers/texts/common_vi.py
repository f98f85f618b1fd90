"""The common sentences in Vietnamese."""

from handlers.texts.common import CommonTexts

COMMON_VI = CommonTexts(
    greeting=(
        "Kính chào Anh/Chị!\n\n"
        "Ở đây, chúng tôi giải đáp thắc mắc về “{title}” và tiếp nhận khiếu nại khi thông tin cá "
        "nhân của Anh/Chị bị dùng sai mục đích.\n\n"
        "Anh/Chị cứ gõ câu hỏi bằng lời của mình, hoặc chọn một nút bên dưới."
    ),
    greeting_without_policy=(
        "Kính chào Anh/Chị!\n\n"
        "Ở đây, chúng tôi tiếp nhận khiếu nại khi thông tin cá nhân của Anh/Chị bị dùng sai mục "
        "đích. Phần hỏi đáp về chính sách đang được chuẩn bị, mong Anh/Chị thông cảm."
    ),
    help=(
        "**Anh/Chị có thể:**\n"
        "• Gõ câu hỏi bất kỳ. Chúng tôi trả lời bằng nguyên văn chính sách.\n"
        "• /chinhsach – đọc chính sách\n"
        "• /khieunai – gửi khiếu nại\n"
        "• /hoso – xem hồ sơ khiếu nại của Anh/Chị\n"
        "• /bosung – gửi thêm thông tin vào hồ sơ\n"
        "• /rut – rút khiếu nại\n"
        "• /molai – mở lại hồ sơ đã kết thúc\n"
        "• /dulieu – xem, lấy bản sao hoặc xóa dữ liệu của Anh/Chị\n"
        "• /lienhe – cách liên hệ với chúng tôi\n"
        "• /huy – bỏ việc đang làm dở\n"
        "• /ngonngu – switch to English"
    ),
    policy_button="📖 Đọc chính sách",
    complaint_button="✍️ Gửi khiếu nại",
    cases_button="📁 Hồ sơ của tôi",
    language_button="English",
    language_set="Từ giờ, chúng tôi nhắn cho Anh/Chị bằng tiếng Việt.",
    contacts="Anh/Chị có thể gặp chúng tôi qua:",
    contact_email="E-mail: {value}",
    contact_phone="Điện thoại: {value}",
    contact_web="Trang web: {value}",
    contacts_none=(
        "Chính sách hiện hành không ghi e-mail hay số điện thoại. Anh/Chị có thể gửi khiếu nại "
        "ngay tại đây: /khieunai"
    ),
    identity="Mã Telegram của Anh/Chị: {user}\nMã cuộc trò chuyện này: {chat}",
    outdated="Nút này không còn dùng được nữa. Anh/Chị xem tin nhắn mới nhất giúp nhé.",
    link_unknown="Liên kết này không dùng được. Anh/Chị gõ /help để xem có thể làm gì ở đây.",
    unknown_command="Chúng tôi không có lệnh này. Anh/Chị gõ /help để xem các lệnh dùng được.",
    private_only="Để giữ kín thông tin, Anh/Chị vui lòng nhắn riêng cho chúng tôi.",
    private_button="Nhắn riêng",
    words_only=(
        "Chúng tôi chưa đọc được loại tin nhắn này. Anh/Chị gõ thành chữ giúp nhé. Những gì "
        "Anh/Chị đã viết vẫn còn nguyên."
    ),
    file_unasked=(
        "Chúng tôi chưa giữ tệp này, vì chưa rõ Anh/Chị gửi cho việc gì.\n"
        "• Gửi kèm khiếu nại mới: gõ /khieunai\n"
        "• Bổ sung vào hồ sơ đã có: gõ /bosung"
    ),
    cancelled="Đã bỏ. Khi cần, Anh/Chị cứ nhắn cho chúng tôi.",
    nothing_to_cancel="Hiện không có việc gì đang làm dở. Anh/Chị cứ gõ câu hỏi nhé.",
    yes_or_no="Anh/Chị chọn một nút bên trên, hoặc gõ “xác nhận” hay “bỏ” giúp nhé.",
)
