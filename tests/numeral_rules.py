"""Which numerals a text has, what each says, and which of them state no quantity."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from numeral_texts import Place

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2}
LARGE = {"": 1, "万": 10**4, "亿": 10**8}
SMALL = "一二三四五六七八九十两双"
NUMERAL = re.compile(
    r"(?P<digits>\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)*)多?(?P<large>[万亿]?)"
    rf"|(?P<whole>[{SMALL}]+)分之(?P<part>[{SMALL}]+)"
    r"|(?P<half>一半|半数|半)|(?P<first>首位)|(?P<none>没有一|零)"
    rf"|(?P<words>[{SMALL}]+|百|千|万|亿)"
)
UNITS = (
    ("percent", re.compile(r"%")),
    ("points", re.compile(r"个?百分点")),
    ("times", re.compile(r"倍|番")),
)
"""What follows a numeral and says what it counts; all else is a count."""
ARTICLE = "article or word"
"""一 as an article (一个, 一项), or within a word (一些, 一致, 进一步)."""
KEPT_ONE = re.compile(
    r"(?:只有|仅有?|至少(?:举办了)?|各有|任期|监测结果：|收到|绩效进行)这?一|一(?=名|倍|番|个国家工作队)"
)
"""Where 一 states a quantity: only one, at least one, a term or a result of one, one person, once
as much, one of the country teams.
"""
DROPPED = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        (ARTICLE, r"百分[比点]|[一两]级|零(?:容忍|增长|性骚扰)|参半|二手|两性|独一无二|双方"),
        (ARTICLE, r"四舍五入|十字路口|“一刀切”|一盘棋"),
        ("address", r"(?:https?://|file:///|www\.)[!-~]+"),
        ("symbol", r"(?a:[A-Z][A-Za-z]*(?:\(\w+\))?[\w.]*(?:/[\w.]+)+(?:\(Rev\.\d\))?)"),
        ("symbol", r"ILC\.109/记录9A\(Rev\.1\)|(?<=Final-June-)2019_1"),
        ("name", r"COVID-19|2019冠状病毒病|北京\+25|H6|(?<![A-Z])P[1-5]级?(?:至P4级)?|2\.0"),
        ("name", r"“[^”]*16天运动|三重任务|三方(?!评估|面)|联合国三大支柱|里约三公约|二战"),
        ("name", r"千年发展|百年宣言|未来百年|一体行动|“一个声音”|平等的?一代"),
        ("name", r"行动“?十年|十年(?:行动|期)|两年期|双年度|[三四]年[度期]全面|双轨|双边"),
        ("figure or table", r"图(?:\d(?:-\d)?|[一二三四五六](?=[)列中]))|表(?:\d|一中)"),
        (
            "paragraph",
            r"第(?:[\d.]+[、和至–-]?第?)+[段节]|第一章|附[件录][一二三四\d]|主要结[论果]\d",
        ),
        ("paragraph", r"建议\d(?:[、和]\d)*(?!\d|项)|项目\d+(?:\([a-z]\))?|第十项议程"),
        ("number in a list", r"(?:^|(?<=[：:;；，。、和及至]))\([\d一二三四]\)"),
        ("resolution or decision", r"(?:第?\d+(?:/\d+)?(?:\(\d{4}\))?号?[、和])*第?\d[\d/()]*号"),
        ("resolution or decision", r"(?<!\d)\d{4}/\d\d?(?!\d)"),
        ("session", r"第[一二三四五六七八九十\d]+届"),
        ("date or year", r"(?<![\d.])(?:19|20)\d\d(?![\d.%])|\d+月(?:\d+日)?|\d+日|12 July"),
        ("date or year", r"(?:\d+|[二三四五六七八九十]+)周年|第[一二]个十年|本十年"),
        ("date or year", r"(?:头|前|过去的?|未来|上|下|最后)(?:一|两|四|十)年"),
        ("goal or indicator", r"目标(?:\d{1,2}(?:\.\d)*[、和或]?)+(?![\d.%])|绩效指标\d+"),
        ("goal or indicator", r"(?<![\d.])5\.[\dABC](?:\.1)?(?![\d%])|指标\d(?:或\d)?(?![\d%项])"),
        ("goal or indicator", r"(?<![\d.])\d\.\d(?=[^\W\d]{2})(?!\d\.\d[万亿个倍多])"),
        ("ordinal", r"第[一二三四]|第[一二三四五六七八九十]+次"),
        ("no number", r"[数几][十百千万亿]+"),
    )
)
"""What states no quantity, by reason. A numeral within a match is dropped."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral as printed at one place."""

    place: Place
    printed: str
    values: frozenset[Decimal]
    """The values that it may stand for. A fifth is 0.2 of a whole, and 20 per cent; once more is
    twice as much, and 100 per cent more.
    """
    unit: str
    """`percent`, `points`, `times` or `count`; empty where a table or figure prints no unit."""
    start: int
    end: int
    dropped: str = ""
    """Why it states no quantity; empty if it states one."""

    @property
    def counted(self) -> str:
        """The character after a small number in words: 个 of 两个, 种 of 两种."""
        small = len(self.printed) == 1 and self.printed in SMALL
        return squeezed(self.place.text)[self.end : self.end + 1] if small else ""

    @property
    def context(self) -> str:
        """The numeral between 15 characters on each side."""
        text = squeezed(self.place.text)
        before, after = text[max(0, self.start - 15) : self.start], text[self.end : self.end + 15]
        return f"{before}【{text[self.start : self.end]}】{after}"


