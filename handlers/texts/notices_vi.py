"""What notices say, in Vietnamese."""

from handlers.texts.care_vi import VI as CARE
from handlers.texts.notices import (
    AlarmWords,
    LostReasons,
    LostThings,
    NextWords,
    NoticeTexts,
    ToldWords,
)

VI = NoticeTexts(
    told=ToldWords(
        receive=(
            "Khiếu nại {code} của Anh/Chị đã được bộ phận Chăm sóc Khách hàng **tiếp nhận**."
        ),
        ask="Về khiếu nại {code}, bộ phận Chăm sóc Khách hàng xin **hỏi thêm** Anh/Chị:",
        escalate=(
            "Khiếu nại {code} của Anh/Chị đã sang **bước 3**: chúng tôi đưa việc này đến cơ quan "
            "có thẩm quyền. Bộ phận Chăm sóc Khách hàng viết:"
        ),
        resolve="Khiếu nại {code} của Anh/Chị đã được **giải quyết**. Kết quả:",
        reject="Chúng tôi **không thụ lý** được khiếu nại {code} của Anh/Chị. Lý do:",
        spam="Chúng tôi **không thụ lý** được khiếu nại {code} của Anh/Chị.",
        unspam="Khiếu nại {code} của Anh/Chị đã được **mở lại** và đang được giải quyết.",
        extend=(
            "Khiếu nại {code} của Anh/Chị cần **thêm thời gian** để giải quyết. Mong Anh/Chị "
            "thông cảm. Lý do:"
        ),
        reopen="Khiếu nại {code} của Anh/Chị đã được **mở lại**.",
        close="Khiếu nại {code} của Anh/Chị đã **đóng**. Cảm ơn Anh/Chị đã báo cho chúng tôi.",
        reply="Về khiếu nại {code}, bộ phận Chăm sóc Khách hàng **trả lời** Anh/Chị:",
    ),
    next=NextWords(
        lodged="Chúng tôi đặt mục tiêu trả lời Anh/Chị trước {at}.",
        received="Chúng tôi đặt mục tiêu trả lời Anh/Chị trước {at}.",
        received_answered="Chúng tôi đặt mục tiêu giải quyết xong trước {at}.",
        received_waiting="Thời hạn được tạm dừng trong lúc chúng tôi chờ Anh/Chị trả lời.",
        escalated="Khi có tin mới, chúng tôi sẽ báo ngay cho Anh/Chị tại đây.",
        resolved="Nếu việc chưa ổn, Anh/Chị có thể mở lại trước {at}: gõ /molai {code}",
        rejected="Nếu không đồng ý, Anh/Chị có thể mở lại trước {at}: gõ /molai {code}",
        withdrawn="Khiếu nại đã được rút. Anh/Chị có thể gửi khiếu nại mới bất cứ lúc nào.",
        closed="Nếu việc lặp lại, Anh/Chị có thể gửi khiếu nại mới bất cứ lúc nào.",
    ),
    alarm=AlarmWords(
        no_care_group=(
            "Có khiếu nại đang chờ, nhưng chưa có nhóm chăm sóc nào. Xin thêm bot vào nhóm rồi gõ "
            "/gannhom trong nhóm đó."
        ),
        group_closed_to_the_bot=(
            "Bot không gửi được tin vào một nhóm đã gắn. Tin vẫn được giữ và gửi lại sau. Xin xem "
            "bot còn ở trong nhóm và còn quyền nhắn tin không."
        ),
        care_group_lost=(
            "Bot đã bị đưa ra khỏi nhóm chăm sóc. Khiếu nại vẫn được nhận, nhưng nhóm không được "
            "báo. Xin thêm lại bot vào nhóm và cho làm quản trị viên."
        ),
        cases_left_behind=(
            "Có đồng nghiệp vừa rời bộ phận chăm sóc khách hàng mà còn đang phụ trách hồ sơ chưa "
            "xong. Gõ /nguoiroi để xem và giao lại."
        ),
        care_rights_lost=(
            "Bot không còn là quản trị viên của nhóm chăm sóc, nên không biết ai rời nhóm và "
            "không mở được chủ đề. Xin cho bot làm quản trị viên trở lại."
        ),
        care_topics_lost=(
            "Bot không còn quyền quản lý chủ đề trong nhóm chăm sóc. Hồ sơ mới sẽ nằm trong chủ "
            "đề chung, chủ đề bị đóng thì bot không mở lại được. Xin bật lại quyền đó cho bot."
        ),
        care_group_unseen=(
            "Bot không xem được ai đang ở trong nhóm chăm sóc. Nhân viên đã biết còn làm việc "
            "được trong một ngày. Xin thêm lại bot vào nhóm và cho làm quản trị viên."
        ),
        notice_refused=(
            "Telegram từ chối một thông báo nên bot đã ngừng gửi. Xin gõ /suckhoe để xem tình "
            "trạng, và xem nhật ký của máy chủ."
        ),
        notice_failed=(
            "Có một thông báo gửi nhiều lần không được nên bot đã ngừng gửi. Xin gõ /suckhoe để "
            "xem tình trạng, và xem nhật ký của máy chủ."
        ),
        another_poller=(
            "Có một chương trình khác đang dùng cùng token của bot và lấy mất tin của khách. Xin "
            "tắt chương trình đó; nếu không biết nó ở đâu, xin đổi token ở @BotFather."
        ),
        answer_refused=(
            "Telegram từ chối một câu trả lời của bot. Xin xem nhật ký của máy chủ; những người "
            "khác không bị ảnh hưởng."
        ),
        update_set_aside=(
            "Có một tin mà bot không xử lý được. Tin được đặt riêng, những người khác không bị "
            "ảnh hưởng. Xin xem nhật ký của máy chủ; gõ /datrieng để xem tin nào và thử lại."
        ),
        token_refused="Telegram không nhận token của bot. Xin xem lại BAOMAT_BOT_TOKEN.",  # noqa: S106
        other="Bot cần được xem lại ({what}). Xin gõ /suckhoe để xem tình trạng.",
    ),
    events=CARE.events,
    steps_line="Các bước: {line}",
    reply_foot="Muốn nói thêm, Anh/Chị gõ /bosung {code}",
    question_foot="Xin trả lời (reply) tin này, hoặc bấm nút dưới đây.",
    answer_label="Trả lời câu hỏi",
    late="Tin này đến muộn vì bot bị gián đoạn. Mong Anh/Chị thông cảm.",
    late_to_staff="(Tin này lẽ ra đến lúc {at}.)",
    staff_event="Hồ sơ {code}: {event}",
    unreachable=(
        "Hồ sơ {code}: bot không nhắn được cho khách (khách đã chặn bot hoặc đóng tài khoản). Xin "
        "xem khách có để lại cách liên hệ khác trong hồ sơ không."
    ),
    lost="Hồ sơ {code}: **{what} lúc {at} không đến được khách**. {why}",
    lost_things=LostThings(
        lodge="giấy nhận khiếu nại",
        receive="tin báo đã tiếp nhận",
        ask="câu hỏi cho khách",
        escalate="tin báo chuyển bước 3",
        resolve="kết quả giải quyết",
        reject="tin báo không thụ lý",
        extend="tin báo gia hạn",
        reopen="tin báo mở lại",
        close="tin báo đóng hồ sơ",
        reply="lời trả lời",
        enclose="tệp gửi kèm",
        other="tin gửi khách",
    ),
    lost_reasons=LostReasons(
        blocked=("Khách đã chặn bot. Xin bấm Đọc để xem khách có để lại cách liên hệ khác không."),
        closed=(
            "Tài khoản Telegram của khách đã đóng. Xin bấm Đọc để xem khách có để lại cách liên "
            "hệ khác không."
        ),
        unknown=(
            "Telegram không cho bot nhắn riêng cho khách nữa. Xin bấm Đọc để xem khách có để lại "
            "cách liên hệ khác không."
        ),
        refused=(
            "Telegram không nhận tin này và bot không gửi lại nữa. Xin viết bằng lời khác với "
            "/traloi; nếu vẫn không được, xin báo quản trị viên."
        ),
        failed=(
            "Bot đã thử nhiều lần nhưng không gửi được và không gửi lại nữa. Xin gửi lại bằng "
            "/traloi, và báo quản trị viên."
        ),
    ),
    topic_closed=(
        "Chủ đề của hồ sơ này đã bị đóng và bot không mở lại được, nên thẻ và tin mới của hồ sơ "
        "nằm ở đây. Xin cho bot làm quản trị viên có quyền quản lý chủ đề."
    ),
    erased="Hồ sơ {code}: khách đã rút và xóa dữ liệu của mình. Không còn gì để xử lý.",
    root=(
        "Dấu niêm phong nhật ký ngày {day}, trên {chains} chuỗi:\n{digest}\nAnh/Chị giữ tin này: "
        "sau này ai sửa nhật ký, lệnh “baomat audit verify” sẽ phát hiện."
    ),
)
