"""The words of the page, in Vietnamese and English.

gr.I18n is not used: the browser side of gradio 6.31 knows a closed list of languages without Vietnamese, and shows
English to whoever asks for it. The page sets its own words instead, when it is opened and when the reader switches.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "tagline": (
        "Đọc báo Việt bằng tiếng Anh: bản dịch bên từng câu, bản tóm tắt hai thứ tiếng, ngay trên máy này.",
        "Read the Vietnamese press in English: sentence beside sentence, a summary in both languages, on this machine.",
    ),
    "limits": (
        "Tối đa 100.000 ký tự; tệp .txt, .md, .html, .docx, .odt, .epub, .pdf đến 5 MB.",
        "Up to 100,000 characters; files .txt, .md, .html, .docx, .odt, .epub, .pdf up to 5 MB.",
    ),
    "language": ("Ngôn ngữ của trang", "Language of the page"),
    "article": ("Bài báo", "Article"),
    "paste": (
        "Dán bài báo tiếng Việt hoặc địa chỉ của bài vào đây, mở một tệp, hoặc thử một bài mẫu bên dưới.",
        "Paste a Vietnamese article or its address here, open a file, or try one of the articles below.",
    ),
    "read": ("Dịch và tóm tắt", "Translate and summarize"),
    "stop": ("Dừng", "Stop"),
    "open": ("Mở tệp…", "Open a file…"),
    "options": ("Mô hình và cách tóm tắt", "Model and summary"),
    "model": ("Mô hình dịch", "Translation model"),
    "method": ("Cách tóm tắt", "Summary method"),
    "length": ("Số câu tóm tắt", "Sentences in the summary"),
    "anyway": ("Vẫn dịch", "Translate anyway"),
    "layout": ("Cách bày", "Layout"),
    "layout-two": ("Hai cột", "Two columns"),
    "layout-en": ("Chỉ tiếng Anh", "English only"),
    "layout-under": ("Tiếng Việt dưới mỗi đoạn", "Vietnamese under each paragraph"),
    "flagged": ("Chỉ những đoạn có cảnh báo", "Only paragraphs with a warning"),
    "sentence": ("Bản dịch của câu này", "Translation of this sentence"),
    "others": ("Cách dịch khác", "Other translations"),
    "links": ("Từ nào thành từ nào", "Which word became which"),
    "keep": ("Giữ câu này", "Keep this text"),
    "again": ("Dịch lại", "Translate again"),
    "close": ("Đóng", "Close"),
    "compare": ("So sánh", "Compare"),
    "compare-paste": (
        "Dán bài báo tiếng Việt; để trống thì lấy bài đang đọc.",
        "Paste a Vietnamese article; left empty, the one that was read is taken.",
    ),
    "systems": ("Mô hình, cũng với thiết lập khác: tên,beams=1", "Models, also with other settings: name,beams=1"),
    "reference-more": ("Bản dịch mẫu", "Reference translation"),
    "reference": (
        "Bản dịch tiếng Anh mẫu, mỗi dòng một câu hoặc một đoạn",
        "An English reference, one sentence or paragraph on each line",
    ),
    "order": ("Thứ tự", "Order"),
    "order-disagreement": ("Khác nhau nhất trước", "Most disagreeing first"),
    "order-reading": ("Như trong bài", "Reading order"),
    "files": ("Các tệp (tối đa 50)", "Files (up to 50)"),
    "formats": ("Định dạng kết quả", "Formats of the results"),
    "files-start": ("Dịch các tệp", "Translate the files"),
    "file": ("Tệp", "File"),
    "state": ("Tình trạng", "State"),
    "licence": ("Giấy phép", "Licence"),
    "size": ("Dung lượng tải", "Download"),
    "quality": ("BLEU / chrF đã công bố", "Published BLEU / chrF"),
    "on-disk": ("Có trên máy", "On this machine"),
    "note": ("Ghi chú", "Note"),
    "included": ("kèm sẵn", "included"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "wanted": ("Tải thêm mô hình", "Fetch a model"),
    "agreed": ("Tôi đã đọc giấy phép của mô hình", "I have read the licence of the model"),
    "fetch": ("Tải về", "Download"),
    "terms": ("Thuật ngữ của bạn, mỗi dòng một từ", "Your own terms, one on each line"),
    "terms-example": ("phố đi bộ = walking street", "phố đi bộ = walking street"),
    "use-terms": ("Dùng các thuật ngữ này", "Use these terms"),
    "method-news": ("Bài báo (mặc định)", "News articles (default)"),
    "method-lead": ("Các câu đầu bài", "First sentences"),
    "method-textrank": ("TextRank", "TextRank"),
    "method-lexrank": ("LexRank", "LexRank"),
    "method-centroid": ("Trọng tâm, tránh lặp (MMR)", "Centroid without repeats (MMR)"),
    "method-lsa": ("Chủ đề ẩn (LSA)", "Latent topics (LSA)"),
    "method-klsum": ("Phân bố từ (KL-Sum)", "Word distribution (KL-Sum)"),
    "method-kl": ("Phân bố từ (KL-Sum)", "Word distribution (KL-Sum)"),
    "method-random": ("Ngẫu nhiên (để so sánh)", "Random (for comparison)"),
}

SAID: dict[str, tuple[str, str]] = {
    "fetching": ("Đang tải {address}…", "Fetching {address}…"),
    "edited": ("Đã giữ bản dịch của câu {number}.", "Your translation of sentence {number} is kept."),
    "compared": ("Đã so sánh {count} câu của {models} mô hình.", "{count} sentences of {models} models compared."),
    "files-done": ("Xong {done}/{count} tệp.", "{done} of {count} files done."),
    "files-wrong": (
        "Hãy chọn từ 1 đến {most} tệp và ít nhất một định dạng.",
        "Choose 1 to {most} files and at least one format.",
    ),
    "file-done": ("xong: {count} câu, {flagged} câu có cảnh báo", "done: {count} sentences, {flagged} with a warning"),
    "fetched": ("Đã tải về {folder}.", "Downloaded to {folder}."),
    "terms-used": (
        "Dùng {count} thuật ngữ của bạn từ bài dịch tiếp theo.",
        "{count} terms of your own are used from the next translation on.",
    ),
    "starting": ("Đang chuẩn bị mô hình…", "Getting the model ready…"),
    "progress": (
        "Đã dịch {done}/{count} câu, còn khoảng {left} giây",
        "{done} of {count} sentences translated, about {left} s left",
    ),
    "done": ("Đã dịch {count} câu.", "{count} sentences translated."),
    "stopped": (
        "Đã dừng: giữ lại {done}/{count} câu đã dịch.",
        "Stopped: {done} of {count} sentences are translated and kept.",
    ),
    "nothing": ("Đã dừng trước khi có câu nào được dịch.", "Stopped before a sentence was translated."),
    "failed": (
        "Trang này gặp lỗi ngoài dự liệu; chi tiết ở cửa sổ dòng lệnh nơi trang được mở. Hãy thử lại với bài khác.",
        "The page failed in a way it should not; the terminal it was started in says more. Try another article.",
    ),
    "empty": (
        "Chưa có gì để đọc: hãy dán một bài báo hoặc mở một tệp.",
        "Nothing to read yet: paste an article or open a file.",
    ),
    "long": (
        "Bài dài {count} ký tự; trang này nhận tối đa {limit}. Hãy chia nhỏ, hoặc dùng lệnh songngu translate.",
        "The article has {count} characters; this page takes up to {limit}. Split it, or use songngu translate.",
    ),
    "foreign": (
        "Văn bản này có vẻ không phải tiếng Việt. songngu chỉ dịch từ tiếng Việt.",
        "This text does not look Vietnamese. songngu translates from Vietnamese only.",
    ),
}  # fmt: skip

LANGUAGES = ("vi", "en")


def word(key: str, lang: str) -> str:
    """Return a word of the page in "vi" or "en"."""
    return WORDS[key][LANGUAGES.index(lang)]


def language(accepted: str | None) -> str:
    """Return "vi" where Vietnamese is the first language of an Accept-Language header, else "en"."""
    return "vi" if (accepted or "").strip().lower().startswith("vi") else "en"


def say(key: str, lang: str, **values: int | str) -> str:
    """Return a message in "vi" or "en"; numbers are written with the thousands mark of that language."""
    mark = "." if lang == "vi" else ","
    written = {name: v if isinstance(v, str) else f"{v:,}".replace(",", mark) for name, v in values.items()}
    return SAID[key][LANGUAGES.index(lang)].format(**written)
