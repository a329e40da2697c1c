"""Countries, US states and well-known cities: enough to read a location, not a gazetteer."""

import re
from functools import cache

from services.parser.fields.words import fold

__all__ = ["US_STATES", "country_name", "country_of", "is_place", "is_us_state"]

# ISO 3166 alpha-2, alpha-3, English name.
_COUNTRIES = """
AE ARE United Arab Emirates;AL ALB Albania;AM ARM Armenia;AR ARG Argentina;AT AUT Austria;AU AUS Australia
AZ AZE Azerbaijan;BA BIH Bosnia and Herzegovina;BD BGD Bangladesh;BE BEL Belgium;BG BGR Bulgaria;BH BHR Bahrain
BO BOL Bolivia;BR BRA Brazil;BY BLR Belarus;CA CAN Canada;CH CHE Switzerland;CL CHL Chile;CN CHN China;CO COL Colombia
CR CRI Costa Rica;CY CYP Cyprus;CZ CZE Czechia;DE DEU Germany;DK DNK Denmark;DO DOM Dominican Republic;DZ DZA Algeria
EC ECU Ecuador;EE EST Estonia;EG EGY Egypt;ES ESP Spain;ET ETH Ethiopia;FI FIN Finland;FR FRA France
GB GBR United Kingdom;GE GEO Georgia;GH GHA Ghana;GR GRC Greece;GT GTM Guatemala;HK HKG Hong Kong;HN HND Honduras
HR HRV Croatia;HU HUN Hungary;ID IDN Indonesia;IE IRL Ireland;IL ISR Israel;IN IND India;IS ISL Iceland;IT ITA Italy
JM JAM Jamaica;JO JOR Jordan;JP JPN Japan;KE KEN Kenya;KH KHM Cambodia;KR KOR South Korea;KW KWT Kuwait
KZ KAZ Kazakhstan;LB LBN Lebanon;LI LIE Liechtenstein;LK LKA Sri Lanka;LT LTU Lithuania;LU LUX Luxembourg;LV LVA Latvia
MA MAR Morocco;MC MCO Monaco;MD MDA Moldova;ME MNE Montenegro;MK MKD North Macedonia;MO MAC Macau;MT MLT Malta
MU MUS Mauritius;MX MEX Mexico;MY MYS Malaysia;NG NGA Nigeria;NL NLD Netherlands;NO NOR Norway;NP NPL Nepal
NZ NZL New Zealand;OM OMN Oman;PA PAN Panama;PE PER Peru;PH PHL Philippines;PK PAK Pakistan;PL POL Poland
PR PRI Puerto Rico;PT PRT Portugal;PY PRY Paraguay;QA QAT Qatar;RO ROU Romania;RS SRB Serbia;RU RUS Russia;RW RWA Rwanda
SA SAU Saudi Arabia;SE SWE Sweden;SG SGP Singapore;SI SVN Slovenia;SK SVK Slovakia;SN SEN Senegal;SV SLV El Salvador
TH THA Thailand;TN TUN Tunisia;TR TUR Türkiye;TW TWN Taiwan;TZ TZA Tanzania;UA UKR Ukraine;UG UGA Uganda
US USA United States;UY URY Uruguay;UZ UZB Uzbekistan;VE VEN Venezuela;VN VNM Vietnam;ZA ZAF South Africa;ZM ZMB Zambia
"""
_OTHER_NAMES = """
us united states of america;us u s a;us u s;us vereinigte staaten;us usa;us états-unis;us estados unidos;us 米国
gb uk;gb u k;gb great britain;gb england;gb scotland;gb wales;gb northern ireland;gb vereinigtes königreich
gb royaume-uni;gb reino unido;de deutschland;de allemagne;de alemania;de německo;at österreich;at autriche;at rakousko
ch schweiz;ch suisse;ch svizzera;ch švýcarsko;fr frankreich;fr francia;fr francie;es españa;es spanien;es espagne
it italia;it italien;it italie;nl the netherlands;nl nederland;nl niederlande;nl pays-bas;be belgique;be belgien
be belgië;pl polska;pl polen;pl polsko;cz czech republic;cz česko;cz česká republika;cz tschechien;sk slovensko
sk slowakei;pt portogallo;br brasil;jp 日本;jp japon;kr korea;kr republic of korea;cn 中国;tr turkey;ru россия
ru russian federation;ua україна;ua украина;se sverige;se schweden;no norge;no norwegen;dk danmark;dk dänemark
fi suomi;fi finnland;hu magyarország;hu ungarn;ro românia;ro rumänien;gr griechenland;ie irland;mx méxico;kz казахстан
by беларусь;tw 台湾;hk hong kong sar;ae uae;ae u a e;vn viet nam;mk macedonia
"""
US_STATES = dict(
    entry.split(" ", 1)
    for entry in (
        "AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;FL Florida;"
        "GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;"
        "MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;"
        "NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH "
        "Ohio;"
        "OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX "
        "Texas;"
        "UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;DC District of "
        "Columbia"
    ).split(";")
)
"""Postal abbreviation to name."""

