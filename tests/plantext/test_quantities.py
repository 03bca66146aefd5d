"""What counts, how much it is, how it is meant and whether it is done: the rules one by one."""

from __future__ import annotations

import time

import pytest

from baiju.plantext import quantities
from tests.plantext import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保年内新建工会12家以上，发展会员不少于350人。", "12家>= 350人>="),
        ("全年组织开展各类文体活动不少于四次，参与职工达1.2万人次。", "4次>= 12000人次="),
        ("劳动合同签订率达到98%以上，集体合同签订率不低于百分之九十五。", "98%>= 95%>="),
        ("每季度召开一次主席团会议，每半年组织一次代表视察。", "1次= 1次="),
        ("筹集帮扶资金30余万元，慰问困难职工420户。", "300000元>= 420户="),
        ("培育3—5家示范单位，打造五个代表联络站示范点。", "3-5家= 5个="),
        ("力争七成以上职工参加技能培训，三分之一的村建成职工书屋。", "70%>= 0.3333比例="),
        ("25人以上企业全部建立工会，百人以上企业建会率达到100%。", "100%="),
        ("为70周岁以上劳模发放慰问金每人500元。", "500元="),
        ("镇人大十八届五次会议听取了3个专项工作报告。", "3个="),
        ("开展三八妇女节、五一劳动节、六一儿童节慰问活动3次。", "3次="),
        ("组织2次执法检查、3次专题视察和1次满意度测评。", "2次= 3次= 1次="),
        ("每名代表每年至少提出1件建议，每年走访选民不少于10户。", "1件>= 10户>="),
        ("代表小组活动每年不少于2次，每次不少于半天。", "2次>="),
        ("举办法律知识讲座两场，发放宣传资料3000多份。", "2场= 3000份>="),
        ("听取和审议“一府两院”专项工作报告3项。", "3项="),
        ("完成8个村（社区）职工服务站建设。", "8个="),
        ("截至目前，全镇共有基层工会56家，会员3120人，女会员1405人。", "56家= 3120人= 1405人="),
        ("同比增长12.5%，下降2.3个百分点。", "12.5%= 2.3个百分点="),
        ("办好10件民生实事。", "10件="),
        ("召开职代会一次，评选先进工作者10名。", "1次= 10名="),
        ("对5家新建企业开展一对一指导。", "5家="),
        ("投入资金5万元，其中县财政补助2万元。", "50000元= 20000元="),
        ("把会员评家满意率保持在90％以上。", "90%>="),
        ("将重大事故控制在1起以内。", "1起<="),
        ("参加率约为60%，覆盖近千名职工。", "60%about 1000名about"),
        ("全年完成消费帮扶不超过2万元。", "20000元<="),
        ("选派业务骨干2人参加县级培训3天。", "2人="),
        ("每个村至少建立1个代表联络站，每个站每月接待选民一次。", "1个>= 1次="),
        ("每人每月补助200元，每户补助1000元。", "200元= 1000元="),
        ("2026年12月底前，建成“职工之家”6个。", "6个="),
        ("完成率100%，办结率、满意率均达100%。", "100%= 100%="),
        ("评选“十佳工匠”10人、“最美劳动者”20人。", "10人= 20人="),
        ("女职工特殊保护专项集体合同覆盖企业32家、职工1860人，覆盖率分别达到80%、85%。", "32家= 1860人= 80%= 85%="),
        ("新就业形态劳动者入会120人，其中货车司机45人、快递员30人。", "120人= 45人= 30人="),
        ("1.5家企业完成示范创建。", "5家="),
        ("2、3名干部挂钩联系一个村。", "3名="),
        ("全镇辖12个行政村、3个社区，总人口3.2万人。", "12个= 3个= 32000人="),
        ("争取上级资金100万元以上，用于5个项目。", "1000000元>= 5个="),
        ("总投资500万元以上项目建会率达到90%。", "90%="),
        ("收到代表建议、批评和意见37件，已办结35件，办结率94.6%。", "37件= 35件= 94.6%="),
        ("撰写调研报告一篇，信息不少于12条（每月1条）。", "1篇= 12条>= 1条="),
        ("组织代表分3个小组开展活动。", "3个="),
        ("每两年开展一次集中换届，任期5年。", "1次="),
        ("召开联席会议1—2次。", "1-2次="),
        ("工资协商做到“一年一签”，每年签订一次。", "1次="),
        ("会员实名制录入率要达到85％，力争90％。", "85%= 90%="),
        ("发放《工会法》500册、《劳动法》宣传单2000余份。", "500册= 2000份>="),
        ("对20名困难职工子女每人资助2000元。", "20名= 2000元="),
        ("农民工占职工总数的六成左右。", "60%about"),
        ("一半以上的企业建立了职工书屋。", "0.5比例>="),
        ("走访慰问一线职工两千余人次、送清凉物资价值十五万元。", "2000人次>= 150000元="),
        ("力争上规模企业建会率达95%，25人以上非公企业建会率达90%以上。", "95%= 90%>="),
        ("组织4个调研组，用1个月时间到村调研。", "4个="),
        ("补选镇人大代表2名，县人大代表1名。", "2名= 1名="),
        ("确定6项重点工作，分解为18项具体任务。", "6项= 18项="),
        ("推荐市级五一劳动奖状1个、五一劳动奖章2名。", "1个= 2名="),
        ("建设“司机之家”、户外劳动者服务站点各1个。", "1个="),
        ("工会组建率、入会率双双达到98%。", "98%="),
        ("重点培育规模以上企业工会10家，其中5A级2家。", "10家= 2家="),
        ("镇总工会干部每人联系2至3家企业，每月走访1次以上。", "2-3家= 1次>="),
    ],
)  # fmt: skip
def test_statements_that_count(text, expected):
    assert [texts.short(quantity) for quantity in texts.read(text)] == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "牢固树立“四个意识”，坚定四个自信，做到两个维护。",
        "深入学习贯彻党的二十大和二十届三中全会精神。",
        "根据镇委〔2026〕3号文件和县总工会第十二届五次全委会精神",
        "做到投产一个、建会一个、巩固一个。",
        "实施“1233”工作法，推行1+3+N服务模式。",
        "按照《工会法》第四十二条规定，按工资总额的2%拨缴工会经费。",
        "三分之二以上的职工代表出席方可召开会议。",
        "联系电话：0838-1234567，邮编618000。",
        "建立健全三项制度，突出三个重点，抓好四项工作。",
        "一名专职副主席负责日常工作，配备一个办公室。",
        "重点抓好一批示范点，形成一套制度，建设一支队伍。",
        "在15个工作日内办结，24小时热线值班。",
        "进入全县前三名，力争排名前5位。",
        "开展“安全生产月”“百日攻坚”等活动，千名职工签名。",
        "在“三个一”活动中，读一本好书、写一篇体会、提一条建议。",
        "参加全国第八届职工运动会，获2金3银。",
        "做好2025年度1至12月会费收缴工作。",
        "设立12351职工维权热线。",
        "严格落实中央八项规定精神。",
        "推动五级代表进站，三级联动。",
        "代表10人以上联名可以提出议案。",
        "每季度末月25日前报送报表。",
        "职工教育经费按职工工资总额的1.5%提取。",
    ],
)
def test_names_rules_and_ways_of_speaking_count_nothing(text):
    assert texts.read(text) == []


