"""Words that tell the kind of work, folded (lower case, no accents), with weights; regular expressions on titles.

Weight 6: names the profession whatever stands beside it. 4: usual word of the profession. 2: leans that way.
English, German, French, Spanish, Italian, Portuguese, Dutch, Czech, Slovak, Polish, Japanese, Russian.
"""

from contracts.job import RoleCategory

__all__ = ["COMPANIES", "WORDS"]

WORDS: dict[RoleCategory, tuple[tuple[float, str], ...]] = {
    RoleCategory.SOFTWARE_ENGINEERING: (
        (6, r"software (?:engineer|develop|architect|test|quality)|\bsoftwareentwickl|softwareingenieur|softwarearchitekt|vyvojar(?! obchod)|\bprogramator|"
            r"developpeu|desarrollador|sviluppat|desenvolvedor|ontwikkelaar|web ?develop|app ?entwickl|webentwickl|разработчик|программист|developerk|"
            r"ソフトウェア|ソフトウエア|プログラマ|フロントエンド|バックエンド|インフラエンジニア|webエンジニア|アプリエンジニア|full ?stack|fullstack|front ?end|back ?end|"
            r"\bios\b|\bandroid\b|devops|\bsre\b|site reliability|\bembedded\b|firmware|kernel engineer|compiler|\bqa\b|test automation|\bsdet\b|platform engineer|"
            r"infrastructure engineer|cloud engineer|security engineer|cyber ?security|penetration|network (?:reliability )?engineer|systems? administrator|sysadmin|"
            r"systemadministrator|systemovy administrator|administrator systemu|spravce (?:siti|systemu|it)|blockchain|application develop|\bit trainee|game develop|game programmer"),
        (5, r"technical support engineer|support engineer|\bdeveloper\b|\bentwickler|\bprogrammer\b|member of technical staff|technical staff|solutions? architect|ソリューションアーキテクト|"
            r"エンジニア|site engineer software|information security|it architect|software administrator|salesforce (?:admin|engineer)|integration engineer|forward deployed engineer"),
        (3, r"\bengineer(?:ing)?\b|ingenieur|inzenyr|ingeniero|inzynier|инженер|\bit\b|informatik|technical support|support engineer|helpdesk|help desk|"
            r"\bjava\b|python|javascript|typescript|react|\bvue|angular|\bphp\b|ruby|golang|\brust\b|kotlin|swift|\.net|dotnet|c sharp|\bkubernetes|\baws\b|技術"),
    ),
    RoleCategory.DATA_SCIENCE: (
        (7, r"data scien|data engineer|data analy|machine learning|deep learning|\bml\b|\bmlops\b|\bnlp\b|computer vision|artificial intelligence|\bai (?:engineer|research|scien)|"
            r"ai data science|business intelligence|\bbi (?:developer|analyst|engineer)|analytics engineer|datenanaly|datenwissenschaft|data science|statisti|quantitative research|"
            r"research scientist|datovy (?:analytik|inzenyr|vedec)|datov[ea]|analyst\w* danych|danych|analista de datos|cientific\w+ de datos|analyste (?:de )?donnees|ingenieur data|"
            r"データ|機械学習|аналитик данных|data ?architect|data warehouse|\betl\b|prompt engineer|\bllm\b|\bgenai\b|ucitel neuronov"),
        (4, r"analytics|\bdata\b|\bsql\b analyst|machine intelligence|applied scien|scientist"),
        (2, r"analys[te]|analytik|analista"),
    ),
    RoleCategory.PRODUCT_MANAGEMENT: (
        (8, r"product (?:manage|owner|lead|director)|head of product|\bvp,? product|chief product|produktmanag|produktverantwort|produktovy manazer|product ?owner|"
            r"chef(?:fe)? de produit|responsable produit|jefe de producto|gerente de producto|プロダクトマネ|プロダクトオーナー|менеджер продукта|продакт|product strateg"),
        (2, r"\bproduct\b|produkt"),
    ),
    RoleCategory.CONSULTING: (
        (5, r"(?:management|strategy|business|technology|sap|salesforce|implementation|it|erp|risk|transformation|digital|public sector|senior|associate) consult|\bconsultant\b|"
            r"unternehmensberat|\bberater|\bconsultor|consulente|konzultant|консультант|コンサルタント|conseil\b|advisory|engagement manager|case team"),
        (2, r"consulting|beratung|consultoria|advisor"),
    ),
    RoleCategory.FINANCE: (
        (7, r"financ|accountant|accounting|accounts (?:payable|receivable)|\bcontroller\b|controlling|treasur|auditor|\baudit\b|\btax\b|bookkeep|payroll|investment|\bequity research|"
            r"\bbanker\b|banking|private equity|venture capital|\bfp ?a\b|actuar|underwrit|credit (?:analyst|risk|manager)|risk analyst|trader|trading|portfolio manager|wealth|"
            r"finanz|buchhalt|steuer|wirtschaftspruf|bilanz|rechnungswesen|comptab|tresor|contab|contador|auditor|ucetni|finan[cs]|ekonom|danov|ksiegow|finans|бухгалтер|финанс|"
            r"экономист|аудитор|経理|財務|会計|contabil|boekhoud|quantitative trad|quant (?:trader|analyst)"),
        (2, r"\bcredit\b|\bbank|billing|insurance|pojist|versicher"),
    ),
    RoleCategory.MARKETING: (
        (7, r"marketing|\bseo\b|\bsem\b|\bppc\b|content (?:manager|strateg|writer|creator|market|lead|edit)|copywrit|brand manager|social media|growth (?:manager|lead|hack|market)|"
            r"communications?\b|public relations|\bpr manager|community manager|marketer|media (?:buyer|planner)|redakteur|redaktor|communication manager|chargee? de communication|"
            r"mercadotecnia|comunicacion|マーケティング|広報|маркет|контент|копирайт|smm|event (?:manager|marketing)|kampan|kommunikation|developer relations|developer advocate"),
        (2, r"\bbrand\b|\bcontent\b|campaign|\bmedia\b|reklam|werbung"),
    ),
    RoleCategory.SALES: (
        (7, r"\bsales\b|account (?:executive|manager|director)|business development|\bbdr\b|\bsdr\b|\bvertrieb|verkauf|verkaufer|commercial(?:e)?$|\bcommercial (?:manager|director|terrain|sedentaire)|"
            r"technico commercial|ingenieur commercial|charge\w* d affaires|ventas|vendedor|comercial|obchodn|prodej|prodavac|handlow|sprzedaz|przedstawiciel|продаж|営業|セールス|プリセールス|"
            r"key account|customer success|partner manager|presales|pre sales|inside sales|aussendienst|innendienst|accountmanager|verkoop|venditore|vendite|channel manager|revenue"),
        (2, r"\baccount\b|partnership|client (?:partner|manager|advisor)|retail|customer acquisition"),
    ),
    RoleCategory.DESIGN: (
        (7, r"\bux\b|\bui\b|user experience|user interface|(?:product|graphic|visual|interaction|web|motion|brand|industrial|game|service|interior|fashion|experience|senior|lead) design|"
            r"\bdesigner|gestalter|grafik|graphiste|diseñador|disenador|disen[oa]|illustrat|animator|art director|creative director|デザイナ|дизайнер|projektant graficz|3d artist|concept artist"),
        (2, r"\bdesign\b|creative|kreativ"),
    ),
    RoleCategory.OPERATIONS: (
        (5, r"operations?\b|supply chain|logist|warehouse|procurement|purchas|\bbuyer\b|einkauf|achats|compras|nakup|zakup|lager|sklad|magazyn|customer (?:service|support|care|experience)|kundenservice|"
            r"kundenbetreu|service client|atencion al cliente|zakaznick|project manag|projektleit|projektmanag|projektov|chef(?:fe)? de projet|jefe de proyecto|program(?:me)? manage|office manage|"
            r"executive assistant|administrative|administrat(?:ive|ivn)|assisten[tz]|asistent|sekretar|facility|facilities|production (?:manager|planner|supervisor)|produktion|výroba|vyrob|"
            r"manufactur|quality (?:manager|control|assurance manager)|scrum master|agile coach|delivery manager|chief of staff|security (?:manager|officer|guard)|driver|fahrer|ridic|kierowca|"
            r"водитель|логист|закуп|секретар|物流|購買|事務|生産|カスタマーサポート|обслуживан|проджект|руководитель проект|store manager|filialleit|kuchar|koch\b|chef de cuisine|hospitality|steward"),
        (2, r"coordinator|koordinator|administrator|support|specialist|technician|techniker|technik\b|planner|disponent|deputy program"),
    ),
    RoleCategory.HR: (
        (7, r"human resources?|\bhr\b|\bhrbp\b|recruit|talent (?:acquisition|partner|manager|management|sourc)|people (?:operations|partner|ops|manager|business|team|experience)|sourcer|"
            r"compensation (?:consult|analyst|manager|partner|specialist|and benefit)|total rewards|personalreferent|personalwes|personalentwickl|personalleit|personalist|personaln|ressources humaines|\brh\b|"
            r"recrutement|recursos humanos|reclutador|selekcja|kadr|kadrov|\bнабор|кадр|рекрут|подбор персонала|人事|採用担当|リクルーター|learning and development|employee relations|head of people|chief people"),
    ),
    RoleCategory.LEGAL: (
        (7, r"\blegal\b|counsel\b|lawyer|attorney|paralegal|solicitor|barrister|compliance|jurist|rechtsanwalt|syndikus|justiziar|juridique|avocat|abogad|juridic|pravnik|pravni\b|"
            r"advokat|prawn|radca|юрист|правов|法務|弁護士|コンプライアンス|privacy (?:officer|counsel|manager)|contracts? manager|data protection officer|notar|advocaat|avvocato|advogad"),
    ),
    RoleCategory.HEALTHCARE: (
        (7, r"\bnurse\b|nursing|physician|doctor\b|\bmedical (?!device|tech|writ|equip|it\b)|clinical (?!data|research eng|software)|therapist|pharmac|dentist|dental|surgeon|veterinar|caregiver|care (?:assistant|worker|home)|"
            r"\bpflege|krankenpfleg|altenpfleg|\barzt|arztin|mediziner|therapeut|apothek|\bmfa\b|infirmier|medecin|aide soignant|kine\b|pharmacien|enfermer|medic[oa]\b|auxiliar de enfermeria|"
            r"zdravotni|\bsestra|lekar|pielegniar|farmaceut|врач|медсестра|медицин|фармац|看護|医師|薬剤|介護|radiolog|paramedic|phlebotom|psycholog|hygienist|midwife|optometr|verpleeg|infermier"),
        (3, r"health ?care|patient|hospital|klinik|\bcare\b"),
    ),
    RoleCategory.OTHER: (
        (6, r"(?:mechanical|civil|chemical|electrical|structural|aerospace|automotive|hvac|biomedical|mining|petroleum|materials|manufacturing|validation) engineer|maschinenbau|bauingenieur|"
            r"elektroingenieur|elektrotech|elektronik|stavebni|strojni|konstrukter|konstrukteur|ingeniero (?:civil|mecanic|industrial|quimic)|ingenieur (?:civil|mecanique)|genie civil|teacher|lehrer|"
            r"erzieher|ucitel|enseignant|profesor|nauczyciel|учитель|преподаватель|professor|lecturer|\belectrician|elektriker|elektrikar|plumber|\bwelder|svarec|mechanic\b|mechanik|mechaniker|cook\b"),
    ),
}  # fmt: skip

COMPANIES: dict[str, RoleCategory] = dict.fromkeys(
    (
        "mckinsey", "mckinsey company", "boston consulting group", "bcg", "bain", "bain company", "oliver wyman", "kearney", "a t kearney",
        "roland berger", "strategy", "l e k consulting", "zs", "zs associates", "simon kucher", "accenture", "deloitte", "capgemini",
        "booz allen hamilton", "bearingpoint", "alixpartners", "monitor deloitte", "ey parthenon", "pwc", "kpmg",
    ),
    RoleCategory.CONSULTING,
) | dict.fromkeys(
    (
        "goldman sachs", "morgan stanley", "jp morgan", "jpmorgan", "jpmorgan chase", "blackrock", "citadel", "citigroup", "citi", "barclays",
        "deutsche bank", "ubs", "bnp paribas", "societe generale", "hsbc", "evercore", "lazard", "rothschild", "rothschild co", "moelis",
        "jane street", "two sigma", "bridgewater", "kkr", "blackstone", "fidelity", "vanguard",
    ),
    RoleCategory.FINANCE,
)  # fmt: skip
"""Where the title leaves it open, the company's trade decides."""
