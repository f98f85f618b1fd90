"""What staff read of parties concerned, authorities and step 3, in Vietnamese."""

from handlers.texts.step3 import (
    DirectoryWords,
    EscalatingWords,
    FollowUpWords,
    NotifiableWords,
    PartyWords,
    ReferralWords,
    Step3Texts,
)

VI = Step3Texts(
    notifiable=NotifiableWords(yes="Có, phải thông báo", no="Không", unsure="Chưa rõ"),
    escalating=EscalatingWords(
        pick=(
            "Chuyển hồ sơ {code} đến **cơ quan nào**? Anh/Chị bấm chọn, gõ số thứ tự, hoặc gõ tên "
            "cơ quan khác. Khách sẽ thấy tên này."
        ),
        pick_line="{number}. {name}",
        name_again="Xin gõ tên cơ quan trên một dòng (không quá {most} chữ), hoặc số thứ tự.",
        breach=(
            "Việc trong hồ sơ {code} có phải **vi phạm phải thông báo cho cơ quan chức năng trong "
            "{hours} giờ** kể từ khi phát hiện không? Một khiếu nại được xác nhận là đúng có thể "
            "chính là vi phạm như vậy. Khách không thấy câu trả lời này."
        ),
        breach_source="Căn cứ: {source}. Đây là mục tiêu nội bộ, không phải tư vấn pháp lý.",
        breach_typed="Anh/Chị bấm, hoặc gõ: có, không, chưa rõ.",
        letter="Nơi nhận: {authority}\n{reason}",
        shown_authority="Nơi nhận: {authority}",
        shown_breach="Vi phạm phải thông báo: **{answer}** (khách không thấy dòng này)",
        notify_by=(
            "Hạn thông báo tính từ lúc xác nhận: {at}. Nếu đã phát hiện sớm hơn, hạn tính từ lúc "
            "phát hiện. Đây là mục tiêu nội bộ, không phải tư vấn pháp lý."
        ),
        follow=(
            "Khi có số tiếp nhận hoặc trả lời của cơ quan, xin ghi lại bằng /sochuyen {code} "
            "trong trò chuyện riêng với bot. Nếu sau {days} ngày làm việc hồ sơ vẫn ở bước 3 mà "
            "chưa có trả lời, bot sẽ nhắc."
        ),
    ),
    party=PartyWords(
        head="**Bên liên quan đã liên hệ**, hồ sơ {code}",
        none="Chưa ghi bên liên quan nào.",
        line="{number}. **{name}**, {day}",
        how="Liên hệ: {how}",
        answer="Trả lời ({day}): {answer}",
        no_answer="Chưa có trả lời.",
        add_label="Thêm bên liên quan",
        answer_label="Ghi trả lời của số {number}",
        list_label="Bên liên quan",
        ask=(
            "Anh/Chị đã liên hệ **ai** trong hồ sơ {code}? Xin gõ: tên; ngày; cách liên hệ hoặc "
            "nội dung. Ví dụ: Công ty giao hàng ABC; 24/11; gọi điện, hẹn trả lời trong tuần. Gõ "
            "Bỏ nếu thôi."
        ),
        ask_answer="**{name}** đã trả lời thế nào? Xin gõ vào đây. Gõ Bỏ nếu thôi.",
        nameless="Xin bắt đầu bằng tên bên liên quan, rồi dấu chấm phẩy.",
        future="Ngày này chưa tới. Xin ghi ngày đã liên hệ.",
        unknown="Hồ sơ không có bên liên quan số này. Xin xem lại danh sách.",
        added="Đã ghi bên liên quan vào hồ sơ {code}. Khách không thấy danh sách này.",
        answered="Đã ghi trả lời vào hồ sơ {code}.",
    ),
    referral=ReferralWords(
        head="**Theo dõi ở cơ quan có thẩm quyền**, hồ sơ {code}",
        none="Hồ sơ {code} chưa chuyển đến cơ quan nào. Muốn chuyển, xin gõ /chuyen {code}",
        line="**{authority}**, chuyển ngày {day}",
        reference="Số tiếp nhận: {reference} (ghi {day})",
        no_reference="Số tiếp nhận: chưa có",
        answer="Trả lời (ghi {day}): {answer}",
        no_answer="Trả lời: chưa có",
        breach="Vi phạm phải thông báo: {answer}",
        breach_due="Hạn thông báo: {at} (mục tiêu nội bộ, không phải tư vấn pháp lý)",
        reference_label="Ghi số tiếp nhận",
        answer_label="Ghi trả lời của cơ quan",
        list_label="Theo dõi bước 3",
        ask_reference="Cơ quan đã cấp **số tiếp nhận** nào cho hồ sơ {code}? Gõ Bỏ nếu thôi.",
        ask_answer="Cơ quan đã **trả lời** thế nào về hồ sơ {code}? Gõ Bỏ nếu thôi.",
        kept_reference=(
            "Đã ghi số tiếp nhận {reference} của hồ sơ {code}. Nếu sau {days} ngày làm việc hồ sơ "
            "vẫn ở bước 3 mà chưa có trả lời, bot sẽ nhắc."
        ),
        kept_answer=(
            "Đã ghi trả lời của cơ quan về hồ sơ {code}; bot không nhắc nữa. Khách chưa được báo: "
            "xin gõ /traloi {code} hoặc /giaiquyet {code}"
        ),
        kept_breach="Đã ghi câu trả lời cho hồ sơ {code}: {answer}",
    ),
    directory=DirectoryWords(
        head="**Danh bạ cơ quan có thẩm quyền**, dùng khi chuyển hồ sơ sang bước 3",
        none="Danh bạ chưa có cơ quan nào.",
        line="{number}. {name}",
        line_hidden="{number}. {name} (đang ẩn)",
        detail="**{name}**\nĐịa chỉ: {address}\nTrang web: {portal}",
        source="Nguồn: {source}",
        add_label="Thêm cơ quan",
        change_label="Sửa",
        hide_label="Ẩn",
        show_label="Hiện lại",
        ask_new=(
            "Xin gõ: tên cơ quan; địa chỉ; trang web. Địa chỉ và trang web có thể để trống. Gõ Bỏ "
            "nếu thôi."
        ),
        ask_change=("Xin gõ lại đầy đủ {name}: tên cơ quan; địa chỉ; trang web. Gõ Bỏ nếu thôi."),
        again="Mỗi phần không quá {most} chữ, trên một dòng, và phải có tên cơ quan. Xin gõ lại.",
        kept="Đã lưu {name}.",
        hidden="Đã ẩn {name}. Hồ sơ đã chuyển vẫn giữ tên này.",
        shown="{name} lại có trong danh sách khi chuyển hồ sơ.",
        unknown="Không còn cơ quan này trong danh bạ.",
    ),
    follow_up=FollowUpWords(
        due="Hồ sơ {code}: {authority} **chưa trả lời**, đã chuyển từ {day}.",
        unlisted="cơ quan có thẩm quyền",
        due_no_reference="Cũng chưa ghi số tiếp nhận.",
        due_unsure="Câu hỏi có phải vi phạm phải thông báo hay không **vẫn chưa rõ**.",
        due_do=(
            "Xin hỏi lại cơ quan, rồi ghi kết quả bằng /sochuyen {code} trong trò chuyện riêng "
            "với bot."
        ),
        notify=(
            "Hồ sơ {code}: bộ phận Chăm sóc Khách hàng trả lời rằng đây **là vi phạm phải thông "
            "báo** cho cơ quan chức năng. Hạn tính từ lúc xác nhận: **{at}**; nếu đã phát hiện "
            "sớm hơn, hạn tính từ lúc phát hiện. Căn cứ: {source}. Đây là mục tiêu nội bộ, không "
            "phải tư vấn pháp lý."
        ),
    ),
    removed="Tin này không chuyển tiếp được và tự xóa sau 24 giờ.",
    cancelled="Đã bỏ, không ghi gì.",
)
