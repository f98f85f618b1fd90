"""What admins read, in Vietnamese."""

from handlers.texts.admin import (
    AdminTexts,
    ChatWords,
    HearsWords,
    PolicyRefusalWords,
    PolicyWords,
    StateWords,
)
from handlers.texts.care_vi import VI as CARE

VI = AdminTexts(
    policy=PolicyWords(
        send_file=(
            "Xin gửi tệp .txt chứa toàn văn chính sách (UTF-8, tối đa 1 MB). Chính sách đang dùng "
            "giữ nguyên cho đến khi Anh/Chị xác nhận. Gõ Hủy nếu thôi."
        ),
        wants_file="Chúng tôi đang chờ tệp .txt của chính sách. Gõ Hủy nếu thôi.",
        only_text_file="Xin gửi chính sách dưới dạng tệp văn bản .txt.",
        offered="Anh/Chị có muốn nạp tệp này làm chính sách không?",
        head="**Xem trước chính sách**: {title}",
        posted="Ngày đăng: {day}",
        posted_none="Ngày đăng: không thấy trong văn bản",
        parsed="Đọc được {sections} mục, {clauses} ý.",
        steps="Các bước giải quyết: {count}",
        contacts="Liên hệ: {contacts}",
        contacts_none="Liên hệ: không thấy trong văn bản",
        warning="Lưu ý: {warning}",
        first="Đây là chính sách đầu tiên được nạp.",
        changes="So với bản đang dùng (số {number}):",
        unchanged="So với bản đang dùng (số {number}): từng ý đều giống nhau.",
        added="**Thêm** {count} ý:",
        changed="**Sửa** {count} ý:",
        removed="**Bỏ** {count} ý:",
        more="… và {count} ý nữa.",
        ask="Bản đang dùng chưa đổi. Bấm hoặc gõ Xác nhận để dùng bản này, Bỏ để thôi.",
        confirm="Xác nhận",
        drop="Bỏ",
        loaded="Chính sách số {number} đã có hiệu lực. Các bản cũ vẫn được giữ.",
        same="Văn bản này đang được dùng rồi, không có gì để nạp.",
        dropped="Đã bỏ. Chính sách đang dùng giữ nguyên.",
        outdated="Bản xem trước này đã cũ. Xin gửi lại tệp chính sách.",
        versions_head="**Các bản chính sách**, mới nhất trước",
        versions_none="Chưa có chính sách nào được nạp. Xin gõ /napchinhsach",
        version="Số {number}: {title}, nạp {day}",
        version_in_force="**Số {number}: {title}, nạp {day}. Đang dùng.**",
        back_label="Dùng lại bản số {number}",
        back_ask="Dùng lại chính sách số {number} ({title})? Bản số {current} vẫn được giữ.",
        back_done="Chính sách số {number} đã có hiệu lực trở lại.",
        version_unknown="Không có bản chính sách này. Xin gõ /phienban để xem danh sách.",
        refused=PolicyRefusalWords(
            empty="Tệp này trống. Xin gửi tệp .txt có toàn văn chính sách.",
            too_large="Tệp này lớn hơn 1 MB. Xin chỉ gửi phần chữ của chính sách.",
            encoding=(
                "Không đọc được chữ trong tệp này. Xin lưu lại dạng văn bản thuần, mã UTF-8, rồi "
                "gửi lại."
            ),
            not_a_policy=(
                "Văn bản này không giống một chính sách bảo mật: cần ít nhất hai đoạn nói về "
                "thông tin hay dữ liệu của khách hàng. Xin xem lại có đúng tệp không."
            ),
        ),
    ),
    chats=ChatWords(
        hears=HearsWords(
            care="mọi khiếu nại, với thẻ và nút thao tác",
            steps="mỗi khi một hồ sơ sang bước khác",
            step3="các hồ sơ sang bước 3",
            deadlines="các hồ sơ sắp hoặc đã quá hạn",
            all="mọi bước, mọi hạn và lời bổ sung của khách",
        ),
        bound="Đã gắn nhóm này. Nhóm sẽ được báo: {hears}.",
        replaced="Nhóm chăm sóc trước đây ({title}) không còn được báo nữa.",
        make_admin=(
            "Bot chưa là quản trị viên của nhóm. Xin cho bot làm quản trị viên, để biết ai vào, "
            "ai rời nhóm và để mở chủ đề cho từng hồ sơ."
        ),
        bind_usage=(
            "Xin gõ /gannhom cho nhóm chăm sóc, hoặc /gannhom steps, step3, deadlines hay all cho "
            "nhóm chỉ nghe báo."
        ),
        unbound="Đã bỏ gắn. Nhóm này không được báo gì nữa.",
        not_bound="Nhóm này chưa được gắn.",
        staff_head="**Nhân sự**",
        staff_none="Chưa có ai. Thành viên nhóm chăm sóc được tự động nhận ra.",
        staff_line="{name}: {roles}",
        staff_line_id="{name} ({id}): {roles}",
        is_member="thành viên nhóm chăm sóc",
        is_named="được chỉ định chăm sóc khách hàng",
        is_admin="quản trị viên",
        staff_usage=(
            "Xin gõ /nhansu add hoặc /nhansu remove kèm số id Telegram của người đó, hoặc trả lời "
            "(reply) vào tin của họ. Mỗi người xem số id của mình bằng lệnh /id."
        ),
        staff_added="{name} từ nay thuộc bộ phận Chăm sóc Khách hàng.",
        staff_removed="{name} không còn thuộc bộ phận Chăm sóc Khách hàng.",
        staff_stays=(
            "Đã bỏ chỉ định {name}. Người này vẫn là thành viên nhóm chăm sóc; muốn ngừng hẳn, "
            "xin đưa họ ra khỏi nhóm."
        ),
        admin_made=(
            "Anh/Chị từ nay là quản trị viên của bot này. Các lệnh: /napchinhsach, /phienban, "
            "/nhansu, /thongke, /suckhoe; và trong nhóm: /gannhom, /bogan."
        ),
        link_too_late=(
            "Bot đã có quản trị viên nên đường dẫn này không còn dùng được. Muốn thêm người, xin "
            "ghi số của họ (gõ /id để xem) vào BAOMAT_ADMIN_IDS rồi khởi động lại bot."
        ),
        admin_ended="{name} không còn là quản trị viên, cũng không thuộc bộ phận Chăm sóc.",
        admin_last=(
            "{name} là quản trị viên duy nhất, nên chưa bỏ được. Xin thêm một quản trị viên khác "
            "trước."
        ),
        admin_by_settings=(
            "{name} là quản trị viên theo BAOMAT_ADMIN_IDS. Muốn bỏ, xin xóa số của người này ở "
            "đó rồi khởi động lại bot."
        ),
        link_spent="Đường dẫn này đã dùng rồi hoặc đã hết hạn. Khởi động lại bot để có cái mới.",
    ),
    state=StateWords(
        stats_head="**Thống kê hồ sơ**",
        stats_line="{step}: {count}",
        stats_late="Quá mục tiêu nội bộ: {count}",
        stats_waiting="Chờ khách trả lời: {count}",
        stats_foot="Mục tiêu là mục tiêu nội bộ, không phải tư vấn pháp lý.",
        stats_ratings="Khách đánh giá kết quả: {count} lượt, trung bình {mean}/5 ({each})",
        stats_misses="Câu hỏi khách báo là chưa đúng ý: {count}",
        misses_button="Xem các câu hỏi",
        misses_none="Hiện không có câu hỏi nào được giữ lại.",
        missed_clause="{when}, bot trích ý {clause} của bản số {number}; khách hỏi:",
        missed_none="{when}, bot báo chính sách không nêu (bản số {number}); khách hỏi:",
        steps=CARE.steps,
        doctor_head="**Tình trạng của bot**",
        policy="Chính sách đang dùng: số {number}, {title}",
        policy_none="Chưa có chính sách. Xin gõ /napchinhsach",
        care="Nhóm chăm sóc: {title}",
        care_none="Chưa có nhóm chăm sóc. Xin thêm bot vào nhóm rồi gõ /gannhom trong nhóm.",
        care_no_admin="Bot chưa là quản trị viên của nhóm chăm sóc.",
        care_unreachable="Bot không còn ở trong nhóm chăm sóc.",
        waiting="Tin chờ xử lý: {inbox}. Thông báo chờ gửi: {outbox}.",
        holidays_missing=(
            "Lịch nghỉ lễ chính thức của năm {year} chưa có, nên các hạn có thể lệch vài ngày."
        ),
        well="Mọi thứ đều ổn.",
        unwell="Có {count} điều cần xem lại ở trên.",
    ),
)
