"""What a web page leaves around a report that was copied from it."""

from __future__ import annotations

import re

LABELS = (
    "来源|信息来源|文章来源|稿件来源|来源URL|作者|发文单位|发文时间|发布时间|发布日期|成文日期|发布机构|发布单位|公开日期|时间|日期|标题|正文|"
    "索引号|索 引 号|文号|发文字号|发文机关|主题词|主题分类|关键词|分类|内容摘要|内容概述|摘要|"
    "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击|访问量|访问次数|"
    "评论|字号|字体|字体大小|责任编辑|编辑|责编|审核|校对|供稿|撰稿|上一篇|下一篇|上一条|下一条|分享到|分享|"
    "您现在的位置|您当前的位置|当前位置|您的位置|位置|打印|收藏|网址|链接|URL"
)
BARE_LABEL = re.compile(rf"^[【\[（(]?(?:{LABELS})[】\]]?\s*[：:]$", re.IGNORECASE)
"""A label whose value stands on the next line."""
LABELLED = re.compile(rf"^[【\[（(]?(?:{LABELS})[】\]]?\s*[：:]", re.IGNORECASE)
"""A label of a page's own with a colon, and whatever follows: 来源：甘肃日报."""
FOOT = re.compile(
    r"^[【\[（(]?\s*(?:(?:责任)?编辑\s*[：:]|责编\s*[：:]|分享到|分享[：:]|上一[篇条](?:[：:]|$)|下一[篇条](?:[：:]|$)|"
    r"相关(?:文章|链接|新闻|信息|评论|阅读|推荐|报[道导]|稿件|文档|附件|专题)[：:】]?$|本栏(?:最新|推荐)|阅读排行|标签云|热门(?:推荐|文章|新闻|标签|搜索)|推荐阅读|"
    r"打印本?页|打印$|关闭(?:本?页|窗口)|返回(?:顶部|首页|列表|上一页)|扫一扫(?:在手机|分享|关注|打开|二维码|$)|版权(?:所有|声明|归)|免责声明|特别声明|"
    r"本作品(?:是|在|属|来自|收录)|中文维基|公有领域$|Public domain|Copyright|©|网站(?:地图|首页)|技术支持\s*[：:]|网站标识码|"
    r"政府网站(?:标识|找错)|"
    r"[^ ]{0,4}ICP备|[^ ]{0,4}公网安备|QQ空间|新浪微博|微信好友|点击(?:图片|进入))|(?:ICP备|公网安备|责任编辑[：:]|版权所有|网站标识码)",
    re.IGNORECASE,
)
"""What only the foot of a web page has: an editor, a share button, a neighbour article, a licence to serve."""
WEAK = re.compile(r"^[【\[（(]?\s*(?:(?:主办|承办|协办)(?:单位)?[：:]|(?:声明|地址|邮编|电话)[：:]|联系我们|微信|微博)")
"""What the foot of a web page often has, and a list of projects too: nothing by itself."""
STAMP = re.compile(
    r"^(?:(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}[:时]\d{2}分?|\d{1,2}-\d{1,2}|\d{1,7}"
    r"|https?://\S{1,300})[ \d:：]*$"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,40}(?:来源|作者|浏览|点击|阅读|字号|字体|编辑))"
)
"""A date as a machine writes it, alone or with labels after it; a counter; an address."""
TRAIL = re.compile(r"^[^。>＞»›]{1,24}[>＞»›](?:[^。>＞»›]{1,40}[>＞»›])*[^。>＞»›]{0,40}$")
"""Breadcrumbs: 首页 > 政务公开 > 政府工作报告."""
CONTROL = re.compile(
    r"^[【\[（(》>]*\s*(?:字号|字体|大\s*中\s*小|小\s*中\s*大|打印|收藏|关闭|分享|繁體|无障碍|语音播报|播放语音|点击(?:图片|这里|查看|进入|下载))[^。]{0,30}$"
)
"""Buttons of a page: 字号：大 中 小, 打印本页."""
BUTTON = re.compile(r"^(?:[大中小]|特大|超大|默认|加大|减小|还原|放大|缩小|下载|全屏|首页|[>＞»›|｜×】\])）]+)$")
"""A button, or what stands between buttons, on a line of its own."""


def is_chrome(text: str) -> bool:
    """Whether a line looks like a part of a web page rather than of a report."""
    return is_foot(text) or (len(text) <= 400 and any(pattern.match(text) for pattern in (LABELLED, STAMP, TRAIL, CONTROL, BUTTON)))


def is_foot(text: str) -> bool:
    """Whether a line is what only the foot of a web page has."""
    return len(text) <= 400 and bool(FOOT.search(text))


def is_weak(text: str) -> bool:
    """Whether a line may be of a page's foot, beside others that are."""
    return len(text) <= 400 and bool(WEAK.match(text))


def label(text: str) -> str:
    """What stands before the first colon of a short line; empty where none does."""
    found = re.match(r"^([^：:，。；]{1,12})[：:]", text)
    return found[1] if found else ""
