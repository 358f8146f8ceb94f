"""Every table of the open data. Counts and dates are the ledger's, as on the pages."""

from reportback.exports.campaigns import CAMPAIGNS
from reportback.exports.decisions import DECISIONS
from reportback.exports.ideas import IDEAS
from reportback.exports.promises import DUTIES, PROMISES
from reportback.exports.settings import OUTCOMES, REDIRECTS, SETTINGS
from reportback.exports.translations import TRANSLATIONS

TABLES = (
    CAMPAIGNS,
    IDEAS,
    DECISIONS,
    PROMISES,
    DUTIES,
    OUTCOMES,
    TRANSLATIONS,
    SETTINGS,
    REDIRECTS,
)