_CITIES = """
amsterdam,antwerp,athens,atlanta,auckland,austin,bangalore,bengaluru,bangkok,barcelona,basel,beijing,belgrade,berlin,
birmingham,bologna,boston,bratislava,brisbane,bristol,brno,brussels,bucharest,budapest,buenos aires,cairo,calgary,
cambridge,cape town,charlotte,chennai,chicago,cincinnati,cleveland,cluj-napoca,cologne,columbus,copenhagen,dallas,delhi,
denver,detroit,dubai,dublin,düsseldorf,edinburgh,eindhoven,frankfurt,frankfurt am main,fukuoka,gdańsk,geneva,genève,
ghent,glasgow,gothenburg,göteborg,graz,gurgaon,gurugram,hamburg,hanoi,hanover,hannover,helsinki,ho chi minh city,
hong kong,houston,hyderabad,indianapolis,irvine,istanbul,jakarta,johannesburg,kansas city,karlsruhe,kathmandu,kiev,kyiv,
köln,kraków,krakow,kuala lumpur,kyoto,lagos,las vegas,lausanne,leeds,leipzig,lille,lima,lisbon,lisboa,liverpool,ljubljana,
london,los angeles,luxembourg,lyon,lviv,madrid,malmö,manchester,manila,marseille,melbourne,menlo park,mexico city,miami,
milan,milano,milwaukee,minneapolis,minsk,montpellier,montreal,montréal,moscow,mountain view,mumbai,munich,münchen,nagoya,
nairobi,nantes,nashville,new delhi,new york,new york city,nice,noida,nuremberg,nürnberg,oakland,orlando,osaka,oslo,
ostrava,ottawa,oxford,palo alto,paris,perth,philadelphia,phoenix,pittsburgh,plzeň,portland,porto,poznań,prague,praha,
pune,quebec,raleigh,redmond,reykjavik,richmond,riga,rio de janeiro,rome,roma,rotterdam,sacramento,salt lake city,
san antonio,san diego,san francisco,san jose,san mateo,santa clara,santa monica,santiago,são paulo,sarajevo,seattle,
seoul,seville,shanghai,shenzhen,singapore,skopje,sofia,st. gallen,st. louis,stockholm,strasbourg,stuttgart,sunnyvale,
sydney,taipei,tallinn,tampa,tbilisi,tel aviv,the hague,thessaloniki,tokyo,toronto,toulouse,turin,utrecht,valencia,
vancouver,vienna,vilnius,warsaw,warszawa,washington,wellington,wien,winnipeg,wrocław,zagreb,zurich,zürich,
東京,大阪,京都,福岡,名古屋,横浜,札幌,москва,санкт-петербург,київ,киев,минск,алматы,сеул,北京,上海,深圳,서울
"""
_REGIONS = """
emea,apac,latam,dach,europe,eu,asia,africa,north america,south america,latin america,americas,worldwide,anywhere,
global,bavaria,bayern,hessen,baden-württemberg,california,ontario,british columbia,catalonia,île-de-france,bay area,
united states,middle east,nordics,benelux,cee,remote
"""
_US_TAIL = re.compile(r",\s*([A-Z]{2})(?:[ ,]|$)")


@cache
def _names() -> dict[str, str]:
    names = {}
    for entry in _COUNTRIES.strip().replace("\n", ";").split(";"):
        two, three, name = entry.split(" ", 2)
        names |= {two: name, three: name}
    return names


@cache
def _codes_by_name() -> dict[str, str]:
    codes = {fold(name): code for code, name in _names().items() if len(code) == 2}  # noqa: PLR2004 — alpha-2
    for entry in _OTHER_NAMES.strip().replace("\n", ";").split(";"):
        code, name = entry.split(" ", 1)
        codes[fold(name)] = code.upper()
    return codes


@cache
def _places() -> frozenset[str]:
    lists = (_CITIES, _REGIONS)
    named = {fold(name) for text in lists for name in text.replace("\n", "").split(",")}
    return frozenset(named | set(_codes_by_name()) | {fold(state) for state in US_STATES.values()})


def country_name(code: str) -> str | None:
    """Return the English name for an ISO 3166 code (`DE` or `DEU`)."""
    return _names().get(code.strip().upper())


def country_of(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country's name or code, in several languages."""
    text = text.strip()
    if text.upper() in _names():
        return _codes_by_name()[fold(_names()[text.upper()])]
    return _codes_by_name().get(fold(text))


def is_us_state(text: str) -> bool:
    """Whether the text is a US state's name or postal abbreviation."""
    return text.strip().upper() in US_STATES or text.strip().title() in US_STATES.values()


def is_place(text: str) -> bool:
    """Whether the text names a known place, or has the form `City, ST`."""
    text = text.strip(" .·|-–—()")
    match = _US_TAIL.search(text)
    if match and (match.group(1) in US_STATES or match.group(1) in _names()):
        return True
    parts = [fold(part) for part in re.split(r"[,;/|()–—]| - | or | and ", text)]
    return any(part in _places() for part in parts if part)
