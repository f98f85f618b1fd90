"""What is said of files from staff in Vietnamese."""

from handlers.texts.enclosing import EnclosingTexts, KindOfFileWords, UnfitWords

ENCLOSING_VI = EnclosingTexts(
    kinds=KindOfFileWords(
        photo="ảnh",
        video="video",
        document="tệp không tên",
        audio="tệp âm thanh",
        voice="tin thoại",
    ),
    unfit=UnfitWords(
        too_big=(
            "**Tệp này không được kèm theo**: bot chỉ gửi được tệp tới 50 MB. Chưa có gì được gửi "
            "cho khách. Xin gửi tệp nhỏ hơn, hoặc bấm Đọc để xem khách có để lại cách liên hệ "
            "khác không."
        ),
        unknown_kind=(
            "**Tin này không được kèm theo**: bot chỉ chuyển được ảnh, video, tệp, tệp âm thanh "
            "và tin thoại. Chưa có gì được gửi cho khách."
        ),
        too_many=(
            "**Tệp này không được kèm theo**: mỗi lần gửi được nhiều nhất 10 tệp. Chưa có gì "
            "được gửi cho khách."
        ),
        rest_unseen=(
            "**Album này chưa được kèm theo**: trong nhóm, bot chỉ thấy tệp đầu của album. Xin "
            "trả lời (reply) vào tin này bằng cả album, hoặc gửi album trong cuộc trò chuyện "
            "riêng với bot."
        ),
    ),
    listed="Kèm theo {count} tệp: {names}",
    caption="Tệp của bộ phận Chăm sóc Khách hàng, hồ sơ {code}",
    held="Các tệp trên được giữ lại và sẽ kèm với lời Anh/Chị gõ.",
)
