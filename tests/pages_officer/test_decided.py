"""What is decided before a match."""

from tests.pages_officer.office import Office, hidden, words


def test_facts_are_confirmed_by_one_document_and_one_is_taken_back(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/scholars/S-1"
    ticked = {"fact.municipality": "yes", "fact.citizenship": "yes"}
    office.send(f"{where}/confirm", document="403-12/2026-7", **ticked)
    page = office.see(where)
    assert words(page).count("403-12/2026-7; Ana Novak") == 2
    assert "2 of 10" in words(office.see(f"/officer/cases/{case_id}/decided"))
    office.send(f"{where}/withdraw", **hidden(page, f"{where}/withdraw"))
    assert words(office.see(where)).count("403-12/2026-7; Ana Novak") == 1


def test_one_document_confirms_facts_of_several_scholars_and_no_earlier_one(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}"
    office.send(f"{where}/scholars/S-1/confirm", document="A-1", **{"fact.level": "yes"})
    assert "5 scholars have no confirmed fact yet." in words(office.see(f"{where}/decided"))
    facts = {"fact.level": "yes", "fact.occupation": "yes"}
    whose = {"scholar.S-1": "yes", "scholar.S-2": "yes"}
    office.send(f"{where}/decided/confirm", document="List 2026/27", **facts, **whose)
    first, second = (words(office.see(f"{where}/scholars/{key}")) for key in ("S-1", "S-2"))
    assert (first.count("A-1; Ana Novak"), first.count("List 2026/27; Ana Novak")) == (1, 1)
    assert second.count("List 2026/27; Ana Novak") == 2
    assert "4 scholars have no confirmed fact yet." in words(office.see(f"{where}/decided"))


def test_a_document_about_nobody_or_nothing_confirms_nothing(office: Office) -> None:
    where = f"/officer/cases/{office.a_case()}/decided"
    send = f"{where}/confirm"
    whose, fact = {"scholar.S-1": "yes"}, {"fact.level": "yes"}
    assert "Tick the scholars" in words(office.send(send, 422, document="A", **fact).text)
    assert "Tick the facts" in words(office.send(send, 422, document="A", **whose).text)
    office.send(send, 422, **whose, **fact)
    office.send(send, 422, document="A", **whose, **fact, **{"scholar.S-9": "yes"})
    assert "6 scholars have no confirmed fact yet." in words(office.see(where))


def test_a_document_shows_something(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/scholars/S-1/confirm"
    assert "Tick the facts" in words(office.send(where, 422, document="403-12").text)
    office.send(where, 422, **{"fact.level": "yes"})


def test_points_are_set_with_a_decimal_comma(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/scholars/S-1"
    office.send(f"{where}/points", points="12,50", version=office.version(case_id))
    assert 'value="12.50"' in office.see(where)
    office.send(f"{where}/points", 422, points="a dozen", version=office.version(case_id))
    office.send(f"{where}/points", 412, points="13", version="1")


def test_a_pair_is_decided_with_its_reason_and_taken_back(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/decided"
    page = office.see(where)
    position = page.split('name="position_id"', 1)[1].split("<option>", 1)[1].split("<", 1)[0]
    pair = {"scholar_id": "S-1", "position_id": position, "decision": "never"}
    office.send(f"{where}/pins", reason="Siblings work there.", **pair)
    page = office.see(where)
    assert "Siblings work there." in page
    office.send(f"{where}/pins/remove", **hidden(page, f"{where}/pins/remove"))
    assert "Siblings work there." not in office.see(where)
    answer = office.send(f"{where}/pins", 422, **pair)
    assert "Reason: please fill it in" in words(answer.text)


def test_the_seed_is_recorded_after_closing_and_once(office: Office) -> None:
    case_id = office.a_case()
    where = f"/officer/cases/{case_id}/decided"
    seed = {"seed": "07 12 23", "source": "Loto, draw of 18 October 2026"}
    office.send(f"{where}/seed", 409, **seed)
    for state in ("open", "closed"):
        office.move(case_id, state)
    office.pass_time(hours=1)
    assert "Record the seed" in office.see(f"/officer/cases/{case_id}")
    office.send(f"{where}/seed", **seed)
    assert "Loto, draw of 18 October 2026" in office.see(where)
    office.send(f"{where}/seed", 409, **seed)
    assert "Start the match" in office.see(f"/officer/cases/{case_id}")
