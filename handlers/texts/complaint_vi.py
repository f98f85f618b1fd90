"""The sentences of the complaint form in Vietnamese."""

from handlers.texts.complaint import ComplaintTexts

COMPLAINT_VI = ComplaintTexts(
    consent=(
        "**Trước khi bắt đầu, xin Anh/Chị đọc kỹ**\n\n"
        "Để giải quyết khiếu nại, chúng tôi cần lưu những gì Anh/Chị kể: sự việc, loại thông tin "
        "bị dùng sai, người bị cho là dùng sai, tệp gửi kèm và cách liên lạc với Anh/Chị. Trong "
        "đó có thể có dữ liệu nhạy cảm, chẳng hạn thông tin ngân hàng hay giấy tờ tùy thân.\n"
        "• Mục đích duy nhất: giải quyết khiếu nại của Anh/Chị.\n"
        "• Người được đọc: nhân viên chăm sóc khách hàng phụ trách, và cơ quan có thẩm quyền nếu "
        "khiếu nại phải chuyển lên.\n"
        "• Nội dung được mã hóa khi lưu. Anh/Chị có thể xem, lấy bản sao, xóa, hoặc rút lại sự "
        "đồng ý bất cứ lúc nào bằng lệnh /dulieu.\n\n"
        "**Về Telegram:** tin nhắn gửi cho bot không được mã hóa đầu cuối, tức là Telegram về "
        "nguyên tắc vẫn có thể đọc. Nếu không muốn kể ở đây, Anh/Chị có thể liên hệ theo cách "
        "khác:\n{contacts}\n\n"
        "Anh/Chị có đồng ý để chúng tôi lưu và dùng những thông tin này cho việc giải quyết "
        "khiếu nại không? Bấm nút, hoặc gõ “đồng ý” hay “từ chối”."
    ),
    consent_contacts_none="Gặp trực tiếp chúng tôi tại nơi Anh/Chị dùng dịch vụ.",
    consent_missing=(
        "Chúng tôi cần biết Anh/Chị có đồng ý không rồi mới ghi nhận được. Anh/Chị bấm nút, hoặc "
        "gõ “đồng ý” hay “từ chối” giúp nhé. Điều Anh/Chị vừa gửi chưa được lưu vào khiếu nại."
    ),
    consent_changed="Nội dung dưới đây vừa thay đổi. Xin Anh/Chị đọc lại rồi trả lời giúp.",
    consent_lapsed=(
        "Anh/Chị đã rút lại sự đồng ý, nên điều vừa gửi chưa được lưu. Nếu đồng ý lại, Anh/Chị "
        "gửi lại giúp nhé."
    ),
    declined=(
        "Vâng, chúng tôi tôn trọng lựa chọn của Anh/Chị và không lưu gì cả. Khi cần, Anh/Chị có "
        "thể liên hệ theo cách khác:\n{contacts}"
    ),
    kept_for_beginning="Điều Anh/Chị kể lúc đầu đã được ghi làm phần “Chuyện đã xảy ra”.",
    agree_button="✅ Đồng ý",
    decline_button="Từ chối",
    place="Câu {number}/{count}",
    ask_what=(
        "**Chuyện gì đã xảy ra?**\n"
        "Anh/Chị kể bằng lời của mình, gói trong một tin nhắn. Xin đừng ghi mật khẩu, mã OTP hay "
        "số căn cước."
    ),
    ask_reporter="**Anh/Chị là khách hàng hay kế toán viên?**",
    ask_since=(
        "**Chuyện này bắt đầu từ khi nào?**\n"
        "Nhớ áng chừng cũng được, ví dụ: “từ đầu tháng 10” hay “khoảng hai tuần nay”."
    ),
    ask_data=(
        "**Những thông tin nào của Anh/Chị bị dùng sai?**\n"
        "Anh/Chị có thể chọn nhiều mục, rồi bấm “Xong”. Gõ số cũng được, ví dụ: 1,3"
    ),
    ask_misuser=(
        "**Theo Anh/Chị, ai đã dùng sai thông tin?**\n"
        "Tên người, tên công ty hay số điện thoại gọi đến đều được. Không biết thì Anh/Chị cứ bỏ "
        "qua."
    ),
    ask_promise=(
        "**Anh/Chị thấy điều nào trong chính sách đã không được giữ?**\n"
        "Dưới đây là những ý gần nhất với chuyện Anh/Chị kể. Không chắc cũng không sao."
    ),
    ask_evidence=(
        "**Anh/Chị có ảnh chụp màn hình, tài liệu hay đoạn ghi âm nào không?**\n"
        "Gửi thẳng vào đây, nhiều nhất 10 tệp, mỗi tệp không quá 20 MB, rồi bấm “Xong”. Anh/Chị "
        "cũng có thể gõ vài lời giải thích. Xin đừng gửi ảnh căn cước hay hộ chiếu."
    ),
    ask_contact=(
        "**Chúng tôi trả lời Anh/Chị ở đâu?**\n"
        "Chọn “Ngay tại đây”, hoặc gõ số điện thoại hay e-mail tiện cho Anh/Chị. Anh/Chị không "
        "cần cho biết tên; tên trên Telegram chỉ được ghi khi Anh/Chị chọn."
    ),
    typed_words=(
        "Có thể gõ: “gửi ngay”, “bỏ qua”, “quay lại”, “hủy”; gõ “?” nếu cần giải thích thêm."
    ),
    typed_words_first="Có thể gõ: “hủy” để thôi, “?” nếu cần giải thích thêm.",
    help_consent=(
        "Theo luật, chúng tôi chỉ được lưu thông tin cá nhân khi Anh/Chị đồng ý. Nếu từ chối, "
        "chúng tôi không lưu gì; Anh/Chị vẫn hỏi về chính sách bình thường."
    ),
    help_what=(
        "Anh/Chị cứ kể như kể cho người quen: ai đã làm gì với thông tin nào của Anh/Chị, vì sao "
        "Anh/Chị biết. Ví dụ: “Tôi gửi hồ sơ thuế cho bên mình, hôm sau có công ty lạ gọi mời vay "
        "tiền và đọc đúng tên, số điện thoại của tôi.”"
    ),
    help_reporter=(
        "Khách hàng là người dùng dịch vụ; kế toán viên là người làm dịch vụ cho khách hàng. "
        "Biết điều này, chúng tôi chuyển khiếu nại đến đúng người."
    ),
    help_since="Chỉ cần áng chừng. Ngày tháng giúp chúng tôi tìm lại sự việc nhanh hơn.",
    help_data=(
        "Chọn những loại thông tin mà Anh/Chị thấy đã bị lộ hoặc bị dùng sai mục đích. Chỉ chọn "
        "loại thôi, không cần ghi số hay nội dung."
    ),
    help_misuser=(
        "Có thể là người gọi điện, công ty nhắn tin, một trang web, hay nhân viên. Anh/Chị nghi "
        "ngờ mà chưa chắc thì cứ ghi “chưa chắc”."
    ),
    help_promise=(
        "Chính sách là lời hứa của chúng tôi với Anh/Chị. Câu này giúp chúng tôi biết lời hứa nào "
        "cần xem lại. Nếu phân vân, Anh/Chị chọn “Không rõ”."
    ),
    help_evidence=(
        "Ảnh chụp tin nhắn, e-mail hay lịch sử cuộc gọi đều rất có ích. Không có cũng không sao: "
        "Anh/Chị bỏ qua, sau này gửi thêm bằng lệnh /bosung."
    ),
    help_contact=(
        "Chọn “Ngay tại đây” thì mọi trả lời sẽ đến trong cuộc trò chuyện này. Nếu Anh/Chị ghi số "
        "điện thoại hay e-mail, nhân viên có thể liên lạc thêm theo cách đó."
    ),
    help_summary=(
        "Đây là những gì Anh/Chị đã kể. Chưa có gì được gửi đi cho đến khi Anh/Chị bấm “Gửi”."
    ),
    help_words=(
        "Những lời có thể gõ: “quay lại” về câu trước, “bỏ qua” sang câu sau, “gửi ngay” để gửi "
        "luôn, “sửa 2” để sửa mục 2, “hủy” để thôi."
    ),
    label_what="Chuyện đã xảy ra",
    label_reporter="Anh/Chị là",
    label_since="Bắt đầu từ",
    label_data="Thông tin bị dùng sai",
    label_misuser="Ai đã dùng sai",
    label_promise="Điều không được giữ",
    label_evidence="Bằng chứng",
    label_contact="Trả lời Anh/Chị ở",
    customer="Khách hàng",
    accountant="Kế toán viên",
    data_name="Họ tên, địa chỉ",
    data_phone="Số điện thoại",
    data_email="E-mail",
    data_id_papers="Giấy tờ tùy thân",
    data_tax="Hồ sơ thuế, kế toán",
    data_bank="Ngân hàng, thanh toán",
    data_password="Mật khẩu, tài khoản đăng nhập",  # noqa: S106
    data_employees="Hồ sơ nhân viên",
    data_other="Thông tin khác",
    unsure="Không rõ",
    here="Ngay tại đây",
    here_named="Ngay tại đây, ghi tên Telegram của tôi",
    here_as="Ngay tại đây; tên trên Telegram: {name}",
    not_answered="(chưa trả lời)",
    skipped="(để trống)",
    send_now_button="📨 Gửi ngay",
    send_button="📨 Gửi",
    skip_button="Bỏ qua",
    done_button="Xong",
    back_button="↩ Quay lại",
    cancel_button="Hủy",
    help_button="❓ Giải thích",
    edit_button="Sửa {number}",
    refused_empty="Tin nhắn này không có chữ nào đọc được. Anh/Chị gõ lại giúp nhé.",
    refused_too_long=(
        "Câu trả lời này hơi dài. Anh/Chị rút gọn trong khoảng {limit} ký tự rồi gửi lại giúp nhé."
    ),
    refused_bare_word=(
        "Trước hết, Anh/Chị kể giúp chuyện đã xảy ra, dù chỉ một câu. Sau đó có thể gửi ngay."
    ),
    refused_not_an_option=(
        "Chúng tôi chưa hiểu lựa chọn này. Anh/Chị bấm một nút, hoặc gõ số đứng trước mục muốn "
        "chọn giúp nhé."
    ),
    refused_not_optional=(
        "Câu này không bỏ qua được. Anh/Chị trả lời giúp, một câu ngắn cũng được."
    ),
    refused_nothing_to_send=(
        "Chưa gửi được, vì Anh/Chị chưa kể chuyện đã xảy ra. Anh/Chị kể giúp, một câu cũng được."
    ),
    refused_too_many_files=(
        "Khiếu nại này đã đủ {limit} tệp nên tệp vừa rồi không được giữ. Những tệp trước vẫn còn. "
        "Anh/Chị có thể gõ thêm vài lời để kể phần còn lại."
    ),
    refused_not_agreed=(
        "Anh/Chị cho biết có đồng ý không trước đã nhé: gõ “đồng ý” hoặc “từ chối”. Tệp hay tin "
        "nhắn vừa rồi chưa được lưu vào khiếu nại."
    ),
    refused_too_large=(
        "Tệp này lớn hơn 20 MB nên không nhận được. Anh/Chị gửi bản nhỏ hơn giúp nhé, ví dụ ảnh "
        "chụp màn hình."
    ),
    file_kept="📎 Đã nhận tệp ({count}/{most}).",
    album_kept="📎 Đang nhận loạt tệp của Anh/Chị. Gửi hết rồi, Anh/Chị bấm “Xong” nhé.",
    files="{count} tệp gửi kèm",
    files_arriving="Các tệp gửi kèm đang được lưu, Anh/Chị không cần chờ.",
    masked=(
        "🔒 Trong tin vừa rồi có {kinds}. Chúng tôi đã che đi, không lưu phần đó. Để an toàn, "
        "Anh/Chị nên xóa tin nhắn ấy: nhấn giữ tin nhắn rồi chọn Xóa. Nếu mật khẩu hay mã đó còn "
        "dùng, Anh/Chị đổi sớm nhé."
    ),
    secret_password="mật khẩu",  # noqa: S106
    secret_one_time_code="mã xác thực",  # noqa: S106
    secret_id_number="số giấy tờ tùy thân",  # noqa: S106
    secret_passport="số hộ chiếu",  # noqa: S106
    secret_bank_card="số thẻ ngân hàng",  # noqa: S106
    edited="Đã sửa câu trả lời “{label}” theo tin nhắn Anh/Chị vừa chỉnh.",
    words_only=(
        "Loại tin nhắn này chúng tôi chưa đọc được. Anh/Chị gõ thành chữ, hoặc gửi ảnh hay tài "
        "liệu giúp nhé. Những gì Anh/Chị đã kể vẫn còn nguyên."
    ),
    summary="**Xin Anh/Chị xem lại khiếu nại**",
    summary_line="{number}. **{label}:** {answer}",
    summary_end=(
        "Đúng rồi thì bấm “Gửi”. Muốn sửa mục nào, bấm “Sửa” cạnh số ấy hoặc gõ, ví dụ: “sửa 2”."
    ),
    resumed="Mình viết tiếp nhé. Những gì Anh/Chị đã kể vẫn còn nguyên.",
    form_unreadable=(
        "Rất tiếc, bản viết dở trước đây không mở lại được. Anh/Chị bắt đầu lại giúp: /khieunai"
    ),
    cancel_sure=(
        "Anh/Chị muốn bỏ khiếu nại đang viết? Những gì đã kể sẽ bị xóa, không lấy lại được."
    ),
    cancel_yes_button="🗑 Bỏ",
    cancel_no_button="Viết tiếp",
    cancelled="Đã bỏ khiếu nại đang viết và xóa những gì Anh/Chị đã kể.",
    receipt=(
        "✅ **Chúng tôi đã nhận được khiếu nại của Anh/Chị.**\n"
        "Mã hồ sơ: {code}\n"
        "Anh/Chị giữ mã này để theo dõi. Cảm ơn Anh/Chị đã cho chúng tôi biết."
    ),
    receipt_next=(
        "{steps}\n"
        "**Bước 1:** khiếu nại đã được gửi.\n"
        "**Bước 2:** bộ phận chăm sóc khách hàng tiếp nhận và giải quyết. Chúng tôi đặt mục tiêu "
        "trả lời trước {first}, và giải quyết xong trước {resolve}.\n"
        "**Bước 3:** nếu vượt quá khả năng của chúng tôi, khiếu nại được chuyển đến cơ quan có "
        "thẩm quyền.\n\n"
        "Mỗi khi có bước mới, chúng tôi sẽ báo Anh/Chị ngay tại đây."
    ),
    case_button="📁 Xem hồ sơ",
)
