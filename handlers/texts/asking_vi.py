"""The sentences around the policy's own words in Vietnamese."""

from handlers.texts.asking import AskingTexts

ASKING_VI = AskingTexts(
    answer="Về điều Anh/Chị hỏi, chính sách viết:",
    date_answer="Về ngày đăng, chính sách ghi:",
    hotline_answer="Về số điện thoại, trang chính sách ghi:",
    place="**Mục {section}. {heading}** (ý {clause})",
    place_without_heading="**Mục {section}** (ý {clause})",
    posted="Nguyên văn chính sách đăng ngày {date}.",
    undated="Nguyên văn chính sách (không ghi ngày đăng).",
    older_version=(
        "Lưu ý: đây là phiên bản số {number} của chính sách, nay đã được thay. Gõ /chinhsach để "
        "đọc bản đang áp dụng."
    ),
    not_stated=(
        "Chính sách của chúng tôi **không nói về điều này**, nên chúng tôi không dám trả lời thay."
    ),
    related="Những ý gần nhất với câu hỏi của Anh/Chị, mời Anh/Chị bấm xem thử:",
    which="Anh/Chị muốn hỏi về ý nào dưới đây? Bấm nút, hoặc hỏi lại rõ hơn một chút giúp nhé.",
    others="Có thể Anh/Chị đang tìm một trong các ý này:",
    no_others="Chúng tôi chưa tìm được ý nào gần hơn. Anh/Chị thử hỏi bằng cách nói khác nhé.",
    person="Muốn trao đổi với người phụ trách, Anh/Chị liên hệ:",
    looks_like_complaint="Nếu thông tin của Anh/Chị đã bị dùng sai, Anh/Chị có thể gửi khiếu nại.",
    start_complaint_button="✍️ Gửi khiếu nại",
    complaint_offer=(
        "Chúng tôi rất tiếc nếu thông tin của Anh/Chị đã bị dùng sai. Anh/Chị có muốn gửi khiếu "
        "nại không? Điều Anh/Chị vừa viết sẽ là phần mở đầu, khỏi phải kể lại.\n\n"
        "Chúng tôi chỉ lưu khi Anh/Chị đồng ý ở bước sau. Anh/Chị cũng có thể gõ /khieunai."
    ),
    keep_asking_button="Tôi chỉ hỏi thôi",
    just_asking="Vâng, Anh/Chị cứ hỏi tiếp nhé.",
    rights=(
        "Với dữ liệu chúng tôi đang giữ ở đây, Anh/Chị có thể xem, lấy bản sao hoặc xóa bằng lệnh "
        "/dulieu."
    ),
    own_data_button="🗂 Dữ liệu của tôi",
    smalltalk=(
        "Chào Anh/Chị, cảm ơn Anh/Chị đã nhắn. Anh/Chị muốn biết gì về việc chúng tôi giữ gìn "
        "thông tin cá nhân? Cứ gõ câu hỏi bằng lời của mình nhé."
    ),
    empty="Tin nhắn này không có chữ nào. Anh/Chị gõ câu hỏi giúp nhé.",
    no_policy=(
        "Chính sách chưa được đưa lên đây, nên chúng tôi chưa trả lời được. Mong Anh/Chị quay lại "
        "sau. Nếu cần khiếu nại, Anh/Chị gõ /khieunai."
    ),
    version_gone=(
        "Chính sách đã thay đổi từ khi nút này được gửi. Gõ /chinhsach để đọc bản đang áp dụng."
    ),
    whole_section_button="📄 Xem cả mục",
    not_meant_button="🤔 Không đúng ý tôi",
    contents="**{title}**\nAnh/Chị chọn một mục để đọc:",
    section="**Mục {section}. {heading}**",
    section_without_heading="**Mục {section}**",
    leaf="Trang {number}/{count}",
    previous_button="◀ Trang trước",
    next_button="Trang sau ▶",
    contents_button="↩ Các mục",
    continue_note=(
        "Khiếu nại Anh/Chị viết dở vẫn còn nguyên. Muốn viết tiếp, Anh/Chị bấm nút hoặc gõ “tiếp "
        "tục”."
    ),
    continue_button="✍️ Viết tiếp khiếu nại",
    whole_named_section_button="📄 Xem cả mục {section}",
    courtesy=(
        "**Bản dịch tiếng Anh để tham khảo** (nguyên văn tiếng Việt ở trên mới có giá trị ràng "
        "buộc):"
    ),
    only_vietnamese="Chính sách được viết bằng tiếng Việt, và chưa có bản dịch.",
    miss_consent=(
        "**Anh/Chị có cho phép chúng tôi giữ lại câu hỏi này không?**\n"
        "Câu này, và những câu sau này mà Anh/Chị báo là chưa đúng ý, sẽ giúp chúng tôi trả lời "
        "tốt hơn.\n"
        "• Mục đích duy nhất: quản trị viên đọc để sửa cách trả lời.\n"
        "• Câu hỏi được mã hóa khi lưu, kèm với mã Telegram của Anh/Chị, và tự xóa sau 180 ngày.\n"
        "• Anh/Chị có thể xem, lấy bản sao, xóa, hoặc rút lại sự đồng ý bất cứ lúc nào bằng lệnh "
        "/dulieu.\n"
        "• Tin nhắn gửi cho bot không được mã hóa đầu cuối. Anh/Chị cũng có thể hỏi chúng tôi "
        "theo cách khác:\n{contacts}\n\n"
        "Nếu từ chối, chúng tôi không giữ gì, và Anh/Chị vẫn hỏi bình thường. Bấm nút, hoặc gõ "
        "“đồng ý” hay “từ chối”."
    ),
    miss_yes_button="✅ Đồng ý",
    miss_no_button="Từ chối",
    miss_thanks="Cảm ơn Anh/Chị. Chúng tôi đã giữ lại câu hỏi này để trả lời tốt hơn.",
    miss_kept=(
        "Như Anh/Chị đã đồng ý, chúng tôi giữ lại câu hỏi này để trả lời tốt hơn. Muốn ngừng, "
        "Anh/Chị gõ /dulieu"
    ),
    miss_declined="Vâng, chúng tôi không giữ câu hỏi này. Anh/Chị cứ hỏi tiếp nhé.",
    miss_too_late=(
        "Câu hỏi ấy chúng tôi không còn đọc lại được, nên không lưu gì. Anh/Chị cứ hỏi tiếp nhé."
    ),
)
