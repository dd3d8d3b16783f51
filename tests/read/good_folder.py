"""A small case without faults, file by file as an officer would write it."""

from pathlib import Path
from typing import Final

CASE_TOML: Final = """\
name = "Razpis"
kind = "call"
on = 2026-10-15
school_year = "2026/27"
seed = "42"
seed_source = "Loto"

[[budget]]
name = "A"
school_year = "2026/27"
limit_eur = "15000.00"

[[change]]
parameter = "cap_secondary"
from = 2026-09-01
value = "50.00"
"""

GOOD: Final = {
    "case.toml": CASE_TOML,
    "occupations.csv": """\
occupation,level,group,isco08
mehanik,secondary,strojništvo,7233
inženir,tertiary,strojništvo,2144
""",
    "needs.csv": """\
occupation,needed,weight
mehanik,2,1
""",
    "scholars.csv": """\
scholar_id,level,occupation,completes_on,municipality,citizenship,employed,other_scholarship,points,application_no,adult_on,stays_wanted,held_position
S-01,secondary,mehanik,2028-06-30,Velenje,SI,no,state|zois,87.50,1,2027-03-14,2,
S-02,tertiary,inženir,2029-09-30,Velenje,SI,no,,12,2,,,
""",
    "employers.csv": """\
employer_id,name,firm,municipality,insolvent,call_published_on,max_awards
E-01,Podjetje A,A,Velenje,no,2026-06-15,4
E-02,Podjetje B,B,Velenje,no,,
""",
    "positions.csv": """\
position_id,employer_id,occupation,level,places,monthly_amount_eur,accepts_unfunded,employment_months
P-09,E-01,mehanik,secondary,2,150.00,no,12
P-10,E-02,inženir,tertiary,1,250.00,yes,
""",
    "stays.csv": """\
scholar_id,employer_id,from,until,hours,kind,status
S-01,E-01,2026-07-01,2026-07-31,160,internship,confirmed
""",
    "scholar_preferences.csv": """\
scholar_id,position_id,rank
S-01,P-09,1
S-01,P-10,2
S-02,P-10,1
""",
    "position_preferences.csv": """\
position_id,scholar_id,rank
P-09,S-01,1
P-10,S-02,1
""",
    "running_awards.csv": """\
scholar_id,employer_id,occupation,level,monthly_amount_eur,paid_from,completes_on
S-90,E-01,mehanik,secondary,150,2025-09-01,2027-06-30
""",
    "decided.csv": """\
scholar_id,position_id,decision,reason
S-01,P-10,never,sodba
""",
    "periods.csv": """\
period_id,from,until,levels
T1,2026-07-01,2026-07-31,secondary|tertiary
""",
    "host_places.csv": """\
employer_id,period_id,occupation,level,places,mentors
E-01,T1,mehanik,secondary,2,1
""",
    "stay_wishes.csv": """\
scholar_id,employer_id,rank
S-01,E-02,1
""",
    "persons.csv": """\
scholar_id,name,contact,legal_representative
S-01,Primer Ena,ena@primer.si,
""",
}


def write_good(folder: Path) -> Path:
    """Write the case without faults."""
    folder.mkdir()
    for name, words in GOOD.items():
        (folder / name).write_bytes(words.encode())
    return folder
