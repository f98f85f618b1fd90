"""The sentences of the queue and of searching in Vietnamese."""

from handlers.texts.queue import PartWords, QueueTexts

QUEUE_VI = QueueTexts(
    head=PartWords(
        all="**Hồ sơ đang mở**, gần hạn nhất trước",
        mine="**Hồ sơ {name} đang phụ trách**, gần hạn nhất trước",
        free="**Hồ sơ chưa ai phụ trách**, gần hạn nhất trước",
        late="**Hồ sơ quá mục tiêu**, trễ nhất trước",
        wait="**Hồ sơ đang chờ khách trả lời**",
        step3="**Hồ sơ ở bước 3**, đang ở cơ quan có thẩm quyền",
    ),
    empty=PartWords(
        all="Không có hồ sơ nào đang mở.",
        mine="{name} không phụ trách hồ sơ nào đang mở.",
        free="Hồ sơ nào cũng đã có người phụ trách.",
        late="Không có hồ sơ nào quá mục tiêu.",
        wait="Không có hồ sơ nào đang chờ khách trả lời.",
        step3="Không có hồ sơ nào ở bước 3.",
    ),
    button=PartWords(
        all="Tất cả: {count}",
        mine="Của tôi: {count}",
        free="Chưa ai nhận: {count}",
        late="Quá mục tiêu: {count}",
        wait="Chờ khách: {count}",
        step3="Bước 3: {count}",
    ),
    chosen="• {part}",
    more_than="hơn {count}",
    line="{code}  {line}  mục tiêu {at}",
    line_late="{code}  {line}  **quá mục tiêu** {at}",
    line_waiting="{code}  {line}  chờ khách",
    line_no_due="{code}  {line}  không có hạn",
    foot="Mục tiêu là mục tiêu nội bộ, không phải tư vấn pháp lý.",
    first="‹ Về đầu",
    after="Sau ›",
    help=(
        "**Tìm hồ sơ** theo một hay nhiều điều, cách nhau bằng dấu phẩy:\n"
        "mã hồ sơ:  /tim KN-7F3K-92QX\n"
        "ngày gửi:  /tim 25/11  /tim từ 1/11 đến 15/11  /tim tháng 11  /tim hôm qua\n"
        "điều khoản:  /tim 1.5\n"
        "loại dữ liệu:  /tim số điện thoại\n"
        "người phụ trách:  /tim Lan  /tim của tôi  /tim chưa ai nhận\n"
        "bước:  /tim bước 2  /tim đã giải quyết\n"
        "Ví dụ:  /tim bước 2, số điện thoại, tháng 11"
    ),
    found_head="**Hồ sơ tìm thấy**, mới gửi trước: {wanted}",
    found_line="{code}  {line}  gửi {at}",
    nothing="Không thấy hồ sơ nào: {wanted}.",
    none_yet="Chưa thấy trong các hồ sơ mới nhất đã xem: {wanted}.",
    narrow="Nhiều điều kiện quá nên chưa tìm tiếp được. Xin bớt điều kiện rồi tìm lại.",
    older="Tìm tiếp hồ sơ cũ hơn ›",
    unread=(
        "Chưa hiểu “{words}”. Gõ /tim một mình để xem cách tìm; tên người phụ trách cần đúng như "
        "trên Telegram."
    ),
    who_of="Có {count} người tên “{words}”. Xin chọn:",
    on="ngày {at}",
    since="từ {at}",
    until="đến {at}",
    clause="điều khoản {clause}",
    everything="tất cả",
    nobody="chưa ai phụ trách",
    held_by="{name} phụ trách",
)
