"""The pages with a form about a resource or a hand-over."""

from portal.forms.changing import FormPages
from tenants.records.resources.queries import (
    get_hand_over,
    get_hand_over_to_change,
    get_resource,
    get_resource_to_change,
)

RESOURCES = FormPages(
    "resource", get_resource, get_resource_to_change, folder="borough/resources", home="resources.resource"
)
HAND_OVERS = FormPages(
    "hand_over",
    get_hand_over,
    get_hand_over_to_change,
    folder="borough/resources",
    home="resources.hand_over",
)
change_resource, change_hand_over = RESOURCES.change, HAND_OVERS.change
