"""Published addresses are permanent: what was there once is there still, or has moved."""

from __future__ import annotations

from collections.abc import Iterator

from reportback import addresses
from reportback.checking.subject import Subject
from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading.names import idea_number, record_name
from reportback.reading.redirects import REDIRECTS


def kept(subject: Subject) -> Iterator[Problem]:
    """A page of an earlier commit still has its address, or a redirect leads on from it."""
    gone = {_address(subject, path): path for path in sorted(subject.lost)}
    for address, path in gone.items():
        if address is not None and not _redirected(subject, address):
            must = f"must still be there, since {quoted(address)} was published"
            todo = f"bring the file back, or add '{address}: …' to {REDIRECTS}"
            yield Problem(Place(path), "address-gone", must, "found it deleted or renamed", todo)


def _redirected(subject: Subject, address: str) -> bool:
    return any(address.startswith(old) for old in subject.register.redirects)


def _address(subject: Subject, path: str) -> str | None:
    """The address that went with a file; None if another file has it, or a rule names the gap."""
    register, parts = subject.register, path.split("/")
    if parts[0] == "content":
        campaign_id = parts[-1].removesuffix(".md")
        public = subject.settings.public_since is not None  # else it may be another site's start
        gone = public and path.endswith(".md") and path not in register.files
        return addresses.campaign_with(campaign_id) if gone else None
    if f"content/campaigns/{parts[1]}.md" not in register.files:
        return None
    number, name = idea_number(parts[-1]), record_name(parts[-1])
    if len(parts) == 3 and number is not None and number > subject.last_number.get(parts[1], 0):
        return addresses.idea_numbered(parts[1], number)
    if len(parts) == 4 and name is not None and not _has_record(subject, parts[1], name):
        return addresses.record_named(parts[1], name)
    return None


def _has_record(subject: Subject, campaign: str, name: str) -> bool:
    stem = f"ideas/{campaign}/decisions/{name}"
    return bool({f"{stem}.yaml", f"{stem}.yml"} & subject.register.files)


def redirects_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """A redirect leads away from an address that is no page any more, to one that is there."""
    at, moved = subject.at(REDIRECTS), subject.register.redirects
    known = {addresses.campaign(campaign) for campaign in subject.register.campaigns}
    for old, new in moved.items():
        if old in known or old == addresses.NOT_FOUND:
            must, found = (
                "must be an address that has moved",
                f"found {quoted(old)}, which is there",
            )
            yield Problem(at.key(old), "redirect", must, found, "take the line out")
        if below := next((other for other in moved if other.startswith(f"{old}/")), None):
            must, todo = "must not be a page and a folder at once", "take one of both lines out"
            yield Problem(at.key(old), "redirect", must, f"found {quoted(below)} too", todo)
        of_one = new.startswith(addresses.CAMPAIGNS) and new != addresses.CAMPAIGNS
        if of_one and not new.startswith(tuple(known)):
            must, found = "must lead to a page of this site", f"found {quoted(new)}"
            yield Problem(at.value(old), "redirect", must, found, "correct the new address")
