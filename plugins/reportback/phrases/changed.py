"""The messages of `phrases.changes`, by the kind of change that they say.

The texts of others that go into them are made harmless for Markdown before; `%(idea)s` and
`%(ideas)s` are written as in 'RIVER-12 *Reed beds*'.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportback.phrases.words import N_n, Plural
from reportback.terms import N_

SAID: Mapping[str, str] = {
    "decided": N_("%(ideas)s: %(before)s → **%(after)s**."),
    "decided-again": N_("%(ideas)s: news, still **%(after)s**."),
    "decided-earlier": N_(
        "%(ideas)s: **%(after)s** on %(day)s is added before later decisions; still **%(stands)s**."
    ),
    "decided-new": N_("%(ideas)s: new → **%(after)s**."),
    "moved": N_("%(ideas)s: %(before)s → **%(after)s**, without a new decision."),
    "decision-changed": N_("The decision on %(ideas)s is rewritten. %(key)s: %(change)s"),
    "decision-gone": N_("The published decision ‘%(outcome)s’ on %(ideas)s is taken out."),
    "record-changed": N_("The published record is rewritten. %(key)s: %(change)s"),
    "record-reordered": N_("The decisions stand in another order; links to one of them move."),
    "promise-extended": N_(
        "The promise ‘%(promise)s’ gets more time: until %(to)s. Reason: %(reason)s"
    ),
    "promise-unextended": N_("The promise ‘%(promise)s’ no longer says that it moved to %(to)s."),
    "promise-now-kept": N_("The promise ‘%(promise)s’ is now kept."),
    "promise-now-broken": N_("The promise ‘%(promise)s’ as a whole counts as broken now."),
    "promise-now-open": N_("The promise ‘%(promise)s’ is open again."),
    "promise-now-void": N_("The promise ‘%(promise)s’ asks nothing of any idea now."),
    "idea-gone": N_(
        "%(ideas)s vanishes from the site. An idea's number and page should stay: "
        "to take words down, withhold the idea."
    ),
    "idea-title": N_("The contributor's title of %(ideas)s changes: %(change)s"),
    "idea-words": N_("The contributor's words of %(ideas)s change: %(change)s"),
    "idea-by": N_("The name below %(ideas)s changes: %(change)s"),
    "idea-detail": N_("%(ideas)s, %(key)s: %(change)s"),
    "idea-withheld": N_(
        "The words of %(ideas)s are withheld by %(by)s from %(day)s. Reason: %(reason)s"
    ),
    "idea-shown-again": N_("%(ideas)s was withheld, and its words are shown again."),
    "campaign-new": N_("New campaign. Its question: %(question)s It is open %(opens)s–%(closes)s."),
    "campaign-pinned": N_("%(key)s changed after the campaign opened: %(change)s"),
    "campaign-detail": N_("%(key)s: %(change)s"),
    "campaign-state": N_("It was ‘%(before)s’ and becomes ‘%(after)s’."),
    "setting": N_("The setting ‘%(key)s’ changes: %(change)s"),
    "page-new": N_("New page: *%(title)s*."),
    "page-changed": N_("The page *%(title)s* changes."),
    "page-renamed": N_("The page *%(before)s* changes and is now called *%(title)s*."),
    "page-gone": N_("The page *%(title)s* vanishes."),
    "article-new": N_("News: *%(title)s*."),
    "article-changed": N_("The news *%(title)s* changes."),
    "article-renamed": N_("The news *%(before)s* changes and is now called *%(title)s*."),
    "article-gone": N_("The news *%(title)s* vanishes."),
    "look": N_("The site's own theme or templates change: the look of all pages may change."),
    "into": N_("It goes on in %(idea)s."),
    "reopens": N_("This reopens what was final."),
    "corrects": N_("This corrects the record of %(day)s."),
    "owner": N_("Who sees to it: %(owner)s."),
    "due": N_("It should be finished by %(day)s."),
    "due-slips": N_("The day slips: from %(first)s to %(day)s."),
    "cost": N_("Cost: %(cost)s."),
    "evidence": N_("Evidence: %(title)s."),
    "reason": N_("Reason: %(reason)s"),
    "replaced": N_("%(before)s → %(after)s"),
    "added": N_("none → %(after)s"),
    "removed": N_("%(before)s → none"),
}
COUNTED: Mapping[str, Plural] = {
    "promise-broken": N_n(
        "The promise ‘%(promise)s’ becomes broken for %(count)s idea.",
        "The promise ‘%(promise)s’ becomes broken for %(count)s ideas.",
    ),
    "promise-more-broken": N_n(
        "The promise ‘%(promise)s’ becomes broken for %(count)s more idea.",
        "The promise ‘%(promise)s’ becomes broken for %(count)s more ideas.",
    ),
    "promise-mended": N_n(
        "The promise ‘%(promise)s’ is no longer broken for %(count)s idea.",
        "The promise ‘%(promise)s’ is no longer broken for %(count)s ideas.",
    ),
    "promise-done-late": N_n(
        "What the promise ‘%(promise)s’ asks is done, late, for %(count)s idea.",
        "What the promise ‘%(promise)s’ asks is done, late, for %(count)s ideas.",
    ),
    "ideas-new": N_n("%(count)s new idea: %(ideas)s.", "%(count)s new ideas: %(ideas)s."),
    "record-gone": N_n(
        "The published record vanishes, with what it decided on %(count)s idea.",
        "The published record vanishes, with what it decided on %(count)s ideas.",
    ),
    "campaign-gone": N_n(
        "The campaign vanishes, with its %(count)s idea.",
        "The campaign vanishes, with its %(count)s ideas.",
    ),
    "files": N_n(
        "%(count)s picture, paper or other file changes.",
        "%(count)s pictures, papers or other files change.",
    ),
}
SUMMED: Mapping[str, Plural] = {
    "outcomes": N_n("gives %(count)s idea an outcome", "gives %(count)s ideas an outcome"),
    "moved": N_n(
        "moves %(count)s idea without a decision", "moves %(count)s ideas without a decision"
    ),
    "rewritten": N_n(
        "rewrites %(count)s thing that was published",
        "rewrites %(count)s things that were published",
    ),
    "broken": N_n("breaks %(count)s promise", "breaks %(count)s promises"),
    "new": N_n("adds %(count)s idea", "adds %(count)s ideas"),
    "words": N_n(
        "alters the words of %(count)s contributor",
        "alters the words of %(count)s contributors",
    ),
    "withheld": N_n("withholds %(count)s idea", "withholds %(count)s ideas"),
    "gone": N_n("makes %(count)s idea vanish", "makes %(count)s ideas vanish"),
    "campaigns": N_n("opens or alters %(count)s campaign", "opens or alters %(count)s campaigns"),
    "site": N_n(
        "alters %(count)s thing about the site itself",
        "alters %(count)s things about the site itself",
    ),
    "pages": N_n("alters %(count)s page", "alters %(count)s pages"),
}
TOPICS: Mapping[str, str] = {
    "cautions": N_("Please look twice"),
    "decisions": N_("Decisions"),
    "promises": N_("Promises"),
    "ideas": N_("Ideas"),
    "campaigns": N_("Campaigns"),
    "site": N_("The site"),
    "pages": N_("Pages"),
    "balance": N_("What became of the ideas"),
}
KEYS: Mapping[str, str] = {
    "area": N_("Area"),
    "areas": N_("Areas"),
    "body": N_("Text"),
    "builds_on": N_("Builds on"),
    "by": N_("By"),
    "changes": N_("What changed, and why"),
    "closes": N_("Closes"),
    "code": N_("Code of public references"),
    "contact": N_("Contact"),
    "corrects": N_("Corrects"),
    "cost": N_("Cost"),
    "criteria": N_("The criteria"),
    "date": N_("Date"),
    "decider": N_("Who decides"),
    "due": N_("Finished by"),
    "evidence": N_("Evidence"),
    "ideas": N_("Ideas"),
    "images": N_("Pictures"),
    "in_scope": N_("In scope"),
    "into": N_("Goes on in"),
    "lang": N_("Language"),
    "minutes": N_("Minutes"),
    "no_reason_given": N_("No reason given"),
    "opens": N_("Opens"),
    "out_of_scope": N_("Out of scope"),
    "outcome": N_("Outcome"),
    "own": N_("The site's own keys"),
    "owner": N_("Who sees to it"),
    "phases": N_("Phases"),
    "promises": N_("The promises"),
    "question": N_("Question"),
    "reason": N_("Reason"),
    "reopens": N_("Reopens"),
    "source": N_("Source"),
    "submit_url": N_("Where ideas are sent"),
    "submitted": N_("Sent on"),
    "summary": N_("Summary"),
    "supporters": N_("Supporters"),
    "themes": N_("Themes"),
    "title": N_("Title"),
    "translations": N_("Translations"),
    "via": N_("How it arrived"),
    "withheld": N_("Withheld"),
    "site_name": N_("the site's name"),
    "site_url": N_("the site's address"),
    "timezone": N_("time zone"),
    "organisation.name": N_("the organisation's name"),
    "organisation.colours.accent": N_("the colour"),
    "organisation.colours.accent_dark": N_("the colour in the dark"),
    "organisation.footer": N_("the links in the footer"),
    "organisation.logo": N_("the logo"),
    "holidays.country": N_("the country of the bank holidays"),
    "holidays.region": N_("the region of the bank holidays"),
}