@cache
def squeezed(text: str) -> str:
    """A text without the breaks and blanks of its lines; `48 843` and columns keep theirs."""
    text = re.sub(r"(?<=\d)\s*-\s*(?=\d)", "-", text)
    text = re.sub(r"\s+(?=[^\x00-\x7f(])|(?<=[^\x00-\x7f)])\s+", "", text)
    return re.sub(r"\s+", " ", text).strip()


def numerals(place: Place) -> Iterator[Numeral]:
    """Every numeral of a place, the dropped ones with their reason."""
    text = squeezed(place.text)
    spans = [
        (match.start(), match.end(), reason)
        for reason, pattern in DROPPED
        for match in pattern.finditer(text)
    ]
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        reasons = [reason for first, last, reason in spans if first <= start and end <= last]
        if match["words"] == "一" and not reasons:
            kept = any(m.start() <= start < m.end() for m in KEPT_ONE.finditer(text))
            reasons = [] if kept else [ARTICLE]
        counts = unit(text, match, place.locator)
        said = set(values(match))
        if counts == "times":
            said |= {value + 1 for value in said} | {100 * value for value in said}
        whole = {"pages": "page", "addresses": "address"}.get(place.locator, "")
        yield Numeral(
            place,
            match[0].removesuffix("多"),
            frozenset(said),
            counts,
            start,
            end,
            whole or next(iter(reasons), ""),
        )


def unit(text: str, match: re.Match[str], locator: str) -> str:
    """What the numeral counts, by the characters after it."""
    if match["half"] not in {None, "半"} or match["whole"]:
        return "percent"
    for name, pattern in UNITS:
        if pattern.match(text, match.end()):
            return name
    return "" if locator.startswith(("table", "figure")) else "count"


def values(match: re.Match[str]) -> Iterator[Decimal]:
    """The values that a numeral may stand for."""
    if match["digits"]:
        digits = match["digits"].replace(" ", "")
        if digits.count(".") < 2:
            yield Decimal(digits) * LARGE[match["large"]]
    elif match["whole"]:
        share = Decimal(counted(match["part"])) / counted(match["whole"])
        yield from (share, *(round(share * 100, places) for places in (0, 1, 2)))
    elif match["half"]:
        yield from (Decimal("0.5"), Decimal(50))
    elif match["none"]:
        yield Decimal(0)
    elif match["first"]:
        yield Decimal(1)
    elif match["words"] not in {"百", "千", "万", "亿"}:
        yield Decimal(counted(match["words"]))


def counted(words: str) -> int:
    """The number that Chinese words up to 99 name."""
    tens, ten, ones = words.rpartition("十")
    return (10 * (DIGITS.get(tens, 1)) if ten else 0) + (DIGITS[ones[-1]] if ones else 0)