def test_places_point_into_the_source():
    text = "今年培训工会干部５３人次，筹集资金10余万元。"
    trained, raised = texts.read(text)
    assert text[trained.value_start : trained.value_end] == "５３"
    assert text[raised.value_start : raised.value_end] == "10"
    assert text[raised.start : raised.end] == "筹集资金10余万元"


def test_a_traditional_text_keeps_its_units():
    (aid,) = texts.read("慰問困難職工80戶。")
    assert (aid.value, aid.unit) == (80, "戶")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("集体合同签订率达到95%以上。", "集体合同签订率"),
        ("培训工会干部53人次。", "培训工会干部"),
        ("全年评选先进工作者10名。", "评选先进工作者"),
        ("新建8家企业工会。", "建企业工会"),
    ],
)
def test_the_indicator_names_what_is_counted(text, indicator):
    (quantity,) = texts.read(text)
    assert quantity.indicator == indicator


def test_base_period_and_deadline_are_kept():
    study, done = texts.read("主席团每季度集中学习1次。9月底前完成示范站建设3个。")
    assert (study.per, study.period) == ("每季度", "每季度")
    assert done.deadline == "2026-09-30"


@pytest.mark.parametrize(
    ("text", "genre", "tense"),
    [
        ("力争新建工会12家。", "plan", "target"),
        ("新建工会12家。", "plan", "target"),
        ("新建工会12家。", "summary", "result"),
        ("已新建工会12家。", "plan", "result"),
        ("2025年，全镇新建工会12家。", "plan", "result"),
        ("镇工会先后举办了培训班6期。", "plan", "result"),
        ("今年慰问困难职工31户，发放慰问金31650元。", "plan", "result"),
        ("下一步，我们将新建工会12家。", "summary", "target"),
        ("2027年新建工会12家。", "summary", "target"),
        ("不少于12家企业签订集体合同。", "scheme", "target"),
    ],
)
def test_tense(text, genre, tense):
    assert [quantity.tense for quantity in texts.read(text, genre=genre)][-1] == tense


