"""The record: campaigns, ideas, records of decisions and promises, as frozen values."""

from reportback.model.area_map import AreaMap, MapShape, Point, Ring
from reportback.model.campaign import Campaign, CampaignMatter, Change, Phase
from reportback.model.editing import Editing, Host
from reportback.model.idea import Idea, IdeaMatter, Image, Source, Withheld
from reportback.model.periods import Period, Unit
from reportback.model.picture import Picture, Unusable
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
from reportback.model.settings import Holidays, Organisation, Settings

__all__ = [
    "AnswerPromise",
    "AreaMap",
    "Campaign",
    "CampaignMatter",
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
    "Image",
    "MapShape",
    "Organisation",
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
]
