"""What the form says: labels and hints, in words for staff."""

from __future__ import annotations

from collections.abc import Mapping

from reportback.terms import N_

# Keys that the form leaves to the file, and why.
LEFT_TO_THE_FILE: Mapping[str, str] = {
    "idea.source": "an import writes it, so that the same answer is never imported twice",
    "record.translations": "a translator writes them, in the file",
    "decision.translations": "a translator writes them, in the file",
    "idea.images": "a picture must lie in the campaign's files folder before an idea names it",
}

# The label of each key, and a hint where the label is not enough. A key of a group has the group's
# name before it; the same key of all promises is written once.
LABELS: Mapping[str, tuple[str, str]] = {
    "record.what": (
        N_("A word for its address"),
        N_("Only for a new record: what it was, such as 'panel-meeting'. It cannot change later."),
    ),
    "record.date": (N_("Day of the decisions"), N_("Never a day to come.")),
    "record.by": (
        N_("Who decided"),
        N_("A panel, a cabinet member, an officer with their office."),
    ),
    "record.decisions": (N_("Decisions"), N_("One for each outcome and reason.")),
    "record.summary": (N_("What was decided, in a sentence or two"), ""),
    "record.minutes": (
        N_("Address of the minutes"),
        N_("Or the name of a paper in the campaign's files folder, such as minutes.pdf."),
    ),
    "decision.ideas": (
        N_("Ideas"),
        N_("Type a number or a word to find one. Each shows where it stood when last published."),
    ),
    "decision.outcome": (N_("Outcome"), ""),
    "decision.reason": (
        N_("Reason"),
        N_("Needed for a yes as well as for a no. Write to the person whose idea it is."),
    ),
    "decision.no_reason_given": (
        N_("No reason was given"),
        N_("Only if there truly was none. The site says so."),
    ),
    "decision.into": (
        N_("Combined into"),
        N_("The idea in which it goes on. Only for 'Combined'."),
    ),
    "decision.owner": (N_("Who carries it out"), ""),
    "decision.due": (N_("To be done by"), ""),
    "decision.cost": (N_("Cost"), ""),
    "cost.amount": (N_("Amount"), N_("Digits only, such as 1250 or 1250.50.")),
    "cost.currency": (N_("Currency"), N_("Three capital letters, such as GBP.")),
    "decision.evidence": (N_("Evidence"), N_("What shows that it was done.")),
    "evidence.title": (N_("Title"), ""),
    "evidence.url": (N_("Address"), N_("It begins with https://")),
    "evidence.file": (N_("Or a file"), N_("The name of a paper in the campaign's files folder.")),
    "decision.reopens": (
        N_("Opens again what was closed"),
        N_("Needed where the idea's last outcome was final."),
    ),
    "decision.corrects": (N_("Corrects an earlier record"), N_("The record that was wrong.")),
    "decision.lang": (
        N_("Language of the reason"),
        N_("Only if it is not the campaign's: cy, ar."),
    ),
    "idea.number": (
        N_("Number"),
        N_("Only for a new idea: the next free one. It never changes, and is never used again."),
    ),
    "idea.title": (N_("Title"), N_("In the contributor's words.")),
    "idea.submitted": (N_("Day on which it came"), ""),
    "idea.by": (N_("By"), N_("Only a name that its owner wants to see in public.")),
    "idea.via": (N_("How it came"), N_("Letter, online form, drop-in.")),
    "idea.themes": (N_("Themes"), ""),
    "idea.area": (N_("Area"), ""),
    "idea.supporters": (N_("Supporters"), ""),
    "idea.builds_on": (N_("Takes further"), N_("Earlier ideas that this one builds on.")),
    "idea.lang": (N_("Language"), N_("Only if it is not the campaign's: cy, ar.")),
    "idea.withheld": (
        N_("Withheld"),
        N_("If its words must not be published. Take out title, name and words as well."),
    ),
    "withheld.date": (N_("Since"), ""),
    "withheld.by": (N_("Who decided that"), ""),
    "withheld.reason": (N_("Reason that the public may read"), ""),
    "idea.body": (N_("The idea, in the contributor's words"), ""),
    "campaign.title": (N_("Title"), ""),
    "campaign.question": (N_("The question"), N_("As people will read it, in one sentence.")),
    "campaign.summary": (N_("Summary"), N_("Two or three sentences.")),
    "campaign.owner": (N_("Who runs it"), ""),
    "campaign.decider": (N_("Who decides"), ""),
    "campaign.contact": (N_("Contact"), N_("An office's e-mail address, not a person's.")),
    "campaign.opens": (N_("First day for ideas"), ""),
    "campaign.closes": (N_("Last day for ideas"), ""),
    "campaign.submit_url": (N_("Where ideas are sent"), N_("An address: https:// or mailto:")),
    "campaign.code": (N_("Code"), N_("Short, in capitals: RIVER makes RIVER-12.")),
    "campaign.criteria": (N_("Criteria"), N_("By which ideas are judged.")),
    "campaign.in_scope": (N_("What it is about"), ""),
    "campaign.out_of_scope": (N_("What it is not about"), ""),
    "campaign.phases": (N_("Phases"), ""),
    "phase.name": (N_("Name"), ""),
    "phase.starts": (N_("First day"), ""),
    "phase.ends": (N_("Last day"), ""),
    "phase.what": (N_("What happens"), ""),
    "campaign.themes": (N_("Themes"), N_("Never change the short name of one that ideas have.")),
    "campaign.areas": (N_("Areas"), N_("Never change the short name of one that ideas have.")),
    "campaign.promises": (
        N_("Promises"),
        N_("What people may count on. After the first day a change must be explained below."),
    ),
    "answer": (N_("Every idea gets an answer"), ""),
    "decide": (N_("Every idea gets a decision"), ""),
    "update": (N_("News until it is done"), ""),
    "promise.within": (N_("Within"), N_("Such as '20 working days' or '12 weeks'.")),
    "promise.of": (N_("Counted from"), ""),
    "promise.by": (N_("By a day"), N_("Or 'within', not both.")),
    "promise.every": (N_("Every"), N_("Such as '90 days'.")),
    "promise.text": (N_("In your own words"), ""),
    "promise.extended": (N_("Extended"), N_("Both days stay visible.")),
    "extension.to": (N_("New last day"), ""),
    "extension.on": (N_("Day on which it was extended"), ""),
    "extension.reason": (N_("Reason"), ""),
    "campaign.changes": (
        N_("Changes since it opened"),
        N_("Of promises, criteria or who decides."),
    ),
    "change.on": (N_("Day"), ""),
    "change.what": (N_("What changed"), ""),
    "change.why": (N_("Why"), ""),
    "campaign.lang": (N_("Language"), N_("Only if it is not the site's: cy, ar.")),
    "campaign.body": (N_("More about it"), ""),
    "keyed.id": (
        N_("Short name"),
        N_("Small letters, digits and hyphens. It stands in addresses."),
    ),
    "keyed.label": (N_("Label"), N_("As people read it.")),
}

