"""Which region of the world a country lies in: the standard country or area codes of the United Nations (M49).

Names as in the Unicode CLDR. A country that is not in the table, and who is stateless, has no region.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.monitor.model import Category

_CONTINENTS = {"un_002": "Afrika", "un_019": "Amerika", "un_142": "Azië", "un_150": "Europa", "un_009": "Oceanië"}
_REGIONS = (
    ("un_015", "Noord-Afrika", "un_002", "DZ EA EG EH IC LY MA SD TN"),
    ("un_011", "West-Afrika", "un_002", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    ("un_014", "Oost-Afrika", "un_002", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
    ("un_017", "Centraal-Afrika", "un_002", "AO CD CF CG CM GA GQ ST TD"),
    ("un_018", "Zuidelijk Afrika", "un_002", "BW LS NA SZ ZA"),
    ("un_021", "Noordelijk Amerika", "un_019", "BM CA GL PM US"),
    ("un_013", "Midden-Amerika", "un_019", "BZ CR GT HN MX NI PA SV"),
    ("un_029", "Caribisch gebied", "un_019",
     "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"),
    ("un_005", "Zuid-Amerika", "un_019", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    ("un_143", "Centraal-Azië", "un_142", "KG KZ TJ TM UZ"),
    ("un_030", "Oost-Azië", "un_142", "CN HK JP KP KR MN MO TW"),
    ("un_034", "Zuid-Azië", "un_142", "AF BD BT IN IR LK MV NP PK"),
    ("un_035", "Zuidoost-Azië", "un_142", "BN ID KH LA MM MY PH SG TH TL VN"),
    ("un_145", "West-Azië", "un_142", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    ("un_151", "Oost-Europa", "un_150", "BG BY CZ HU MD PL RO RU SK UA"),
    ("un_154", "Noord-Europa", "un_150", "AX CQ DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    ("un_155", "West-Europa", "un_150", "AT BE CH DE FR LI LU MC NL"),
    ("un_039", "Zuid-Europa", "un_150", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
    ("un_053", "Australië en Nieuw-Zeeland", "un_009", "AU CC CX HM NF NZ"),
    ("un_054", "Melanesië", "un_009", "FJ NC PG SB VU"),
    ("un_057", "Micronesië", "un_009", "FM GU KI MH MP NR PW UM"),
    ("un_061", "Polynesië", "un_009", "AS CK NU PF PN TK TO TV WF WS"),
)  # fmt: skip

REGION_OF: Mapping[str, str] = MappingProxyType(
    {country: region for region, _, _, countries in _REGIONS for country in countries.split()}
)
"""Country (ISO 3166) to the id of its region."""

WIDER: Mapping[str, Category] = MappingProxyType(
    {region: Category(region, title, continent) for region, title, continent, _ in _REGIONS}
    | {continent: Category(continent, title) for continent, title in _CONTINENTS.items()}
)
"""Regions, each within its continent, and the continents, by their ids."""
