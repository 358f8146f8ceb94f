"""The record: campaigns, ideas, records of decisions and promises, as frozen values."""

from reportback.model.area_map import AreaMap, MapShape, Point, Ring
from reportback.model.campaign import Campaign, CampaignMatter, Change, Phase
from reportback.model.editing import Editing, Host
from reportback.model.editions import spoken
from reportback.model.idea import Idea, IdeaMatter, Image, Source, Withheld
from reportback.model.open_data import Licence, OpenData
from reportback.model.organisation import Organisation
from reportback.model.periods import Period, Unit
from reportback.model.picture import Paper, Picture, Unusable
from reportback.model.pinned import PinnedChange, Version, pinned_changes
from reportback.model.promise import (
    AnswerPromise,
    DecidePromise,
    Extension,
    Promise,
    UpdatePromise,
)
from reportback.model.record import Cost, Decision, Evidence, Record, RecordMatter
from reportback.model.register import Register
from reportback.model.settings import Holidays, Settings
from reportback.model.translation import (
    CampaignTranslation,
    CampaignWords,
    IdeaTranslation,
    IdeaWords,
)

__all__ = [
    "AnswerPromise",
    "AreaMap",
    "Campaign",
    "CampaignMatter",
    "CampaignTranslation",
    "CampaignWords",
    "Change",
    "Cost",
    "DecidePromise",
    "Decision",
    "Editing",
    "Evidence",
    "Extension",
    "Holidays",
    "Host",
    "Idea",
    "IdeaMatter",
    "IdeaTranslation",
    "IdeaWords",
    "Image",
    "Licence",
    "MapShape",
    "OpenData",
    "Organisation",
    "Paper",
    "Period",
    "Phase",
    "Picture",
    "PinnedChange",
    "Point",
    "Promise",
    "Record",
    "RecordMatter",
    "Register",
    "Ring",
    "Settings",
    "Source",
    "Unit",
    "Unusable",
    "UpdatePromise",
    "Version",
    "Withheld",
    "pinned_changes",
    "spoken",
]
