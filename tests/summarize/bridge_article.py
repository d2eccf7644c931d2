"""An article written for the tests, with every kind of block."""

from songngu.article import Article, Block, Kind
from songngu.result import Sentence
from songngu.sentences import split

BRIDGE = Article(
    (
        Block(Kind.TITLE, "Cầu treo bản Nậm Cắn thông xe sau hai năm chờ đợi"),
        Block(Kind.BYLINE, "Lò Văn Pành"),
        Block(Kind.SAPO, "Hơn 300 hộ dân bản Nậm Cắn không còn phải đi bè qua sông mỗi mùa lũ."),
        Block(
            Kind.PARAGRAPH,
            "Sáng 12/4, UBND huyện Mường Lạn làm lễ thông xe cầu treo bản Nậm Cắn. "
            "Cầu dài 86 m, rộng 2,5 m, do tỉnh đầu tư 9 tỷ đồng.",
        ),
        Block(Kind.CAPTION, "Người dân bản Nậm Cắn đi qua cầu treo trong buổi sáng đầu tiên. Ảnh: Lò Pành"),
        Block(Kind.HEADING, "Hai năm đi bè qua sông"),
        Block(
            Kind.PARAGRAPH,
            "Cầu cũ bị lũ cuốn trôi tháng 8 năm kia. "
            "Tuy nhiên, vì thiếu vốn, cầu treo bản Nậm Cắn mãi đến nay mới thông xe. "
            "Trưởng bản Vi Văn Khọ nói: “Trẻ con đi học phải dậy từ bốn giờ sáng. "
            "Mưa to thì cả bản nghỉ chợ”. "
            "Vì sao cầu treo bản Nậm Cắn phải chờ đến hai năm?",
        ),
        Block(Kind.LIST_ITEM, "Cầu treo bản Nậm Cắn chịu được xe máy và xe ba gác nhẹ."),
        Block(
            Kind.PARAGRAPH,
            "Sáng 12/4, UBND huyện Mường Lạn đã làm lễ thông xe cầu treo bản Nậm Cắn. "
            "Huyện sẽ xây thêm hai cầu treo ở các bản vùng cao trong năm sau.",
        ),
        Block(Kind.QUOTE, "Có cầu treo rồi, con tôi đi học không còn ướt áo nữa."),
        Block(Kind.BOILERPLATE, "Xem thêm: Những cây cầu treo đẹp của miền Tây xứ Nghệ"),
    )
)


def sentences_of(article: Article) -> list[Sentence]:
    """Split every block of an article."""
    return [Sentence(i, start, end) for i, block in enumerate(article.blocks) for start, end in split(block.text)]


def texts_of(article: Article, sentences: list[Sentence]) -> list[str]:
    """Return the text of every sentence."""
    return [article.blocks[s.block].text[s.start : s.end] for s in sentences]


def plain_article(texts: list[str], title: str = "") -> Article:
    """Return an article of a title and one paragraph a sentence."""
    return Article((Block(Kind.TITLE, title), *(Block(Kind.PARAGRAPH, text) for text in texts)))
