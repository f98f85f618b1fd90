"""The sentences about a customer's own cases and data in Vietnamese."""

from handlers.texts.own import OwnTexts

OWN_VI = OwnTexts(
    cases="**Hồ sơ của Anh/Chị**\nBấm vào một hồ sơ để xem.",
    cases_none="Anh/Chị chưa có hồ sơ khiếu nại nào. Muốn gửi khiếu nại, Anh/Chị gõ /khieunai",
    case_unknown=(
        "Chúng tôi không thấy mã này trong các hồ sơ của Anh/Chị. Anh/Chị xem lại mã giúp nhé, ví "
        "dụ: KN-7F3K-92QX. Gõ /hoso để xem mọi hồ sơ của mình."
    ),
    case_near="Ý Anh/Chị là {code} phải không?",
    which_case="Anh/Chị chọn hồ sơ:",
    case_choice="{code} · {step}",
    head="**Hồ sơ** {code}\n{steps}\n**{where}**",
    lodged_on="Gửi lúc {when}.",
    waiting="Chúng tôi đang chờ câu trả lời của Anh/Chị.",
    reopen_until="Nếu chưa ổn, Anh/Chị có thể mở lại hồ sơ trước {when}.",
    happened="**Chuyện đã xảy ra**",
    files="📎 {count} tệp gửi kèm",
    talk="**Trao đổi**",
    timeline="**Diễn biến**",
    timeline_line="• {when}: {what}",
    step_lodged="Bước 1: đang chờ tiếp nhận",
    step_received="Bước 2: đang giải quyết",
    step_escalated="Bước 3: đã chuyển cơ quan có thẩm quyền",
    step_resolved="Đã giải quyết xong",
    step_rejected="Không được chấp nhận",
    step_withdrawn="Anh/Chị đã rút khiếu nại",
    step_closed="Đã khép lại",
    event_lodge="Anh/Chị gửi khiếu nại",
    event_receive="chúng tôi tiếp nhận",
    event_ask="chúng tôi hỏi thêm",
    event_answer="Anh/Chị trả lời",
    event_escalate="chúng tôi chuyển cơ quan có thẩm quyền",
    event_resolve="chúng tôi báo đã giải quyết",
    event_reject="chúng tôi không chấp nhận khiếu nại",
    event_spam="chúng tôi không chấp nhận khiếu nại",
    event_withdraw="Anh/Chị rút khiếu nại",
    event_reopen="hồ sơ được mở lại",
    event_extend="chúng tôi xin thêm thời gian",
    event_unspam="hồ sơ được mở lại",
    event_close="hồ sơ khép lại",
    event_reply="chúng tôi nhắn cho Anh/Chị",
    event_add="Anh/Chị bổ sung",
    answer_button="💬 Trả lời câu hỏi",
    add_button="➕ Bổ sung",
    withdraw_button="Rút khiếu nại",
    reopen_button="Mở lại",
    cases_button="📁 Mọi hồ sơ",
    done_button="Xong",
    add_open=(
        "Anh/Chị gõ điều muốn bổ sung vào hồ sơ {code}, hoặc gửi ảnh, tài liệu, ghi âm. Bổ sung "
        "hết rồi, Anh/Chị bấm “Xong” hoặc gõ “xong”."
    ),
    added="Đã thêm vào hồ sơ {code}. Còn gì nữa, Anh/Chị cứ gửi tiếp; hết rồi thì bấm “Xong”.",
    file_added="📎 Đã thêm tệp vào hồ sơ {code}. Gửi hết rồi, Anh/Chị bấm “Xong” nhé.",
    add_done="Cảm ơn Anh/Chị. Người phụ trách sẽ thấy những gì Anh/Chị vừa bổ sung.",
    add_none=(
        "Hiện Anh/Chị không có hồ sơ nào đang mở để bổ sung. Xem hồ sơ: /hoso. Gửi khiếu nại mới: "
        "/khieunai"
    ),
    answer_open="Anh/Chị gõ câu trả lời cho hồ sơ {code} trong một tin nhắn nhé.",
    answer_open_asked="Về hồ sơ {code}, chúng tôi đã hỏi:",
    answered="Cảm ơn Anh/Chị. Câu trả lời đã vào hồ sơ {code}, người phụ trách sẽ xem tiếp.",
    answer_words_too="📎 Đã thêm tệp vào hồ sơ {code}. Anh/Chị gõ thêm vài lời trả lời nhé.",
    too_large=(
        "Tệp này lớn hơn 20 MB nên không nhận được. Anh/Chị gửi bản nhỏ hơn, ví dụ ảnh chụp màn "
        "hình, hoặc kể bằng chữ giúp nhé."
    ),
    too_many=(
        "Hồ sơ {code} đã đủ {limit} tệp nên tệp vừa rồi không được giữ. Những tệp trước vẫn còn. "
        "Anh/Chị kể thêm bằng chữ giúp nhé."
    ),
    no_words="Tin nhắn này không có chữ nào đọc được. Anh/Chị gõ lại giúp nhé.",
    sort=(
        "Điều Anh/Chị vừa viết là câu trả lời cho hồ sơ {code}, hay là một câu hỏi mới?\n"
        "1. Trả lời cho hồ sơ {code}\n"
        "2. Câu hỏi mới"
    ),
    sort_help=(
        "Người phụ trách hồ sơ {code} đang chờ Anh/Chị trả lời, nên chúng tôi hỏi lại cho chắc. "
        "Chọn 1 thì lời của Anh/Chị vào hồ sơ; chọn 2 thì chúng tôi trả lời theo chính sách. Chưa "
        "chọn thì chưa có gì được gửi đi."
    ),
    sort_answer_button="1. Trả lời {code}",
    sort_question_button="2. Câu hỏi mới",
    withdraw_sure=(
        "Anh/Chị muốn rút khiếu nại {code}? Chúng tôi sẽ dừng giải quyết, và hồ sơ đã rút thì "
        "không mở lại được. Bấm nút, hoặc gõ “xác nhận” hay “bỏ”."
    ),
    withdraw_yes_button="Rút khiếu nại",
    withdraw_no_button="Không rút nữa",
    withdrawn="Khiếu nại {code} đã được rút. Cảm ơn Anh/Chị đã cho chúng tôi biết.",
    withdraw_none="Anh/Chị không có khiếu nại nào đang mở để rút. Xem hồ sơ: /hoso",
    reopen_sure=(
        "Vì sao Anh/Chị muốn mở lại hồ sơ {code}? Anh/Chị gõ lý do trong một tin nhắn là hồ sơ "
        "được mở lại. Không muốn nêu lý do thì bấm nút, hoặc gõ “bỏ qua”; để nguyên thì gõ “bỏ”."
    ),
    reopen_yes_button="Mở lại, không nêu lý do",
    reopen_no_button="Thôi",
    reopened=(
        "Hồ sơ {code} đã được mở lại ở bước 2. Chúng tôi đặt mục tiêu trả lời trước {when}."
    ),
    reopen_none=(
        "Anh/Chị không có hồ sơ nào còn mở lại được. Xem hồ sơ: /hoso. Gửi khiếu nại mới: "
        "/khieunai"
    ),
    left_as_it_is="Vâng, hồ sơ vẫn để nguyên.",
    refused_wrong_step=(
        "Hồ sơ {code} đã sang bước khác nên không làm được việc này. Xem lại: /hoso {code}"
    ),
    refused_not_yours="Việc này do bộ phận chăm sóc khách hàng thực hiện.",
    refused_not_waiting=(
        "Hồ sơ {code} không còn chờ câu trả lời. Muốn nói thêm, Anh/Chị gõ /bosung {code}"
    ),
    refused_too_late=(
        "Thời gian mở lại hồ sơ {code} đã hết. Anh/Chị gửi khiếu nại mới giúp: /khieunai"
    ),
    refused_too_early="Hồ sơ {code} vẫn còn trong thời gian có thể mở lại, nên chưa khép lại.",
    refused_extended="Hồ sơ {code} vẫn để nguyên. Xem lại: /hoso {code}",
    refused_paused="Hồ sơ {code} vẫn để nguyên. Xem lại: /hoso {code}",
    refused_overdue="Hồ sơ {code} vẫn để nguyên. Xem lại: /hoso {code}",
    refused_not_spam="Hồ sơ {code} vẫn để nguyên. Xem lại: /hoso {code}",
    overtaken="Hồ sơ {code} vừa có thay đổi. Anh/Chị xem lại rồi thử lần nữa: /hoso {code}",
    reason_not_kept=(
        "Lời Anh/Chị vừa viết chưa được lưu, vì Anh/Chị đã rút lại sự đồng ý. Muốn kể thêm, "
        "Anh/Chị gõ /bosung {code}"
    ),
    not_agreed="Vâng, chúng tôi không lưu gì thêm. Hồ sơ {code} vẫn để nguyên.",
    held="**Chúng tôi đang giữ những gì về Anh/Chị**",
    held_counts=(
        "• Mã Telegram và ngôn ngữ của Anh/Chị, từ {since}\n"
        "• Hồ sơ khiếu nại: {cases} (đang mở: {open})\n"
        "• Lời trao đổi trong hồ sơ: {said}\n"
        "• Tệp: {files}\n"
        "• Bản viết dở: {drafts}\n"
        "• Câu hỏi được giữ lại: {misses}\n"
        "Tất cả được mã hóa khi lưu."
    ),
    held_consent="• Sự đồng ý cho việc giải quyết khiếu nại, từ {when}",
    held_misses_consent="• Sự đồng ý cho giữ lại câu hỏi để trả lời tốt hơn, từ {when}",
    held_staff="• Anh/Chị đang có tên trong danh sách nhân viên.",
    held_nothing=(
        "Chúng tôi không giữ thông tin nào về Anh/Chị. Câu hỏi gửi đến chỉ được giữ tạm ở dạng mã "
        "hóa, nhiều nhất 7 ngày, rồi tự xóa."
    ),
    copy_button="📄 Lấy bản sao",
    copy_name="du-lieu-cua-toi.json",
    copy_caption="Bản sao mọi dữ liệu chúng tôi giữ về Anh/Chị. Xin Anh/Chị cất giữ cẩn thận.",
    erase_button="🗑 Xóa tất cả",
    consent_button="Rút lại sự đồng ý",
    consent_withdrawn=(
        "Đã ghi nhận Anh/Chị rút lại sự đồng ý. Chúng tôi không nhận thêm khiếu nại nào cho đến "
        "khi Anh/Chị đồng ý lại. Hồ sơ đã gửi vẫn còn: muốn dừng, gõ /rut; muốn xóa, chọn “Xóa "
        "tất cả” trong /dulieu."
    ),
    misses_button="Ngừng giữ câu hỏi",
    misses_withdrawn=(
        "Đã ghi nhận. Những câu hỏi được giữ lại đã xóa hết, và chúng tôi không giữ thêm câu nào."
    ),
    erase_sure=(
        "**Xóa tất cả dữ liệu của Anh/Chị?**\n"
        "Khiếu nại đang mở (hiện có {open}) sẽ được rút trước, rồi mọi lời kể, trao đổi và tệp bị "
        "xóa hẳn, không ai lấy lại được. Chỉ còn nhật ký các bước, không có tên hay lời nào của "
        "Anh/Chị.\n"
        "Bấm nút, hoặc gõ “xác nhận” hay “bỏ”."
    ),
    erase_yes_button="🗑 Xóa tất cả",
    erase_no_button="Không xóa",
    erase_kept="Vâng, dữ liệu của Anh/Chị vẫn để nguyên.",
    erased=(
        "Đã xóa xong. Chúng tôi không còn giữ dữ liệu nào của Anh/Chị. Những tin nhắn còn trong "
        "cuộc trò chuyện này, Anh/Chị có thể tự xóa trên Telegram."
    ),
    erased_still_staff=(
        "Riêng tên Anh/Chị trong danh sách nhân viên vẫn còn, do quản trị viên giữ."
    ),
)
