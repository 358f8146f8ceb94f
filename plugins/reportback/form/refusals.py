"""Why a form is not saved yet, in words for staff. The form fills in what stands in braces."""

from __future__ import annotations

from collections.abc import Mapping

from reportback.terms import N_

REFUSALS: Mapping[str, str] = {
    "needed": N_("Fill in '{field}', or empty everything that stands with it."),
    "future": N_("The day is still to come. Write the day on which it happened."),
    "named": N_(
        "The day stands in this record's address ({day}) and cannot change here. Begin a new"
        " record, or have the file renamed."
    ),
    "unseen": N_(
        "'{field}' held {value}, which is newer than this form and would be lost. Open the form"
        " again when the site has been published anew, or edit the file itself."
    ),
    "twice": N_(
        "Idea {number} stands in decision {first} and again in {second}. Keep one of them."
    ),
    "reason": N_(
        "Decision {number} ({label}) needs a reason. If there truly was none, switch on"
        " 'No reason was given'."
    ),
    "contradiction": N_(
        "Decision {number} has a reason and says that none was given. Keep one of them."
    ),
    "into": N_(
        "Decision {number} ({label}) must say in which idea it goes on: choose it in"
        " 'Combined into'."
    ),
    "unwantedInto": N_(
        "Decision {number} ({label}) goes on in no other idea. Empty 'Combined into', or choose"
        " another outcome."
    ),
    "intoItself": N_(
        "Decision {number} combines an idea with itself. Choose another idea in 'Combined into'."
    ),
    "evidence": N_("The evidence '{title}' of decision {number} needs an address or a file."),
    "closes": N_("The last day for ideas is before the first."),
    "phase": N_("The phase '{name}' ends before it starts."),
    "bothDeadlines": N_("A promise to decide has a day and a time. Keep one of them."),
    "noDeadline": N_("A promise to decide needs a day, or a time within which."),
    "title": N_("An idea needs a title. Take one from its words."),
    "withheld": N_(
        "A withheld idea has no title, no name and no words. Take them out here; then ask for them"
        " to be taken out of the history as well."
    ),
    "idTwice": N_("'{field}' has the short name '{id}' twice."),
    "number": N_("A new idea needs its number: the next free one of the campaign."),
}
