"""The dossier's words, and what staff read of it in Vietnamese."""

from cases.outside import Notifiable
from cases.steps import Role, Step
from handlers.texts.dossier import DossierTexts, DossierWords, LetterWords

DOSSIER_VI = DossierTexts(
    choose=(
        "**Bộ hồ sơ {code}** (PDF): công văn gửi cơ quan, khiếu nại, điều khoản, trao đổi, diễn "
        "biến, sự đồng ý, bên liên quan, việc chuyển cơ quan, danh mục chứng cứ, chuỗi kiểm "
        "toán.\n\n"
        "• **Đầy đủ**: có lời của khách và tên các bên.\n"
        "• **Lược bỏ**: lời viết tự do, tên, cách liên hệ, tên tệp được che; còn mã, ngày giờ, "
        "loại dữ liệu và mã băm.\n"
        "• **Có mật khẩu**: mã hóa AES-256; mật khẩu chỉ hiện một lần.\n\n"
        "Mỗi bản lập ra đều được ghi lại. Anh/Chị chọn một cách:"
    ),
    full_locked="Đầy đủ, có mật khẩu",
    full_plain="Đầy đủ, không mật khẩu",
    redacted_locked="Lược bỏ, có mật khẩu",
    redacted_plain="Lược bỏ, không mật khẩu",
    opened="Xin chọn cách lập bộ hồ sơ trong cuộc trò chuyện riêng của Anh/Chị với bot.",
    start_first=(
        "Bot chưa nhắn riêng cho Anh/Chị được. Xin bấm nút dưới đây để lập bộ hồ sơ trong cuộc "
        "trò chuyện riêng. Đường dẫn chỉ dùng một lần, và chỉ Anh/Chị dùng được."
    ),
    start_label="Lập bộ hồ sơ",
    in_private="Bộ hồ sơ chỉ lập trong cuộc trò chuyện riêng. Xin gõ /bohoso kèm mã hồ sơ ở đó.",
    caption=(
        "📁 Bộ hồ sơ {code} ({kind}). Tin này tự xóa sau 24 giờ: Anh/Chị lưu tệp trước lúc đó.\n"
        "SHA-256: {sha256}"
    ),
    caption_personal="⚠️ Tệp có dữ liệu cá nhân và không có mật khẩu: chỉ giao cho đúng nơi nhận.",
    caption_locked="🔒 Mật khẩu ở tin ngay dưới đây.",
    unlocking=(
        "🔑 Mật khẩu của tệp trên (gõ đúng như vậy, cả dấu gạch):\n\n{password}\n\n"
        "Chỉ hiện lần này, không được lưu ở đâu, và tin này tự xóa sau 10 phút: Anh/Chị ghi lại "
        "ngay. Giao mật khẩu bằng đường khác với tệp. Nếu quên, Anh/Chị lập bộ khác."
    ),
)

_LETTER = LetterWords(
    firm="TÊN DOANH NGHIỆP: ……………………",
    number="Số: …………/…………",
    about="V/v đề nghị giải quyết khiếu nại về dữ liệu cá nhân, hồ sơ {code}",
    state="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    place_and_day="………………, ngày {day} tháng {month} năm {year}",
    to="Kính gửi: {authority}",
    to_nobody="Kính gửi: ……………………………………………………",
    under=(
        "Căn cứ văn bản “{title}” ({posted}) do chúng tôi công bố, là bản đang áp dụng khi khiếu "
        "nại được gửi;"
    ),
    posted="đăng ngày {day}",
    undated="không ghi ngày đăng",
    step_three="Căn cứ ý {clause} của văn bản nói trên: “{text}”;",
    received=(
        "Ngày {day}, chúng tôi nhận được khiếu nại của {reporter} về việc sử dụng dữ liệu cá "
        "nhân, ghi tại hồ sơ mã số {code}. Loại dữ liệu được nêu: {kinds}."
    ),
    nothing_named="người khiếu nại chưa nêu",
    handed=(
        "Chúng tôi xin chuyển hồ sơ này đến Quý Cơ quan và kính đề nghị Quý Cơ quan xem xét, giải "
        "quyết theo thẩm quyền."
    ),
    their_reference="Số hồ sơ tại Quý Cơ quan: {reference}.",
    enclosed="Gửi kèm công văn này là bộ hồ sơ gồm:",
    redacted=(
        "Bản gửi kèm là bản lược bỏ: lời viết tự do, tên, cách liên hệ và tên tệp được thay bằng "
        "ghi chú trong ngoặc vuông. Chúng tôi đang giữ bản đầy đủ."
    ),
    reach="Liên hệ với chúng tôi: {contacts}. Khi liên hệ, xin nêu mã hồ sơ {code}.",
    regards="Trân trọng./.",
    copies="Nơi nhận:",
    copies_above="- Như trên;",
    copies_kept="- Lưu: hồ sơ {code}.",
    signer="ĐẠI DIỆN DOANH NGHIỆP",
    signing="(ký, ghi rõ họ tên, đóng dấu)",
)

