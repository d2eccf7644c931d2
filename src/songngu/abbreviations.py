"""Word lists of the Vietnamese press: what a full stop after a word, or a capital after a full stop, can mean.

A dotted token is looked up without its inner dots and in lower case ("PGS.TS" by its last part "ts").
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name or number, hardly ever at the end of a sentence.
TITLES = _words(
    """
    ts ths tsbs tskh pgs pgsts gs gsts bs bscki bsckii cki ckii ck1 ck2 ls kts ks ds đd ns nsnd nsưt
    ngnd ngưt ttnd ttưt đ/c đc ông/bà mr mrs ms dr prof st sgt lt capt mt ft messrs mme mlle
    """
)
PLACES = _words("tp tx tt đg kp kcn")
# Also written with a dot after each part: "Th.S.", "T.P."
DOTTED = _words("ts ths gs pgs bs tp tx")
# The few places of one syllable, and those that are met half in lower case ("TP. Hà nội").
SHORT_PLACES = _words("Huế Vinh Hà Hồ Đà")
INSTITUTIONS = _words("đh cđ bv nxb cty cn vp cp tnhh")
CENTRAL = frozenset(["TƯ", "T.Ư"])  # Trung ương; in lower case the word "tư"
LABELS = _words("đt sđt đtdđ tel hotline fax email stk cmnd cccd mst vs vd cf viz approx")
# Only before a number; "no" in lower case is a Vietnamese word.
NUMBERED = _words("No Nos NO Vol Fig vol fig pp tr t p q")
# Stand before a name, and end sentences too: "MC. Thanh Hải", "chức HLV."
ROLES = _words("THPT THCS PTTH BTV HLV VĐV MC NTK CLB PV NSX ĐBQH")
# End a name, and so end sentences too: "Apple Inc."
COMPANIES = _words("Co Inc Corp Ltd LTD INC CORP JSC Jsc LLC Jr Sr Bros Pte Plc PLC GmbH Cie")
# Names that carry an exclamation mark.
EXCLAIMED = frozenset(["Yahoo"])

# Two letters for one sound: "anh Th.", "cháu Ng." are initials as "anh T." is.
DIGRAPHS = _words("Ch Gh Gi Kh Ng Ngh Nh Ph Qu Th Tr")
FOREIGN_INITIALS = _words("F J W Z")
# P. phường, Q. quận, H. huyện, X. xã, T. tỉnh, Đ. đường, Tr. (Trần, trường)
PLACE_INITIALS = _words("P Q H X T Đ Tr")
# The word before the initial of a victim, suspect or witness.
PERSONS = _words(
    """
    ông bà anh chị em cháu bé cô chú bác cậu cụ dì mợ thím thầy tên vợ chồng con mẹ cha bố má gái trai
    nhân cáo can phạm tượng xế sinh
    """
)
# One letter and yet a word: "châu Á.", "nước Ý.", "Thành Ô."
ONE_LETTER_WORDS = _words("Á Ý Ô")
# Pronouns that open a sentence after a name or initial, but begin names after a title or "TP.": "Bà Rịa", "Cô Tô".
PRONOUNS = _words("Bà Cô Anh")
# Before a foreign name: "Tổng thống Mỹ J. Biden".
NATIONS = _words("Mỹ Nga Anh Pháp Đức Úc Nhật Ý Áo Bỉ Hàn Quốc Lan Độ Kỳ Kì")
# The word before an abbreviated place: "ở Q. Bình Tân", "tại P. An Lạc".
LOCATIVES = _words("ở tại đến về trên thuộc từ ra vào qua số đường phố hẻm ngõ phường quận huyện xã")

# Words that open a sentence whatever follows, and are no part of a name.
SURE_OPENERS = _words(
    """
    Theo Trong Trước Khi Tại Ở Các Những Ngoài Nhưng Với Do Nếu Vì Về Ngay Dù Sau Đây Đó Trên Cùng
    Đối Qua Vào Riêng Bởi Để Đến Ông Chị Lúc Ngày Trưa Và Còn Nhờ Hôm Khoảng Nhiều Hơn Gần Cũng Chúng Họ
    Tôi Nó Mỗi Mọi Nhằm Dưới Giữa Suốt Tới Vậy Vẫn Thậm Không Chưa Đã Sẽ Đang Được Bị Một Kể Cuối
    Đầu Mặc Cháu
    """
)
# Words that open a sentence when a lower-case word or a number follows ("Hiện nay"), else part of a name ("Đồng Hới").
LIKELY_OPENERS = _words(
    """
    Em Tuy Từ Như Hiện Người Năm Tháng Việc Có Cụ Bên Thời Thông Cuộc Kết Đặc Chỉ Số Mới Con Cả Nhóm Tất Thực Quá
    Tiếp Là Hình Nguồn Tính Nói Thấy Nạn Cách Cựu Vị Đáng Lần Thay Mức Bất Trả Rất Tương Điểm Vừa Chia
    Ít Bức Phiên Làm Bạn Vấn Chẳng Nhìn Phải Hầu Ví Nghe Vài Phía Khách Hãy Đáp Thêm Thật Thí Đúng Từng
    Loại Trận Rồi Cứ Phản Chuyện Ngược Dẫu Nơi Mấy Dựa Mình Khác Xét Nên Đừng Mà Bây Rõ Chắc Hoặc Muốn
    Giống Dường Càng Sự Vụ Điều Giá Lãnh Bị Đồng Hội Hai Ba Bốn Bà Cô Chiều Đêm Tối Sáng Cơ Công Lực
    Quận Huyện Tỉnh Dự Đại Trao Chủ Bộ Ban Hành Gia Liên Nhà Đơn Phần Nay Hồi Chính Nghi Đối Kẻ Cảnh
    Toàn Song Ngân Tổng Nhân Xe Tàu
    """
)
# Openers set off by a comma: "Hiện, công an đang điều tra."
SET_OFF = _words("Hiện, Nay, Rồi, Vâng, Dạ, Đúng, Song,")
# After a title these are given names oftener than openers: "BS. Sáng cho biết".
GIVEN_NAMES = _words(
    """
    Anh Sáng Hai Ba Bốn Năm Hiện Tài Thông Tính Nghi Toàn Chính Công Lực Hành Ban Nhân Đại Đồng Vị Vụ Sự
    Chiều
    """
)

# Words that leave a sentence hanging, so that an ellipsis after them is a pause: "người thắng cuộc là... Hà Nội".
HANGING = _words(
    """
    là như và của với bằng từ thành bởi tại ở để cho các những một mỗi từng do vì về trong trên dưới
    giữa gồm hay hoặc mang tên gọi
    """
)
# Verbs that report speech.
REPORTING = (
    "hỏi|nói|kêu|thốt|đáp|trả lời|kể|bảo|la|hét|thét|reo|gào|than|thắc mắc|chia sẻ|cho biết|cho hay|cho rằng"
    "|khẳng định|nhấn mạnh|tâm sự|bày tỏ|bức xúc|viết|tuyên bố|phân tích|nhận định"
    "|đặt câu hỏi|chất vấn|băn khoăn|giãi bày|bộc bạch"
)
# What a numbered heading begins with: "Điều 5.", "Bước 2."
HEADS = (
    "Điều|Khoản|Điểm|Chương|Mục|Phần|Bài|Câu|Bước|Tập|Kỳ|Kì|Hồi|Phụ lục|Hình|Bảng|Biểu|Ảnh|Nhóm|Cách|Lý do|Lí do"
    "|Sai lầm|Dấu hiệu|Thứ|Số|Hạng|Top|Nguyên tắc|Giai đoạn|Ví dụ|Phương án|Tình huống|Câu hỏi|Chặng|Vòng"
)
