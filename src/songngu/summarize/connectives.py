"""Words of Vietnamese news that tie a sentence to the one before it."""

# At the beginning of a sentence, in lower case. "đặc biệt", "hiện nay", "mới đây", "đáng chú ý" are not here: what
# follows them stands alone.
CONNECTIVES = (
    # contrast
    "tuy nhiên", "tuy vậy", "tuy thế", "nhưng", "thế nhưng", "song(?! song)", "thế mà", "vậy mà",
    "ấy vậy mà", "trái lại", "ngược lại", "mặt khác", "trong khi đó", "trong lúc đó", "dù vậy", "dù thế",
    "mặc dù vậy", "dẫu vậy", "thay vào đó", "bất chấp điều đó", "đáng tiếc", "dù sao", "đổi lại",
    # consequence
    "do đó", "do vậy", "vì vậy", "vì thế", "bởi vậy", "bởi thế", "chính vì", "cho nên", "thế nên", "vậy nên",
    "nên", "như vậy", "như thế", "nhờ đó", "nhờ vậy", "nhờ thế", "từ đó", "qua đó", "kết quả là",
    "hậu quả là", "hệ quả là", "rốt cuộc", "cuối cùng", "vậy là", "thế là", "thảo nào", "bởi lẽ", "bởi vì",
    "sở dĩ", "chả trách",
    # addition
    "ngoài ra", "bên cạnh đó", "đồng thời", "hơn nữa", "hơn thế", "vả lại", "thêm vào đó", "không những thế",
    "không những vậy", "không chỉ thế", "không chỉ vậy", "không dừng lại ở đó", "chưa hết", "chưa kể",
    "chưa dừng lại", "cùng với đó", "kèm theo đó", "đi kèm với đó", "song song với đó", "thậm chí",
    "tương tự", "cũng", "và", "hoặc", "hay là", "rồi", "lại còn", "đã vậy", "đã thế",
    # order of events
    "sau đó", "ngay sau đó", "không lâu sau", "ít lâu sau", "ít phút sau", "vài giờ sau", "vài phút sau",
    "một lúc sau", "hôm sau", "ngày hôm sau", "sáng hôm sau", "trước đó", "tiếp đó", "kế đó", "tiếp theo",
    "kế tiếp", "khi đó", "lúc đó", "lúc này", "lúc ấy", "khi ấy", "khi này", "hồi đó", "ngay lập tức",
    "cùng lúc", "cùng ngày", "cùng thời điểm", "cùng thời gian", "trong số đó", "trong số này", "thấy vậy",
    "thấy thế", "nghĩ vậy", "nghe vậy",
    # example, detail, summing up
    "cụ thể", "chẳng hạn", "ví dụ", "trong đó", "theo đó", "nói cách khác", "tóm lại", "nói tóm lại",
    "nhìn chung", "nói chung", "điển hình", "đơn cử", "còn", "tức là", "đáng nói", "điều đáng nói",
    "quả thật", "quả thực", "thứ (?:nhất|hai|ba|tư|năm|sáu),", "(?:một|hai|ba|bốn|năm) là,?",
    # a place or a subject given before
    "tại đây", "ở đây", "ở đó", "nơi đây", "tại đó", "đây", "đó", "đấy", "phần mình", "về phần mình",
    "về phía mình", "về vấn đề", "liên quan vấn đề", "liên quan tới vấn đề", "liên quan đến vấn đề",
    "trả lời câu hỏi", "lý giải", "giải thích", "một người khác", "một số khác", "số còn lại",
    "người còn lại", "những người còn lại",
    # an answer
    "vâng", "dạ", "đúng vậy", "đúng thế", "thưa", "thật ra", "thực ra", "thú thật", "nói thật",
)  # fmt: skip

# After "ông", "bà", "họ" … these make a noun of its own, which leans on nothing: "bà con nông dân", "họ hàng".
NOUNS_OF_ADDRESS = (
    "con|ngoại|nội|cụ|lão|chủ|trùm|bầu|giáo|đồng|hàng|tộc|xã|nhạc|từ|tổ|trời|táo|tiên|cháu|vợ|chồng|già|mối|đỡ|mẹ|bố|cha"
    "|hoàng|chúa|tôi|ta|mình|em"
)

# After "anh", "chị", "cô" … these show that the word is a pronoun and no noun or name: "cô cho biết", "anh bị".
PREDICATES = (
    "cho|nói|kể|khai|cũng|đã|bị|được|sẽ|đang|còn|vẫn|từng|không|chưa|có|là|thừa|khẳng|nhấn|chia|tiết|bày|tin|muốn|mong"
    "|thấy|cảm|nhận|tâm|nhớ|hy|giải|lo|phải|rất|luôn|chỉ|mới|vừa|liền|tiếp|trả|bắt|quyết|đành|ta|ấy|này|và|xin|nghĩ|hiện"
)

# Persons told of before by what they are: "Nữ diễn viên cho biết", "Nạn nhân được đưa đi cấp cứu".
DESCRIPTIONS = (
    "người đàn ông|người phụ nữ|nam thanh niên|nghi phạm|nghi can|bị cáo|bị can|nạn nhân|đối tượng|hung thủ|tài xế"
    "|nữ diễn viên|nam diễn viên|nữ ca sĩ|nam ca sĩ|chàng trai|cô gái|cậu bé|cháu bé|nam sinh|nữ sinh|hai người|cả hai"
    "|hai bên|tất cả|người này|vị này"
)