WORDS = DossierWords(
    letter=_LETTER,
    title="BỘ HỒ SƠ KHIẾU NẠI {code}",
    file="bo-ho-so-{code}.pdf",
    file_redacted="bo-ho-so-{code}-luoc-bo.pdf",
    full="bản đầy đủ",
    redacted="bản lược bỏ",
    masked="[đã lược bỏ, {count} ký tự]",
    made_at="Lập lúc",
    about=(
        "Ngày giờ ghi theo múi giờ {zone}. Mục tiêu giải quyết là mục tiêu nội bộ của chúng tôi, "
        "không phải thời hạn luật định."
    ),
    case="Thông tin hồ sơ",
    code="Mã hồ sơ",
    lodged="Gửi lúc",
    step="Tình trạng",
    reporter="Người khiếu nại",
    reporter_customer="khách hàng",
    reporter_accountant="kế toán viên",
    reporter_none="người chưa nêu là khách hàng hay kế toán viên",
    kinds="Loại dữ liệu",
    none_named="chưa nêu",
    promises="Mục tiêu giải quyết trước",
    digest="SHA-256 của khiếu nại",
    complaint="Nội dung khiếu nại",
    what="Sự việc",
    since="Từ khi nào",
    misuser="Ai đã dùng sai",
    evidence_words="Lời kèm bằng chứng",
    contact="Cách liên hệ",
    contact_here="qua Telegram, tại cuộc trò chuyện với bot",
    not_told="Không nêu.",
    policy="Điều khoản và bản chính sách đang áp dụng khi khiếu nại được gửi",
    policy_title="Văn bản",
    policy_number="Bản số",
    policy_posted="Công bố",
    policy_since="Áp dụng từ",
    policy_digest="SHA-256 của văn bản",
    policy_gone="Không còn bản chính sách số {number} trong hệ thống.",
    clause="Điều khoản được nêu (ý {clause}), nguyên văn:",
    clause_at="Mục {section}. {heading}",
    clause_none="Người khiếu nại chưa nêu điều khoản cụ thể.",
    clause_gone="Điều khoản được nêu: ý {clause}.",
    talk="Trao đổi với người khiếu nại",
    talk_none="Chưa có trao đổi nào sau khi khiếu nại được gửi.",
    talk_about="Ghi chú nội bộ không nằm trong bộ hồ sơ này.",
    said="{at}, {who} ({event}):",
    edited="Người khiếu nại đã sửa lời trên lúc {at}. Lời sau khi sửa:",
    edited_answer="Người khiếu nại đã sửa tin nhắn có câu trả lời trên lúc {at}. Tin sau khi sửa:",
    edited_other="Người khiếu nại đã sửa tin trả lời một câu hỏi khác lúc {at}. Tin sau khi sửa:",
    timeline="Diễn biến",
    timeline_number="Số",
    timeline_at="Thời điểm",
    timeline_what="Sự kiện",
    timeline_by="Người thực hiện",
    timeline_digest="Mã băm (phần đầu)",
    consent="Sự đồng ý của người khiếu nại",
    consent_about=(
        "Trước khi khiếu nại được ghi nhận, người gửi đã được hỏi và đã đồng ý với văn bản có "
        "phiên bản và mã băm sau."
    ),
    consent_given="Đồng ý lúc",
    consent_version="Phiên bản văn bản",
    consent_language="Ngôn ngữ",
    consent_digest="SHA-256 của văn bản",
    consent_withdrawn="Rút lại lúc",
    consent_in_force="Chưa rút lại.",
    consent_none="Không tìm thấy bản ghi sự đồng ý của hồ sơ này.",
    languages={"vi": "tiếng Việt", "en": "tiếng Anh"},
    parties="Các bên liên quan đã liên hệ",
    parties_none="Chưa ghi nhận bên liên quan nào.",
    party="Bên liên quan {number}",
    party_at="Liên hệ lúc",
    party_how="Nội dung liên hệ",
    party_answer="Trả lời ({at})",
    party_silent="Chưa ghi nhận trả lời.",
    referrals="Việc chuyển cơ quan có thẩm quyền",
    referrals_none="Chưa ghi nhận lần chuyển nào.",
    referral="Lần chuyển {number}",
    referral_at="Chuyển lúc",
    referral_reference="Số hồ sơ tại cơ quan",
    referral_answer="Trả lời của cơ quan ({at})",
    referral_nothing="chưa ghi nhận",
    referral_notifiable="Vi phạm phải thông báo trong 72 giờ",
    notify_due="Hạn thông báo",
    notifiable={
        Notifiable.YES: "có (đánh giá nội bộ, không phải tư vấn pháp lý)",
        Notifiable.NO: "không (đánh giá nội bộ, không phải tư vấn pháp lý)",
        Notifiable.UNSURE: "chưa rõ",
    },
    files="Danh mục chứng cứ",
    files_none="Không có tệp nào được gửi.",
    files_about="Các tệp không nằm trong bộ hồ sơ này; mỗi tệp được nhận ra bằng mã băm của nó.",
    file_entry="Tệp {number}: {kind}, {size} byte, nhận lúc {at}",
    file_name="Tên tệp",
    file_name_none="không có",
    file_digest="SHA-256",
    file_waiting="đang tải về, chưa có",
    file_failed="không tải được tệp",
    file_kinds={
        "photo": "ảnh",
        "document": "tài liệu",
        "voice": "tin thoại",
        "audio": "âm thanh",
        "video": "video",
        "video_note": "video tròn",
        "animation": "ảnh động",
        "sticker": "nhãn dán",
    },
    chain="Chuỗi kiểm toán",
    chain_about=(
        "Mỗi sự kiện ở phần Diễn biến là một mắt xích; mã băm của mắt xích bao trùm mọi mắt xích "
        "trước nó, nên sửa một sự kiện cũ là mã cuối khác đi. Việc lập bộ hồ sơ này được ghi ở "
        "mắt xích tiếp theo, cùng mã băm của tệp."
    ),
    chain_head="Mã cuối chuỗi",
    chain_length="Số mắt xích",
    steps={
        Step.LODGED: "Bước 1: đã gửi, chờ tiếp nhận",
        Step.RECEIVED: "Bước 2: đã tiếp nhận, đang giải quyết",
        Step.ESCALATED: "Bước 3: đã chuyển cơ quan có thẩm quyền",
        Step.RESOLVED: "đã giải quyết",
        Step.REJECTED: "không thụ lý",
        Step.WITHDRAWN: "người khiếu nại đã rút",
        Step.CLOSED: "đã đóng",
    },
    roles={
        Role.CUSTOMER: "Người khiếu nại",
        Role.CARE: "Chăm sóc khách hàng",
        Role.ADMIN: "Quản trị viên",
        Role.TIMER: "Hệ thống (tự động)",
    },
    events={
        "lodge": "gửi khiếu nại",
        "receive": "tiếp nhận",
        "ask": "hỏi thêm",
        "answer": "trả lời câu hỏi",
        "escalate": "chuyển cơ quan có thẩm quyền",
        "resolve": "giải quyết",
        "reject": "không thụ lý",
        "withdraw": "rút khiếu nại",
        "reopen": "mở lại",
        "close": "đóng hồ sơ",
        "reply": "trả lời",
        "enclose": "gửi tệp cho khách",
        "note": "ghi chú nội bộ",
        "add": "bổ sung thông tin",
        "read": "mở đọc toàn văn",
        "claim": "nhận phụ trách",
        "release": "thôi phụ trách",
        "offer": "đề nghị bàn giao",
        "take": "nhận bàn giao",
        "decline": "không nhận bàn giao",
        "extend": "gia hạn",
        "half": "nhắc nội bộ: đã qua nửa thời gian",
        "warn": "nhắc nội bộ: sắp đến hạn",
        "late": "nhắc nội bộ: đã quá hạn",
        "overdue": "báo quản trị viên: quá hạn chưa xong",
        "party": "ghi bên liên quan đã liên hệ",
        "party_answer": "ghi trả lời của bên liên quan",
        "refer": "ghi số tiếp nhận của cơ quan",
        "refer_answer": "ghi trả lời của cơ quan",
        "refer_due": "nhắc hỏi cơ quan",
        "notifiable": "trả lời câu hỏi 72 giờ",
        "file": "gửi tệp",
        "edit": "sửa tin đã gửi",
        "rate": "đánh giá kết quả",
        "spam": "đánh dấu thư rác",
        "unspam": "bỏ đánh dấu thư rác",
        "dossier": "lập bộ hồ sơ",
        "erase": "xóa dữ liệu",
    },
    event_other="cập nhật hồ sơ",
)
