"""The municipality's settings, officers, tokens and the audit log."""

import re

from sqlalchemy import text as sql

from api.identity.officers import set_password
from tests.pages_officer.office import Office, hidden, words


def test_settings_are_saved_and_a_stale_form_refused(office: Office) -> None:
    fields = hidden(office.see("/officer/town"), "/officer/town")
    says = {"name": "Mestna občina Velenje", "retention_months": "48", "answer_days": "10"}
    office.send("/officer/town", **says, appeal_sl="Pritožba v 15 dneh.", **fields)
    page = office.see("/officer/town?saved=true")
    assert "Pritožba v 15 dneh." in page
    assert 'value="48"' in page
    office.send("/officer/town", 412, **says, **fields)


def test_settings_out_of_range_are_refused_in_words(office: Office) -> None:
    says = {"name": "Velenje", "retention_months": "0", "answer_days": "10", "version": "1"}
    answer = office.send("/officer/town", 422, **says)
    assert "from 1 to 1,200" in words(answer.text)


def test_a_new_officer_gets_a_link_that_is_told_once(office: Office) -> None:
    answer = office.send("/officer/staff", 200, sign_in_name="officer2", name="Bor Zajc")
    link = re.findall(r"/invitation/ukrep5i_\S{43}", answer.text)
    assert len(link) == 1
    assert answer.headers["cache-control"] == "no-store"
    assert link[0] not in office.see("/officer/staff")
    assert "Bor Zajc" in office.see("/officer/staff")
    office.send("/officer/staff", 409, sign_in_name="Officer2")


def test_an_officer_is_renamed_and_goes(office: Office) -> None:
    set_password(office.store, office.officer_id, "a quiet morning by the lake", office.now)
    office.sign_in(officer=office.officer_id)
    office.send("/officer/staff", 200, sign_in_name="officer2")
    page = office.see("/officer/staff")
    ours = f"/officer/staff/{office.officer_id}"
    office.send(ours, name="Ana Kovač", **hidden(page, ours))
    other = next(
        found
        for found in re.findall(r'action="(/officer/staff/[^"/]+)/remove"', page)
        if found != ours
    )
    office.send(f"{other}/remove")
    page = office.see("/officer/staff")
    assert "Ana Kovač" in page
    assert "officer2" not in page


def test_a_token_is_told_once_and_revoked(office: Office) -> None:
    answer = office.send(
        "/officer/tokens", 200, label="payroll", **{"scope.read": "yes", "scope.run": "yes"}
    )
    secret = re.findall(r"ukrep5t_[\w-]{43}", answer.text)
    assert len(secret) == 1
    page = office.see("/officer/tokens")
    assert secret[0] not in page
    assert "read everything, start computations" in words(page)
    place = re.findall(r'action="(/officer/tokens/[^"]+/revoke)"', page)[0]
    office.send(place)
    assert "revoked" in words(office.see("/officer/tokens"))


def test_a_token_may_do_something(office: Office) -> None:
    answer = office.send("/officer/tokens", 422, label="payroll")
    assert "Tick what the token may be used for." in words(answer.text)


def test_the_log_says_that_nothing_was_altered_until_something_is(office: Office) -> None:
    office.a_case()
    page = office.see("/officer/audit")
    assert "No alteration found." in page
    assert "case created" in page
    assert "Ana Novak" in page
    with office.store.writing(office.officer_id, office.now) as work:  # type: ignore[arg-type]
        for name in work.db.scalars(
            sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            work.db.execute(sql(f"DROP TRIGGER {name}"))
        work.db.execute(sql("UPDATE audit_log SET subject = 'another' WHERE number = 2"))
    assert "Entry 2 is not what was written." in office.see("/officer/audit")


def test_a_long_log_is_read_page_by_page(office: Office) -> None:
    for _ in range(60):
        office.sign_in(officer=office.officer_id)
    page = office.see("/officer/audit")
    assert page.count('<th scope="row" class="number">') == 50
    older = re.findall(r'href="(/officer/audit\?before=\d+)"', page)
    assert len(older) == 1
    page = office.see(older[0])
    assert '<th scope="row" class="number">1</th>' in page
    assert "before=" not in page
