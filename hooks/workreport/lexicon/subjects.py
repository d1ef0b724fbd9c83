"""Nouns that reports use every day, and what may say each of them in English: enough to see that a clause is about something else."""

from __future__ import annotations

import re

_TABLE = """
经济 : econom
农业|农民|农村|农产|涉农 : agri|farm|rural|village|peasant|countryside
教育|学校|学生|教师|办学 : educat|school|student|teach|pupil|college|universit|learn|kindergarten
就业|创业|务工 : employ|job|work|startup|entrepreneur|hir|business
安全 : safe|secur
生态|绿色|绿水 : eco|green|environment|lucid
环境 : environment|setting|climate|surrounding|condition|business|atmosphere
污染|大气 : pollut|air|emission|clean|sky|skies
文化|文明 : cultur|civil|heritage|ethic
旅游|游客|文旅 : touris|travel|visitor|sight|holiday
企业|公司 : compan|enterpris|business|firm|SOE|corporat|MSME|entit
投资|招商 : invest|capital|fund
项目|工程 : project|program|scheme|work|initiative|construct|campaign
科技|科学|科研 : scien|tech|research|R&D|innovat
创新 : innovat|new|creativ|ground
改革 : reform|restructur|chang
人才 : talent|personnel|people|professional|expert|skill
乡村|村庄|村级 : rural|village|countryside|hamlet
健康|卫生|医疗|医院|医保|看病 : health|medic|hospital|clinic|hygien|sanita|doctor|patient|disease
养老|老年|老人|敬老 : elder|old|pension|senior|aged|aging|retire
交通|公路|道路|铁路|路面 : road|traffic|transport|highway|rail|street|route
水库|水源|供水|河长|河道|保水|水质|水利 : water|river|reservoir|lake|hydr|flood
垃圾 : waste|garbage|rubbish|refuse|trash|litter|sort
疫情|防疫|疫苗|核酸|抗疫 : epidem|covid|vaccin|nucleic|pandem|virus|outbreak|infect|control
党员|党组织|党建|党委|全党|党的|党中央|党风 : party|CPC|member|communist|congress
政府 : govern|administr|authorit|state council|public|department|official
群众|百姓|居民(?!消费价格)|人民 : people|public|resident|citizen|villager|mass|popul|house|living|human|who|their|our
干部 : official|cadre|staff|leader|cadres|they|their
法治|依法|法律|法规|执法|法院|司法 : law|legal|legis|judici|court|justice|rule|regulat|statut
信访|诉求|投诉 : complaint|petition|request|appeal|hotline|concern|public|call
消防|火灾|森林防火 : fire
耕地|土地|用地 : land|farm|plot|site|field|cultivat|soil
房屋|住房|棚户|小区|危房 : hous|home|dwell|apartment|resident|neighbo|communit|building
收入 : income|revenue|earn|receipt|pay
税|减税|纳税 : tax|dut|levy|levies
财政|预算|资金|经费 : financ|fiscal|budget|fund|money|capital|revenue|spend|govern|debt|polic|support|alloc
金融|银行|贷款|信贷 : financ|bank|loan|credit|lend|borrow|money|monetary
市场 : market|business|trad
消费 : CPI|consum|spend|purchas|buy|sales
贸易|外贸|进出口 : trad|import|export|commerc
开放 : open
城市|城镇|市区 : cit|urban|town|municip|metropol
治理 : govern|manage|control|treat|tackl|handl|improv|administ|address|prevent|regulat
服务 : serv|help|support|assist|care
质量|品质 : qualit|standard|performance|better|upgrad|improv
能源|电力|电网|煤|石油|天然气 : energ|power|electric|grid|coal|oil|gas|fuel
工业|制造业 : industr|manufactur|factor
产业 : industr|sector|business|chain
数字|信息|网络|互联网|数据 : digital|inform|network|internet|online|data|web|cyber|IT
体育|健身|冬奥|奥运 : sport|fitness|olymp|athlet|exercise
军|国防 : milit|army|arm|defen|soldier|veteran|service|troop|force
妇女|儿童|女性|生育 : wom|child|mother|famil|birth|girl|kid
扶贫|贫困|脱贫 : povert|poor|impoverish
粮食|种子|种业 : grain|food|seed|crop|cereal
监督|监管 : supervis|oversight|regulat|monitor|oversee|check|inspect|govern|scrutin|audit
腐败|廉洁|廉政 : corrupt|clean|integrit|honest|graft
台湾|两岸|港澳|香港|澳门 : taiwan|strait|hong kong|macao|compatriot
民族|宗教 : ethnic|religi|nation|chinese|minorit
国际|外交|全球|世界|各国 : internation|global|world|countr|foreign|abroad|diplom|nation|partner
""".strip()

SUBJECTS = tuple(
    (re.compile(chinese), re.compile(rf"\b(?:{english})", re.IGNORECASE))
    for chinese, english in (line.split(" : ") for line in _TABLE.splitlines())
)
"""What names a subject in Chinese, and the beginnings of the words that may say it in English."""
