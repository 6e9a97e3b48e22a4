"""What the last final month before said, for questions that compare with it: from its bundle, as that meeting saw it.

A question that says `-- then: services` finds in the relation `last_final` the services that ran in that month; no line
where no month before is final.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from .store import Store
from .versions import store_of
from .working_group import WorkingGroup

LAST = "select month, folder from final_now where month < $to_month order by month desc limit 1"
TELLS = {
    "services": """
from services_then(
    $asked_month, $admin1, $county, $layer, $activity, $population_group, $organisation, $donor, $pcodes, $floor,
    $viewer_organisation
)
"""
}
NO_MONTH = date(1900, 1, 1)


def last_final(group: WorkingGroup, store: Store, then: str, asked: Mapping[str, Any]) -> pa.Table:
    """What `then` tells, of TELLS. store: the version asked, which knows what was final; asked: its parameters."""
    found = store.ask(LAST, asked).to_pylist()
    of = store_of(group, found[0]["folder"]) if found else store
    return of.ask(TELLS[then], {**asked, "asked_month": found[0]["month"] if found else NO_MONTH})
