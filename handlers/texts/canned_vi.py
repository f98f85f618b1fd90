"""What is said of ready replies, in Vietnamese."""

from handlers.texts.canned import CannedTexts, FieldWords, KeepingWords, OfferedWords

CANNED_VI = CannedTexts(
    fields=FieldWords(
        code="mã hồ sơ",
        step="hồ sơ đang ở bước nào, như khách đọc",
        date="ngày khách gửi khiếu nại",
        first="hạn trả lời lần đầu; mẫu chỉ dùng được khi chưa trả lời và hạn chưa qua",
        resolve="hạn giải quyết; mẫu chỉ dùng được khi đang ở bước 1, 2 và hạn chưa qua",
    ),
    offered=OfferedWords(
        label="Mẫu trả lời",
        hint="Muốn dùng lời soạn sẵn thì gõ “mẫu trả lời”.",
        pick="**Mẫu trả lời cho hồ sơ** {code} (tiếng Việt, như khách đọc)",
        pick_en="**Mẫu trả lời cho hồ sơ** {code} (tiếng Anh, như khách đọc)",
        none="Lúc này không có mẫu nào dùng được cho hồ sơ {code}. Anh/Chị cứ gõ lời của mình.",
        unfit=(
            "Không hiện {count} mẫu có nêu hạn, vì lúc này không nên hứa hạn đó với khách (đang "
            "hỏi khách, hạn đã qua, hoặc hồ sơ không còn hạn)."
        ),
        gone="Mẫu này không còn dùng được cho hồ sơ này. Xin mở lại danh sách mẫu.",
        pick_line="Chọn một mẫu để xem trước. Chưa có gì được gửi.",
    ),
    keeping=KeepingWords(
        head="**Mẫu trả lời** cho bộ phận chăm sóc khách hàng",
        language_vi="**Tiếng Việt**",
        language_en="**Tiếng Anh**",
        line="{number}. {title}",
        line_hidden="{number}. {title} (đang ẩn)",
        none="Chưa có mẫu nào.",
        detail="**{title}**",
        detail_hidden="**{title}** (đang ẩn)",
        field="• {name}: {what}",
        fields_head="Những chỗ này được điền theo từng hồ sơ:",
        add_vi="Thêm mẫu tiếng Việt",
        add_en="Thêm mẫu tiếng Anh",
        change_label="Sửa",
        hide_label="Ẩn",
        show_label="Hiện lại",
        ask_new_vi="Xin gõ mẫu **tiếng Việt**: dòng đầu là tên mẫu, sau đó là lời gửi khách.",
        ask_new_en="Xin gõ mẫu **tiếng Anh**: dòng đầu là tên mẫu, sau đó là lời gửi khách.",
        ask_change=(
            "Xin gõ lại mẫu “{title}”: dòng đầu là tên mẫu, các dòng sau là lời gửi khách. Gõ Bỏ "
            "nếu thôi."
        ),
        again=(
            "Mẫu cần có tên ở dòng đầu (nhiều nhất {title} ký tự) và lời gửi khách ở các dòng sau "
            "(nhiều nhất {body} ký tự). Xin gõ lại, hoặc gõ Bỏ."
        ),
        no_field=(
            "Không điền được “{what}”. Trong dấu ngoặc nhọn chỉ dùng {fields}. Xin gõ lại, hoặc "
            "gõ Bỏ."
        ),
        too_many=(
            "Mỗi ngôn ngữ có nhiều nhất {most} mẫu, tính cả mẫu đang ẩn. Xin sửa một mẫu không "
            "dùng nữa thay vì thêm."
        ),
        kept="Đã lưu mẫu “{title}”. Mẫu dùng được ngay.",
        hidden="Đã ẩn mẫu “{title}”.",
        shown="Mẫu “{title}” lại dùng được.",
        unknown="Không có mẫu này nữa. Xin gõ /mautraloi để xem lại.",
        cancelled="Đã thôi, các mẫu vẫn như cũ.",
    ),
)
