"""A result to write: an article of every kind of block, one sentence flagged, one not translated."""

from songngu.article import Article, Block, Kind
from songngu.result import Bilingual, Flag, FlagKind, Pair, Sentence, Summary

PARTS: list[tuple[Kind, list[tuple[str, str]]]] = [
    (Kind.BOILERPLATE, [("Trang chủ | Thời sự", "Home | News")]),
    (
        Kind.TITLE,
        [("Phố cổ mở thêm tuyến đi bộ dịp cuối tuần", "Old Quarter opens another walking street at weekends")],
    ),
    (Kind.BYLINE, [("Thu Hà - Ảnh: Minh Quân", "Thu Hà - Photo: Minh Quân")]),
    (
        Kind.SAPO,
        [
            (
                "TTO - Từ thứ sáu tới, sáu tuyến phố quanh hồ sẽ cấm xe cơ giới sau 19h.",
                "From next Friday, six streets around the lake will be closed to motor vehicles after 7 p.m.",
            )
        ],
    ),
    (
        Kind.PARAGRAPH,
        [
            (
                "Theo UBND quận, tuyến mới dài 1.250 m và nối liền hai khu chợ đêm.",
                "According to the district People's Committee, the new 1,250 m route links two night markets.",
            ),
            (
                "“Chúng tôi muốn người dân được thong thả dạo bước”, bà Nguyễn Thị Lan, phó chủ tịch quận, nói.",
                "“We want people to be able to stroll at ease,” said Nguyễn Thị Lan, vice-chair of the district.",
            ),
            (
                "Kinh phí lát đá và chiếu sáng khoảng 42 tỷ đồng, lấy từ ngân sách năm nay.",
                "Paving and lighting will cost about 42 billion dong from this year's budget.",
            ),
        ],
    ),
    (
        Kind.CAPTION,
        [
            (
                "Du khách chụp ảnh bên bờ hồ tối 3/5. Ảnh: Minh Quân",
                "Visitors take photos by the lake on May 3.",
            )
        ],
    ),
    (Kind.HEADING, [("Tiểu thương vừa mừng vừa lo", "Traders are glad and worried")]),
    (
        Kind.PARAGRAPH,
        [
            (
                "Nhiều chủ quán cho biết doanh thu tối thứ bảy tăng gấp rưỡi so với năm ngoái.",
                "Many owners say Saturday night takings are up by half on last year.",
            ),
            (
                "Tuy nhiên, việc giao hàng sau 19h phải chuyển sang xe đạp hoặc xe đẩy.",
                "",
            ),
        ],
    ),
    (Kind.LIST_ITEM, [("Giữ xe miễn phí tại hai bãi phía đông.", "Free parking at two eastern lots.")]),
    (Kind.QUOTE, [("Phố là của người đi bộ.", "The street belongs to those who walk.")]),
    (Kind.BOILERPLATE, [("Chia sẻ bài viết", "Share this"), ("Xem thêm tin cùng chuyên mục", "See more")]),
]
FLAGS: dict[int, tuple[Flag, ...]] = {
    7: (Flag(FlagKind.UNKNOWN, "The model does not know the characters 〇 and kept nothing of them."),),
    10: (Flag(FlagKind.EMPTY, "The model gave no English for this sentence."),),
}


def sample(parts: list[tuple[Kind, list[tuple[str, str]]]] = PARTS) -> Bilingual:
    """Return a whole result: three sentences picked, two flagged."""
    blocks: list[Block] = []
    pairs: list[Pair] = []
    for number, (kind, sentences) in enumerate(parts):
        text = " ".join(source for source, _ in sentences)
        level = int(kind in {Kind.HEADING, Kind.LIST_ITEM})
        blocks.append(Block(kind, text, level, dateline=6 if kind is Kind.SAPO else 0))
        start = 0
        for source, target in sentences:
            place = Sentence(number, start, start + len(source))
            pairs.append(Pair(place, source, target, -0.25 if target else None, FLAGS.get(len(pairs), ())))
            start += len(source) + 1
    article = Article(tuple(blocks), "pho-di-bo.txt", ("3 hard-wrapped lines were joined.",))
    summary = Summary((3, 6, 9), tuple(0.5 if i > 2 else None for i in range(len(pairs))), "news", "3")
    return Bilingual(article, tuple(pairs), summary, "vi-en-small:0123abcd beams:4 int8")
