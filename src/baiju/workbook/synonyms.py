"""What people call the columns of their lists: one idea, many heads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Idea:
    """What one column is about."""

    sure: tuple[str, ...]
    """Heads that can mean nothing else."""
    loose: tuple[str, ...] = ()
    """Heads that often mean it, and sometimes something beside it."""
    never: tuple[str, ...] = ()
    """Words in a longer head that make it something else."""
    kind: str = ""
    """The kind of column it is, where the same word means another thing in another list."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _idea(sure: str, loose: str = "", never: str = "", kind: str = "") -> Idea:
    return Idea(_words(sure), _words(loose), _words(never), kind)


OTHERS = _words(
    "配偶 家属 家庭 父 母 子女 紧急 介绍人 推荐人 担保人 法人 法定代表人 法定代表 负责人 主席 联系人 经办人"
    " 填表人 审核人 协商代表 首席代表 上级联系 原 曾用 开户 账户 是否有 备用"
)
"""Words that turn a head to somebody or something else: 配偶姓名 is not the member's name."""

HARMLESS = _words(
    "会员 职工 员工 工会会员 个人 本人 企业 单位 公司 用人单位 基层 填写 填报 现有 目前 截至 年末 期末 全部 全体"
    " 在册 在岗 实有 有效 基本 信息 情况 资料 的 数据 我的 其中 其中: 本 该 现 实际 居民 中国 二代 第二代 入会 工会 名称 号码 号"
    " 日期 时间 人数 总 数"
)
"""Words that may stand around a known head without changing what it means."""

GENERAL = frozenset(
    _words("日期 时间 名称 类型 种类 类别 期限 人数 代码 编号 级别 上级 单位 公司 工会")
)
"""Words that say too little inside a longer head."""

TOTALS = frozenset(_words("合计 总计 总数 总人数 小计 人数 数量 数 总 共计 全部 计"))
"""Lower heads that say no more than the head above them."""

REPORTING = frozenset(
    _words(
        "填报单位 填表单位 报送单位 上报单位 申报单位 编制单位 制表单位 填报企业 单位 单位名称 企业 企业名称 公司名称"
        " 公司 用人单位 所在单位 所属单位 单位全称 工作单位"
    )
)
"""Words before a colon above the head that name the body whose list it is."""

