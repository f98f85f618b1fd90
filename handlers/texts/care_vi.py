"""What care staff read, in Vietnamese."""

from handlers.texts.care import (
    AskingWords,
    CardWords,
    CareTexts,
    EventWords,
    KindWords,
    ReadingWords,
    RefusalWords,
    StepWords,
    VerbWords,
)

VI = CareTexts(
    steps=StepWords(
        lodged="Bước 1: khách đã gửi, chờ tiếp nhận",
        received="Bước 2: đã tiếp nhận, đang giải quyết",
        escalated="Bước 3: đã chuyển cơ quan có thẩm quyền",
        resolved="Đã giải quyết xong",
        rejected="Không thụ lý",
        withdrawn="Khách đã rút",
        closed="Đã đóng",
    ),
    kinds=KindWords(
        name="họ tên, địa chỉ",
        phone="số điện thoại",
        email="email",
        id_papers="giấy tờ tùy thân",
        tax="hồ sơ thuế, kế toán",
        bank="ngân hàng, thanh toán",
        password="mật khẩu, đăng nhập",  # noqa: S106
        employees="hồ sơ nhân viên",
        other="dữ liệu khác",
    ),
    events=EventWords(
        lodge="khách gửi khiếu nại",
        receive="chăm sóc khách hàng tiếp nhận",
        ask="đã hỏi thêm khách",
        answer="khách đã trả lời câu hỏi",
        escalate="chuyển sang bước 3",
        resolve="giải quyết xong",
        reject="không thụ lý",
        withdraw="khách rút khiếu nại",
        reopen="mở lại",
        close="đóng hồ sơ",
        spam="đánh dấu spam",
        unspam="gỡ đánh dấu spam",
        extend="gia hạn",
        half="nhắc: đã qua nửa thời gian",
        warn="nhắc: sắp đến hạn",
        late="nhắc: đã quá hạn",
        overdue="báo quản trị viên: quá hạn chưa xong",
        reply="đã trả lời khách",
        enclose="đã gửi tệp cho khách",
        note="ghi chú nội bộ",
        add="khách bổ sung thông tin",
        edit="khách đã sửa tin đã gửi",
        read="mở đọc toàn văn",
        dossier="lập bộ hồ sơ",
        claim="nhận phụ trách",
        party="ghi bên liên quan đã liên hệ",
        party_answer="ghi trả lời của bên liên quan",
        refer="ghi số tiếp nhận của cơ quan",
        refer_answer="ghi trả lời của cơ quan",
        refer_due="nhắc hỏi cơ quan",
        notifiable="trả lời câu hỏi có phải thông báo vi phạm không",
        release="thôi phụ trách, hồ sơ chưa có ai giữ",
        offer="ngỏ ý giao cho đồng nghiệp",
        take="nhận hồ sơ được giao",
        decline="không nhận hồ sơ được giao",
        other="cập nhật hồ sơ",
    ),
    refusals=RefusalWords(
        wrong_step=(
            "Hồ sơ không ở bước làm được việc này. Nếu chưa ai tiếp nhận, xin tiếp nhận trước; "
            "nếu không, xin xem lại thẻ hồ sơ."
        ),
        not_yours="Việc này không thuộc phần của chăm sóc khách hàng.",
        not_waiting="Hồ sơ không có câu hỏi nào đang chờ khách trả lời.",
        too_late="Đã quá 14 ngày nên không mở lại được nữa.",
        too_early="Hồ sơ vẫn còn trong thời gian được mở lại.",
        not_spam="Hồ sơ này không bị đánh dấu spam, hoặc đánh dấu đã được gỡ.",
        extended="Hồ sơ đã gia hạn một lần rồi, không gia hạn thêm được nữa.",
        paused="Đang chờ khách trả lời nên hạn tạm dừng. Nếu cần, xin gia hạn khi khách trả lời.",
        overdue="Đã quá hạn nên không gia hạn được nữa. Xin trả lời khách (/traloi).",
    ),
    labels=VerbWords(
        receive="Tiếp nhận",
        read="Đọc",
        reply="Trả lời",
        ask="Hỏi khách",
        note="Ghi chú",
        resolve="Giải quyết xong",
        escalate="Chuyển bước 3",
        reject="Không thụ lý",
        reopen="Mở lại",
        claim="Nhận phụ trách",
        release="Thôi phụ trách",
        give="Giao lại",
        card="Xem thẻ",
        files="Xem tệp",
        dossier="Bộ hồ sơ",
        spam="Spam",
        extend="Gia hạn",
    ),
    asking=AskingWords(
        reply="Anh/Chị muốn trả lời khách của hồ sơ {code} thế nào?",
        ask="Anh/Chị muốn hỏi khách của hồ sơ {code} điều gì?",
        note="Anh/Chị muốn ghi chú gì cho hồ sơ {code}? Khách không thấy ghi chú.",
        resolve="Hồ sơ {code} đã được giải quyết ra sao? Lời này gửi cho khách.",
        escalate="**Vì sao** chuyển hồ sơ {code} đến {authority}? Lý do này gửi cho khách.",
        reject="Vì sao không thụ lý hồ sơ {code}? Lý do này gửi cho khách.",
        spam="Vì sao hồ sơ {code} là spam? Lý do chỉ nội bộ đọc được.",
        extend=(
            "Vì sao hồ sơ {code} cần thêm thời gian? Lý do này gửi cho khách. Mỗi hồ sơ chỉ gia "
            "hạn được một lần."
        ),
    ),
    preview=AskingWords(
        reply="**Xem trước lời trả lời** cho hồ sơ {code}",
        ask="**Xem trước câu hỏi** cho hồ sơ {code}",
        note="**Xem trước ghi chú** cho hồ sơ {code}",
        resolve="**Xem trước kết quả giải quyết** của hồ sơ {code}",
        escalate="**Xem trước việc chuyển bước 3** của hồ sơ {code}",
        reject="**Xem trước lý do không thụ lý** hồ sơ {code}",
        spam="**Xem trước việc đánh dấu spam** hồ sơ {code}",
        extend="**Xem trước việc gia hạn** hồ sơ {code}. Khách nhận thêm ngày hạn mới.",
    ),
    card=CardWords(
        head="**Hồ sơ** {code}",
        step="{line}  {step}",
        clause="Điều khoản: {clause} (bản chính sách số {number})",
        clause_none="Điều khoản: khách chưa rõ",
        role="Người gửi: {role}, dùng {language}",
        role_customer="khách hàng",
        role_accountant="kế toán viên",
        role_none="chưa nói rõ là khách hàng hay kế toán viên",
        language_vi="tiếng Việt",
        language_en="tiếng Anh",
        kinds="Dữ liệu: {kinds}",
        kinds_none="Dữ liệu: khách chưa nêu",
        files="Tệp: {count}",
        files_arriving="Tệp: {count} ({arriving} đang tải)",
        files_failed="Tệp không tải được: {failed}",
        unreachable="**Không nhắn được cho khách qua bot**",
        lodged="Gửi lúc: {at}",
        waiting="Chờ khách trả lời từ: {at}",
        holder="Người phụ trách: {name}",
        holder_left="Người phụ trách: {name} (đã rời bộ phận, ai cũng nhận được)",
        holder_none="Người phụ trách: chưa có",
        due="Mục tiêu nội bộ: trước {at} (không phải tư vấn pháp lý)",
        due_late="**Đã quá mục tiêu nội bộ**: {at} (không phải tư vấn pháp lý)",
        due_none="Mục tiêu nội bộ: hiện không có hạn",
        last="Mới nhất: {event}, {at}",
    ),
    reading=ReadingWords(
        head="**Toàn văn hồ sơ** {code}",
        removed=(
            "Tin này không chuyển tiếp được, tự xóa sau 24 giờ, và lần mở này đã được ghi lại."
        ),
        what="**Sự việc**",
        since="**Từ khi nào**",
        misuser="**Ai đã dùng sai**",
        evidence="**Lời kèm bằng chứng**",
        contact="**Cách liên hệ**",
        contact_here="qua Telegram, tại đây",
        talk="**Trao đổi**",
        said="{who}, {at} ({event}):",
        by_customer="Khách",
        by_care="Chăm sóc khách hàng",
        file="Tệp {number}: {name}",
        file_waiting="Tệp {number}: đang tải về, xin thử lại sau ít phút.",
        file_failed="Tệp {number}: không tải được. Xin hỏi khách gửi lại.",
        files_none="Hồ sơ này không có tệp nào.",
        rated="**Khách đánh giá kết quả:** {rating}/5",
        opened="Toàn văn đã mở trong cuộc trò chuyện riêng của Anh/Chị với bot.",
        start_first=(
            "Bot chưa nhắn riêng cho Anh/Chị được. Xin bấm nút dưới đây để mở toàn văn trong cuộc "
            "trò chuyện riêng. Đường dẫn chỉ dùng một lần, và chỉ Anh/Chị dùng được."
        ),
        start_label="Mở toàn văn",
        link_spent="Đường dẫn này đã dùng rồi, đã hết hạn, hoặc dành cho người khác.",
        in_private="Tệp chỉ gửi trong cuộc trò chuyện riêng. Xin bấm Đọc trước.",
    ),
    not_care="Việc này dành cho bộ phận Chăm sóc Khách hàng.",
    not_admin="Việc này dành cho quản trị viên.",
    group_unseen=(
        "Bot không còn xem được nhóm chăm sóc nên chưa biết Anh/Chị có ở trong nhóm không. Quản "
        "trị viên đã được báo; xin thử lại khi bot đã vào lại nhóm."
    ),
    anonymous=(
        "Anh/Chị đang ẩn danh trong nhóm nên chúng tôi không biết ai thao tác. Xin tắt quyền ẩn "
        "danh của quản trị viên rồi thử lại."
    ),
    only_private="Xin dùng lệnh này trong cuộc trò chuyện riêng với bot.",
    only_care_room="Xin dùng lệnh này trong nhóm chăm sóc, hoặc trong trò chuyện riêng với bot.",
    only_group="Xin gõ lệnh này ngay trong nhóm mà Anh/Chị muốn gắn hoặc bỏ gắn.",
    case_missing="Không tìm thấy hồ sơ này. Xin kiểm tra lại mã, ví dụ KN-7F3K-92QX.",
    case_near="Ý Anh/Chị là {code} phải không?",
    code_needed=(
        "Xin ghi mã hồ sơ ngay sau lệnh, ví dụ /{command} KN-7F3K-92QX. Trong nhóm, Anh/Chị cũng "
        "có thể trả lời (reply) vào thẻ hồ sơ."
    ),
    held_by=(
        "{name} đang phụ trách hồ sơ này, xin để {name} trả lời khách. Anh/Chị vẫn đọc và ghi chú "
        "được (/ghichu)."
    ),
    overtaken="{name} đã làm trước Anh/Chị. Thẻ hồ sơ được cập nhật ngay.",
    overtaken_unknown="Đã có người làm trước Anh/Chị. Thẻ hồ sơ được cập nhật ngay.",
    done=VerbWords(
        receive="Đã tiếp nhận hồ sơ {code}. Khách sẽ được báo.",
        read="Đã mở toàn văn hồ sơ {code}.",
        reply=(
            "Đang gửi lời trả lời của hồ sơ {code}. Nếu không đến được khách, bot sẽ báo trong "
            "nhóm chăm sóc."
        ),
        ask=(
            "Đang gửi câu hỏi của hồ sơ {code}. Nếu không đến được khách, bot sẽ báo trong nhóm "
            "chăm sóc."
        ),
        note="Đã lưu ghi chú của hồ sơ {code}. Khách không thấy ghi chú này.",
        resolve="Hồ sơ {code} đã giải quyết xong. Khách sẽ được báo.",
        escalate="Hồ sơ {code} đã sang bước 3. Khách sẽ được báo.",
        reject="Hồ sơ {code} không được thụ lý. Khách sẽ được báo lý do.",
        reopen="Hồ sơ {code} đã mở lại. Khách sẽ được báo.",
        extend="Hồ sơ {code} đã được gia hạn. Khách sẽ được báo lý do và ngày mới.",
        claim="Anh/Chị đang phụ trách hồ sơ {code}.",
        release="Anh/Chị thôi phụ trách hồ sơ {code}. Hồ sơ chưa có ai phụ trách.",
        give="Đã hỏi {name} về hồ sơ {code}. Đến khi {name} nhận, người phụ trách vẫn như cũ.",
        card="Hồ sơ {code}.",
        files="Đã gửi tệp của hồ sơ {code}.",
        dossier="Đang lập bộ hồ sơ {code}…",
        spam=(
            "Hồ sơ {code} đã được đánh dấu spam. Khách sẽ được báo là không thụ lý, không kèm lý "
            "do; quản trị viên gỡ được bằng /gospam."
        ),
    ),
    ask_in_group="{who} Xin trả lời (reply) vào tin này.",
    ask_in_private="Xin gõ vào đây. Gõ Bỏ nếu thôi.",
    previewed="Khách sẽ nhận đúng những lời này:",
    preview_unreachable=(
        "**Lúc này bot không nhắn được cho khách** (khách đã chặn bot hoặc đóng tài khoản), nên "
        "lời này có thể không đến. Xin bấm Đọc để xem khách có để lại cách liên hệ khác không."
    ),
    preview_in_group=(
        "Chưa gửi. Bấm Xác nhận để gửi, Bỏ để thôi; hoặc trả lời (reply) vào tin này bằng "
        "“xác nhận”, “bỏ”, hay lời khác để thay."
    ),
    preview_in_private=(
        "Chưa gửi. Bấm hoặc gõ Xác nhận để gửi, Bỏ để thôi; hoặc gõ lời khác để thay."
    ),
    confirm="Xác nhận",
    drop="Bỏ",
    sent="{name} đã xác nhận.",
    dropped="Đã bỏ, không gửi gì cho khách.",
    not_your_preview="Bản xem trước này đã cũ, hoặc của người khác.",
    words_help=(
        "Lời Anh/Chị gõ ở đây là lời sẽ gửi cho khách (hoặc ghi chú nội bộ) về hồ sơ "
        "{code}; chưa có gì được gửi. Gõ “xác nhận” để gửi bản đang xem, “bỏ” để thôi."
    ),
    text_only="Ở đây chỉ nhận chữ. Xin gõ nội dung bằng chữ; lời đã gõ trước vẫn còn.",
    file_left_out=(
        "**Tệp đính kèm không được gửi cho khách, cũng không được lưu vào hồ sơ**: ở đây bot chỉ "
        "nhận chữ. Muốn gửi tệp cho khách, xin gửi tệp với chú thích /traloi và mã hồ sơ."
    ),
    not_sent=(
        "Lời này chỉ ở trong nhóm, chưa gửi cho khách. Muốn gửi, xin gõ /traloi hoặc /hoi kèm lời "
        "của Anh/Chị; /ghichu để lưu ghi chú nội bộ."
    ),
)