# One of what a list holds, for the button that adds one.
SINGULARS: Mapping[str, str] = {
    "record.decisions": N_("decision"),
    "decision.evidence": N_("evidence"),
    "campaign.criteria": N_("criterion"),
    "campaign.in_scope": N_("matter"),
    "campaign.out_of_scope": N_("matter"),
    "campaign.phases": N_("phase"),
    "campaign.themes": N_("theme"),
    "campaign.areas": N_("area"),
    "campaign.promises": N_("promise"),
    "campaign.changes": N_("change"),
    "promise.extended": N_("extension"),
}

# Where a promise's time may start.
CHOICES: Mapping[str, str] = {
    "submitted": N_("the day the idea came"),
    "closes": N_("the last day for ideas"),
}

# What must be true of a value that has a pattern.
PATTERNS: Mapping[str, str] = {
    "id": N_("must be in small letters, digits and hyphens"),
    "period": N_("must be a time, such as '20 working days', '12 weeks' or '90 days'"),
    "code": N_("must be 2 to 12 capital letters or digits, a letter first"),
    "currency": N_("must be three capital letters, such as GBP"),
    "web": N_("must be a whole address that begins with https://"),
    "web-or-paper": N_("must be a whole address that begins with https://, or a paper's name"),
    "address": N_("must be a whole address that begins with https:// or mailto:"),
    "lang": N_("must be a language's short name, such as en, cy or pt-BR"),
    "day": N_("must be a day, such as 2026-05-29"),
    "text": N_("must hold more than spaces"),
}