IDEAS: tuple[Idea, ...] = (
    _idea("序号 序列号 编号顺序 no no. 项次", "编号 号"),
    _idea(
        "姓名 会员姓名 职工姓名 员工姓名 名字 人员姓名 本人姓名 真实姓名 fullname",
        never="拼音 曾用名",
        kind="text",
    ),
    _idea(
        "证件号码 身份证号 身份证号码 居民身份证 居民身份证号 居民身份证号码 公民身份号码 公民身份证号 公民身份证号码 身份证件号码"
        " 身份证件号 有效证件号码 身份号码 身份证编号 身份证 证件号 idno idnumber identitynumber idcard",
        "证件 证号 证件编号",
        "会员证 工作证 驾驶证 就业 社保 残疾 资格 技能 类型 种类 有效期 地址 正面 反面 复印",
    ),
    _idea(
        "证件类型 证件种类 身份证件类型 证件类别 有效证件类型 idtype documenttype",
    ),
    _idea("性别 sex gender"),
    _idea(
        "出生日期 出生年月 出生年月日 生日 出生时间 出生 生辰 birth dateofbirth birthday birthdate",
        never="地 证",
    ),
    _idea("民族 族别 ethnicity", never="企业"),
    _idea(
        "手机 手机号 手机号码 移动电话 移动电话号码 手机电话 本人手机 联系手机 手机联系方式 mobile mobilephone cellphone",
        "电话 联系电话 联系方式 电话号码 联系号码 联络电话 本人电话 联系电话号码 phone telephone tel",
        "办公 座机 固定 固话 宅电 家庭 传真 单位 紧急 邮 微信 qq 短号 备用",
    ),
    _idea(
        "入会日期 入会时间 入会年月 加入工会时间 加入工会日期 参加工会时间 参加工会日期 入会年月日 何时入会 joinedon joined datejoined joindate joinedat dateofjoining joiningdate",
        never="介绍",
    ),
    _idea(
        "农民工 是否农民工 农民工会员 是否为农民工 是否农民工会员 是不是农民工 ismigrant migrantworker",
        never="数 女",
        kind="truth",
    ),
    _idea(
        "劳务派遣工 是否派遣 是否劳务派遣 是否劳务派遣工 劳务派遣 派遣工 是否派遣工 是否为劳务派遣 是否为劳务派遣工 是否劳务工"
        " 是否为派遣工 被派遣劳动者 是否被派遣劳动者 isdispatched agencyworker",
        "派遣",
        "单位 公司 机构 数",
        kind="truth",
    ),
    _idea(
        "所在工会 工会名称 所属工会 所在工会名称 所属工会名称 基层工会 工会组织 工会组织名称 工会全称 会籍所在工会 所在基层工会"
        " 基层工会名称 所属基层工会 工会单位 所在工会组织 会籍所在 会籍单位 union tradeunion unionname",
        "工会 名称",
        "上级 主席 小组 时间 日期 经费 电话 卡 职务",
    ),
    _idea(
        "单位名称 用人单位 工作单位 所在单位 企业名称 公司名称 单位全称 企业全称 用人单位名称 工作单位名称 所在企业 所属企业 所在公司"
        " 所属单位 服务单位 就业单位 所在单位名称 所属单位名称 所在企业名称 用工单位 用工单位名称 法人单位名称 所在工作单位 建会单位 建会企业 组建单位 组建企业 签约单位 签约企业 签订单位 签订企业 企业"
        " employer employername company companyname enterprise",
        "单位 公司 名称 厂名 厂家 单位(企业)名称",
        "上级 派遣 性质 类型 地址 负责人 电话 代码 编码 签订 隶属 报送",
    ),
    _idea(
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一社会信用代码证号 社会统一信用代码 营业执照号 营业执照号码"
        " 营业执照统一社会信用代码 统一代码 uscc creditcode unifiedsocialcreditcode",
        "单位代码 企业代码 注册号 执照号",
        "工会 组织机构",
    ),
    _idea(
        "行政区划 所在区域 注册地 所属区域 所属行政区划 行政区划代码 所在行政区划 区划 所在地区 所属地区 所属乡镇"
        " 所在乡镇 所属镇街 所在镇街 属地 所属街道 所在街道 注册区域 注册地区划 区划代码 注册地所在区域 region division",
        "区域 地区 所在地 乡镇 镇街 街道",
        "详细 通讯 通信 家庭 户籍 址",
    ),
    _idea(
        "职工人数 职工总数 员工数 员工人数 职工数 从业人数 从业人员 在职人数 在职职工数 在职职工人数 职工总人数 员工总数 用工人数"
        " 用工总数 从业人员数 在岗职工数 在职职工 职工合计 人员总数 在册职工 在册人数 employees staff headcount workers",
        "人数 总人数 人员 职工 员工",
        "女 农民 派遣 会员 劳务 残疾 覆盖 困难 少数 外籍",
    ),
    _idea(
        "女职工 女职工数 女职工人数 女工人数 女员工数 女员工人数 女员工 女性职工 女性职工数 女性人数 女性员工 女工 女性 女职工总数"
        " 职工人数女 职工人数女性 职工总数女 职工数女 women femaleemployees femaleworkers",
        "女",
        "会员 覆盖 主任 委员 困难 农民",
    ),
    _idea(
        "农民工数 农民工人数 农民工总数 外来务工人数 进城务工人数 migrant migrantworkers",
        "农民工",
        "会员 女",
        kind="whole",
    ),
    _idea(
        "派遣工数 派遣工人数 劳务派遣人数 劳务派遣工数 劳务派遣工人数 派遣人数 劳务派遣数 劳务工人数 dispatched dispatchedworkers",
        "劳务派遣 劳务派遣工 派遣工 派遣",
        "单位 会员",
        kind="whole",
    ),
    _idea(
        "合同类型 合同种类 协商类型 协商类别 协商种类 协议类型 合同类别 协议种类 协议类别 集体合同类型 集体合同种类 合同性质 合同形式 kindofagreement agreementkind",
        "类型 种类 类别 合同名称 协议名称",
        "签订",
    ),
    _idea(
        "签订日期 签订时间 签约日期 签署日期 签约时间 签署时间 合同签订日期 合同签订时间 协议签订日期 协议签订时间 签字日期 签定日期"
        " 签定时间 signedon datesigned signingdate",
        "签订 日期 时间",
        "劳动合同",
    ),
    _idea(
        "生效日期 起始日期 合同期限起 开始日期 有效期起 起始时间 生效时间 开始时间 合同起始日期 合同起始日 合同开始日期 有效期限起 期限起 起始日"
        " 生效日 有效期自 合同期限自 有效期开始 有效期开始日期 有效期起始日期 合同有效期起 合同期限起始 合同期限开始 起始年月 有效期始"
        " 合同期始 合同期起 合同期限始 合同起始时间 合同生效日期 期限自 合同有效期自 合同期限起始日期 合同期限开始日期 有效期限自 validfrom startdate",
        "起 自 始 开始 起始 从 起止时间 起止日期 合同起止时间 合同起止日期 起止 起止年月 合同期限 有效期 有效期限 合同有效期 期限 合同期 日期 时间",
    ),
    _idea(
        "终止日期 到期日 到期日期 合同期限止 结束日期 有效期止 终止时间 到期时间 结束时间 截止日期 截止时间 合同终止日期 合同到期日 合同到期日期"
        " 合同结束日期 有效期限止 期限止 终止日 失效日期 有效期至 合同期限至 有效期结束 有效期结束日期 有效期终止日期 合同有效期止 合同期限终止"
        " 合同期限结束 终止年月 届满日期 届满日 合同期止 期满日期 合同终止时间 合同到期时间 期限至 合同有效期至 合同期限终止日期 合同期限结束日期"
        " 有效期限至 validto enddate expirydate",
        "止 至 终 结束 终止 到 到期 起止时间 起止日期 合同起止时间 合同起止日期 起止 起止年月 合同期限 有效期 有效期限 合同有效期 期限 合同期 日期 时间",
    ),
    _idea(
        "覆盖职工数 覆盖人数 覆盖职工人数 覆盖职工 涵盖职工数 涵盖人数 覆盖职工总数 覆盖员工数 覆盖员工人数 涉及职工数 涉及人数 惠及职工数"
        " 覆盖总人数 覆盖劳动者人数 惠及人数 受益职工数 合同覆盖职工数 合同覆盖人数 涵盖职工人数 涉及职工人数 coveredworkers workerscovered",
        "人数 职工人数 职工数 职工总数 员工数 总人数 职工 覆盖数",
        "女 企业 单位 农民",
    ),
    _idea(
        "覆盖女职工 覆盖女职工数 覆盖女职工人数 女职工覆盖数 女职工覆盖人数 覆盖女工 覆盖女性职工 覆盖女性 涵盖女职工 涵盖女职工数"
        " 覆盖女工数 覆盖女工人数 覆盖人数女 覆盖职工数女 覆盖人数女职工 覆盖职工女职工 覆盖职工人数女 涉及女职工数 覆盖职工女"
        " coveredwomen womencovered",
        "女 女职工 女职工数 女职工人数 女工 女工人数 女性 女员工",
        "企业 单位",
    ),
    _idea(
        "上级工会 上级工会名称 所属上级工会 隶属工会 上一级工会 主管工会 隶属上级工会 所属上级工会名称 superior superiorunion higherunion",
        "上级 隶属关系 上级单位 主管单位",
        "批复 联系",
    ),
    _idea(
        "建会日期 批复日期 成立日期 批复时间 建会时间 成立时间 工会成立时间 工会成立日期 批准日期 批准时间 组建时间 组建日期 建会批复日期"
        " 建会批复时间 工会建立时间 工会批复时间 批准成立时间 批准成立日期 批复成立日期 批复成立时间 批准建会日期 建立日期 建立时间 工会组建时间 工会组建日期"
        " approvedon dateapproved approvaldate",
        "日期 时间 成立",
        "企业 公司 换届",
    ),
    _idea(
        "单位编码 单位代码 编码 组织代码 组织编码 机构代码 机构编码 code unitcode",
        "代码 编号",
        "信用 邮政",
    ),
    _idea(
        "上级单位 上级 上级编码 上级单位编码 上级代码 隶属单位 上级组织 上级单位名称 上级机构 父级 上级单位代码 主管单位 parent superiorunit",
        "隶属 所属",
    ),
    _idea(
        "单位类型 单位类别 单位种类 组织类型 组织类别 机构类型 单位级别 层级 kindofunit unittype",
        "类型 类别 种类 级别",
    ),
    _idea("归口单位 管理单位 录入单位 填报层级 unit"),
    _idea(
        "劳务派遣单位 派遣单位 派遣公司 劳务公司 劳务派遣公司 派遣机构 劳务派遣机构 劳务派遣单位名称 agency employmentagency"
    ),
    _idea("退会日期 离会日期 转出日期 退会时间 离会时间 转出时间 lefton"),
    _idea("文化程度 学历 教育程度 最高学历 education", never="学位"),
    _idea("政治面貌 political politicalstatus"),
    _idea(
        "户籍类型 户口性质 户籍性质 户口类型 户口类别 户籍类别 householdtype",
        "户口",
        "地 地址",
    ),
    _idea("户籍地 户籍所在地 户籍地址 户口所在地 householdplace", never="类型"),
    _idea("技能等级 职业技能等级 技术等级 技能级别 skilllevel", never="证书"),
    _idea(
        "会员证号 会员卡号 工会会员证号 工会卡号 会员编号 会员证编号 会员证号码 工会会员卡号 cardno cardnumber"
    ),
    _idea("所属行业 行业 行业类别 国民经济行业 行业分类 industry", never="工会"),
    _idea("登记注册类型 注册类型 经济类型 企业类型 企业性质 单位性质 regtype", never="工会"),
)

ABBREVIATIONS = {
    "男": "男性 m male 1",
    "女": "女性 f female 2",
    "集体合同": "综合集体合同 综合 综合性集体合同 集体协议",
    "工资专项集体合同": "工资集体合同 工资集体协议 工资专项 工资专项集体协议 工资协议 工资 工资集体协商 工资集体协商协议",
    "女职工权益保护专项集体合同": "女职工专项集体合同 女职工专项 女职工特殊保护专项集体合同 女职工权益专项集体合同 女职工 女工 女职工合同 女职工权益保护",
    "劳动安全卫生专项集体合同": "劳动安全卫生专项 劳动安全专项集体合同 安全卫生专项集体合同 劳动安全卫生 劳动安全 职业病防治专项集体合同",
    "居民身份证": "身份证 二代身份证 第二代居民身份证 中华人民共和国居民身份证",
    "港澳居民居住证": "港澳居住证 港澳居民证",
    "台湾居民居住证": "台湾居住证 台胞居住证",
    "外国人永久居留证": "外国人永久居留身份证 永久居留证",
    "护照": "passport 外国护照",
}
"""Shorter words for a choice, by its label."""