def test_a_summary_turns_to_the_future_under_its_heading():
    text = "一、工作回顾\n新建工会12家。\n二、明年工作打算\n新建工会15家。\n"
    source, document = texts.with_nodes(text, "一、工作回顾", "二、明年工作打算", genre="summary")
    assert [one.tense for one in quantities.of(source, document)] == ["result", "target"]


def test_a_quantity_knows_its_node():
    source, document = texts.with_nodes("一、建会\n新建工会12家。", "一、建会")
    assert [one.node for one in quantities.of(source, document)] == [0]


@pytest.mark.parametrize("piece", ["一", "1"])
def test_a_megabyte_of_figures_takes_little_time(piece):
    begun = time.perf_counter()
    texts.read(piece * 1_000_000)
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize("piece", ["1家", "至少1家，", "每季度一次", "1家至", "“", "1%", "了1家 "])
def test_the_time_grows_with_the_length(piece):
    text = piece * (16_000 // len(piece))
    once, eight_times = _seconds(text[:2_000]), _seconds(text)
    assert eight_times < 24 * once + 0.1


def _seconds(text: str) -> float:
    begun = time.perf_counter()
    texts.read(text)
    return time.perf_counter() - begun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("序号\t指标\t单位\t目标\n1\t新建工会\t家\t12\n2\t发展会员\t人\t≥350\n", "12家= 350人>="),
        ("项目\t数量（家）\t金额（万元）\t时间\n职工书屋\t2-4\t1.5\t2026\n", "2-4家= 15000元="),
        ("名称\t目标\n新建工会（家）\t12\n", "12家="),
        ("新建工会（家）：12\n签订率（%）：≥95\n", "12家= 95%>="),
        ("活动\t数量\t时间\n技能比武\t4场\t10月\n", "4场="),
        ("序号\t姓名\n1\t周大禾\n2\t吴小棉\n", ""),
    ],
)
def test_a_figure_in_a_table_takes_the_unit_of_its_row_or_column(text, expected):
    assert [texts.short(quantity) for quantity in texts.read(text)] == expected.split()


def test_a_row_names_what_its_figure_counts():
    found = texts.read("名称\t单位\t目标\n新建工会\t家\t12\n技能比武\t场\t4场\n会员：350人\n")
    assert [quantity.indicator for quantity in found] == ["新建工会", "技能比武", "会员"]
