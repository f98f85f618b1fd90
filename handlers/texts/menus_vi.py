"""The menus in Vietnamese."""

from handlers.texts.menus import AdminMenu, BindingMenu, CareMenu, CustomerMenu, MenuTexts

VI = MenuTexts(
    customer=CustomerMenu(
        chinhsach="Đọc chính sách bảo mật",
        khieunai="Gửi khiếu nại",
        hoso="Xem hồ sơ của tôi",
        bosung="Bổ sung vào hồ sơ",
        rut="Rút khiếu nại",
        molai="Mở lại hồ sơ",
        dulieu="Dữ liệu của tôi",
        lienhe="Cách liên hệ",
        ngonngu="Tiếng Việt / English",
        huy="Bỏ việc đang làm dở",
        help="Hướng dẫn",
    ),
    care=CareMenu(
        hangdoi="Các hồ sơ đang mở",
        hoso="Xem thẻ một hồ sơ",
        nhan="Tiếp nhận hồ sơ",
        doc="Đọc toàn văn, trong tin riêng",
        traloi="Trả lời khách",
        hoi="Hỏi thêm khách",
        ghichu="Ghi chú nội bộ",
        giaiquyet="Giải quyết xong",
        chuyen="Chuyển sang bước 3",
        tuchoi="Không thụ lý",
        giu="Nhận phụ trách hồ sơ",
        tra="Thôi phụ trách hồ sơ",
        giao="Giao hồ sơ cho đồng nghiệp",
        tim="Tìm hồ sơ theo mã",
    ),
    admin=AdminMenu(
        napchinhsach="Nạp chính sách mới",
        phienban="Các bản chính sách",
        nhansu="Nhân sự chăm sóc khách hàng",
        nguoiroi="Hồ sơ của người đã rời bộ phận",
        thongke="Thống kê hồ sơ",
        suckhoe="Tình trạng của bot",
    ),
    binding=BindingMenu(
        gannhom="Gắn nhóm này",
        bogan="Bỏ gắn nhóm này",
    ),
    care_head="**Lệnh của bộ phận Chăm sóc Khách hàng** (trong nhóm chăm sóc, hoặc nhắn riêng)",
    admin_head="**Lệnh của quản trị viên**",
    binding_head="**Lệnh của quản trị viên, gõ trong nhóm**",
    line="• /{command} – {what}",
)
