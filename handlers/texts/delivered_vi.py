"""What staff read of words on their way, in Vietnamese."""

from handlers.texts.delivered import DeliveredTexts

DELIVERED_VI = DeliveredTexts(
    waiting="**Đang gửi cho khách.**",
    retrying="**Chưa gửi được cho khách, bot đang thử lại** (đã thử {tries} lần).",
    sent="**Đã gửi cho khách lúc {at}.**",
    lost="**Không gửi được cho khách.** {why}",
    about="Hồ sơ {code}: {event}.",
    below="Hồ sơ {code}: bản xem trước này đã được xác nhận, kết quả ở tin bên dưới.",
    files_sent="Tệp đã gửi: {names}",
    files_waiting="Tệp đang gửi: {names}",
    files_retrying="Tệp chưa gửi được, bot đang thử lại: {names}",
    files_lost="**Tệp không gửi được**: {names}. {why}",
)
