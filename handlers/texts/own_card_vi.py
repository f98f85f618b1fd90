"""The sentences of the live card and of the rating in Vietnamese."""

from handlers.texts.own_card import OwnCardTexts

OWN_CARD_VI = OwnCardTexts(
    held="👤 Người phụ trách: nhân viên bộ phận Chăm sóc Khách hàng.",
    not_held="👤 Hồ sơ đang ở bộ phận Chăm sóc Khách hàng, chưa có người phụ trách.",
    with_authority=(
        "👤 Hồ sơ đã được chuyển cơ quan có thẩm quyền; bộ phận Chăm sóc Khách hàng theo dõi tiếp."
    ),
    with_named_authority=(
        "👤 Hồ sơ đã được chuyển đến {authority}; bộ phận Chăm sóc Khách hàng theo dõi tiếp."
    ),
    paused="Hạn được tạm dừng trong lúc chờ Anh/Chị.",
    due_first="📅 Mục tiêu: trả lời Anh/Chị trước {first}, giải quyết xong trước {resolve}.",
    due_resolve="📅 Mục tiêu: giải quyết xong trước {resolve}.",
    overdue="Chúng tôi đã trễ so với mục tiêu này. Thành thật xin lỗi Anh/Chị.",
    why_first=(
        "Vì sao: chúng tôi đặt mục tiêu trả lời lần đầu trong {first_days} ngày làm việc và giải "
        "quyết trong {resolve_days} ngày làm việc, tính từ lúc Anh/Chị gửi."
    ),
    why_first_reopened=(
        "Vì sao: chúng tôi đặt mục tiêu trả lời trong {first_days} ngày làm việc và giải quyết "
        "trong {resolve_days} ngày làm việc, tính từ lúc hồ sơ được mở lại."
    ),
    why_resolve=(
        "Vì sao: chúng tôi đã trả lời lần đầu, và đặt mục tiêu giải quyết trong {resolve_days} "
        "ngày làm việc, tính từ lúc Anh/Chị gửi."
    ),
    why_resolve_reopened=(
        "Vì sao: chúng tôi đã trả lời, và đặt mục tiêu giải quyết trong {resolve_days} ngày làm "
        "việc, tính từ lúc hồ sơ được mở lại."
    ),
    waited="Những ngày làm việc chờ Anh/Chị trả lời không tính vào đó.",
    extended="Hạn này đã được lùi thêm {days} ngày làm việc, vì lý do chúng tôi đã báo Anh/Chị.",
    no_date=(
        "📅 Cơ quan có thẩm quyền có thời hạn của họ, nên chúng tôi không hẹn ngày thay được. Có "
        "tin mới, chúng tôi báo Anh/Chị tại đây."
    ),
    moved_down="Thẻ của hồ sơ {code} đã chuyển xuống dưới ⬇️",
    erased="Thẻ hồ sơ này đã được xóa cùng dữ liệu của Anh/Chị.",
    rate_ask=(
        "**Việc của Anh/Chị đã được giải quyết ổn thỏa chưa?** Anh/Chị bấm hoặc gõ một số từ 1 "
        "(chưa hề) đến 5 (rất ổn) giúp chúng tôi nhé."
    ),
    rate_button="{rating} ⭐",
    rated="Anh/Chị đã đánh giá: {rating}/5 ⭐",
    rate_noted="Đã ghi {rating}/5. Cảm ơn Anh/Chị!",
    rate_words=(
        "Cảm ơn Anh/Chị đã chấm {rating}/5 cho hồ sơ {code}. Anh/Chị muốn nói thêm đôi lời thì gõ "
        "trong một tin nhắn; không thì bấm “Bỏ qua” hoặc gõ “bỏ qua”."
    ),
    rate_skip_button="Bỏ qua",
    rate_skipped="Vâng. Cảm ơn Anh/Chị đã đánh giá.",
    rate_words_kept=(
        "Cảm ơn Anh/Chị. Đôi lời vừa rồi đã vào hồ sơ {code}. Nếu đó là một câu hỏi, Anh/Chị gõ "
        "lại lần nữa giúp nhé."
    ),
    rate_words_only="Anh/Chị gõ đôi lời bằng chữ giúp nhé, hoặc bấm “Bỏ qua”.",
    rate_refused="Hồ sơ này hiện không nhận đánh giá. Xem hồ sơ: /hoso {code}",
)
