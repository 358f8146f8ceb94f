"""What changed since a campaign opened is said in the reader's words, not in the program's."""

from reportback import rendering
from reportback.ledger import derive
from reportback.model import Settings, Version, pinned_changes
from reportback.pages import campaigns
from reportback.site import Site
from tests.ledger.records import campaign, day, register
from tests.support import ROOT

MOVED = {"on": day(60), "to": day(150), "reason": "Floods."}


def changed_page() -> str:
    before = campaign(
        {"kind": "decide", "within": "12 weeks", "text": "We decide soon.", "extended": (MOVED,)},
        decider="The panel",
    )
    after = campaign({"kind": "decide", "within": "9 months"}, decider="The mayor")
    versions = [Version(day(-1), before), Version(day(70), after)]
    changes = pinned_changes(after, versions, day(90))
    site = Site(Settings(), derive(register(after, ()), Settings(), day(90), {"park": changes}))
    env = rendering.environment([ROOT / "theme" / "templates"], site.settings)
    rendering.speak_for(env, site)
    return rendering.render(env, campaigns.page(site, site.ledger.campaigns[0])).decode()


def test_a_changed_promise_is_said_in_words() -> None:
    page = changed_page()
    assert "We decide soon.</span><br>A decision on every idea within 12 weeks of closing" in page
    assert "On March 2, 2026 this was moved to May 31, 2026." in page
    assert "<li>A decision on every idea within 9 months of closing" in page
    assert "kind:" not in page
    assert "within:" not in page


def test_a_changed_decider_is_named_before_and_after() -> None:
    page = changed_page()
    assert "Who decides<br><time" in page
    assert page.index("<li>The panel</li>") < page.index("<li>The mayor</li>")
