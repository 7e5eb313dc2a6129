"""Features: the same in the same order in every process, since sums of weights depend on the order."""

import os
import subprocess
import sys

SCRIPT = """
import hashlib
from qala.segment.features import features
from qala.segment.lines import read_lines
from qala.types.page import Page
text = "«الوزير» - بيروت / 12 آذار (رويترز): هل؟\\n\\nقال الوزير إن الطريق | «سيفتح» غدا – بعد العيد.\\nTT\\nمقالات ذات صلة"
rows = features(read_lines(Page("id", "page", text)))
print(hashlib.sha256(repr(rows).encode()).hexdigest())
"""


def test_the_order_of_features_does_not_hang_on_hashing() -> None:
    digests = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment)
        digests.add(done.stdout)
    assert len(digests) == 1
