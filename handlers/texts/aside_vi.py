"""What is said of updates that were set aside, in Vietnamese."""

from handlers.texts.aside import AsideTexts

ASIDE_VI = AsideTexts(
    head="**Tin được đặt riêng** ({count}), mới nhất trước",
    none="Không có tin nào đang được đặt riêng.",
    line="{id}: nhận lúc {at}. {why}",
    unreadable="Bot không đọc được, vì không đúng dạng mà Telegram quy định.",
    failed="Bot đã thử {tries} lần, lần cuối gặp lỗi {error}.",
    gone="Không mở được nữa, vì khóa của ngày đó đã bị hủy.",
    more="Còn {count} tin cũ hơn, sẽ hiện ra khi các tin trên đã được thử lại.",
    foot=(
        "Nên thử lại sau khi nguyên nhân đã được sửa. Tin thử lại được xử lý như vừa mới đến; "
        "việc gì đã làm rồi thì không làm lần nữa. Nếu vẫn không được, tin lại được đặt riêng và "
        "bot sẽ báo. Sau bảy ngày, tin bị hủy."
    ),
    again_button="Thử lại {id}",
    all_button="Thử lại tất cả ({count})",
    replayed="Tin {id} đang được thử lại.",
    all_replayed="Đang thử lại {count} tin.",
    no_longer="Tin này không còn được đặt riêng: đã có người thử lại, hoặc đã hết bảy ngày.",
    health="Tin được đặt riêng vì bot không xử lý được: {count}. Gõ /datrieng để xem và thử lại.",
)
