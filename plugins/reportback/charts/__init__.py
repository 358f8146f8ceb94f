"""Where things lie in a picture: from facts to positions, and no drawing.

Across, all positions are percentages, so that a picture fits any screen and its words keep their
size. They run from the start of a line to its end: a style sheet mirrors them where one reads from
right to left.
"""

from reportback.charts.areas import AreaBar, area_bars
from reportback.charts.deliveries import DeliveryChart, delivery_chart
from reportback.charts.flow import FlowChart, flow_chart
from reportback.charts.histogram import Histogram, histogram
from reportback.charts.maps import MapChart, map_chart
from reportback.charts.phases import PhaseChart, phase_chart

__all__ = [
    "AreaBar",
    "DeliveryChart",
    "FlowChart",
    "Histogram",
    "MapChart",
    "PhaseChart",
    "area_bars",
    "delivery_chart",
    "flow_chart",
    "histogram",
    "map_chart",
    "phase_chart",
]
