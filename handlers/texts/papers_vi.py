"""The sentences on and about papers in Vietnamese."""

from handlers.texts.papers import PaperTexts

PAPERS_VI = PaperTexts(
    receipt_file="bien-nhan-{code}.pdf",
    receipt_caption=(
        "📄 Biên nhận khiếu nại {code}, Anh/Chị giữ để làm bằng. Khi cần kiểm tra, Anh/Chị quét "
        "mã QR trong biên nhận, hoặc gửi lại tệp này vào đây."
    ),
    receipt_title="Biên nhận khiếu nại",
    receipt_intro="Chúng tôi đã nhận được khiếu nại của Anh/Chị về việc dùng dữ liệu cá nhân.",
    receipt_code="Mã hồ sơ",
    receipt_lodged="Thời điểm nhận",
    receipt_policy="Theo chính sách",
    receipt_contacts="Liên hệ",
    receipt_steps="Ba bước giải quyết",
    receipt_step_1="Bước 1: khiếu nại đã được gửi đến chúng tôi.",
    receipt_step_2="Bước 2: bộ phận chăm sóc khách hàng tiếp nhận và giải quyết.",
    receipt_step_3=(
        "Bước 3: nếu vượt quá khả năng của chúng tôi, khiếu nại được chuyển đến cơ quan có thẩm "
        "quyền."
    ),
    receipt_first="Mục tiêu trả lời trước",
    receipt_resolve="Mục tiêu giải quyết trước",
    receipt_digest="Mã băm SHA-256",
    receipt_digest_about=(
        "Mã băm được tính từ toàn bộ nội dung khiếu nại như lúc gửi. Chỉ cần đổi một chữ là mã "
        "khác đi, nên mã này cho thấy nội dung chúng tôi đang giữ vẫn là nội dung Anh/Chị đã gửi."
    ),
    receipt_check="Kiểm tra biên nhận",
    receipt_scan=(
        "Quét mã bằng điện thoại rồi bấm Bắt đầu, hoặc gửi lại tệp PDF này cho bot. Bot sẽ cho "
        "biết biên nhận có đúng là của chúng tôi không."
    ),
    genuine_own=(
        "✅ Biên nhận này là thật. Hồ sơ {code} được nhận lúc {when}. Dưới đây là tình hình hiện "
        "nay của hồ sơ."
    ),
    genuine="✅ Biên nhận này là thật: hồ sơ {code}, chúng tôi nhận lúc {when}.",
    altered=(
        "⚠️ Biên nhận này không khớp với hồ sơ {code} của Anh/Chị: mã kiểm tra đã bị thay đổi. Bản "
        "đúng là bản chúng tôi gửi trong cuộc trò chuyện này; xem hồ sơ: /hoso {code}"
    ),
    altered_in=(
        "⚠️ Biên nhận của hồ sơ {code} đã bị sửa, không đúng với bản chúng tôi đã gửi ở: {lines}. "
        "Thực ra hồ sơ này chúng tôi nhận lúc {when}."
    ),
    unknown=(
        "Chúng tôi không xác nhận được biên nhận này: biên nhận đã bị sửa, không phải do chúng "
        "tôi gửi, hoặc hồ sơ đã được xóa. Anh/Chị xem lại giúp bản gốc nhé."
    ),
    unreadable=(
        "Chúng tôi không đọc được các dòng in trong tệp này. Anh/Chị gửi lại đúng tệp PDF gốc, "
        "hoặc quét mã QR trong biên nhận giúp nhé."
    ),
    line_code="mã hồ sơ",
    line_lodged="thời điểm nhận",
    line_digest="mã băm",
)
