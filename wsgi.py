"""Where a web server and the flask command find the portal."""

import gc
import sys

from portal.application import create_app
from portal.config import SettingError

#: The status with which a worker tells gunicorn that starting it once more will not help.
CANNOT_START = 4

try:
    app = create_app()
except SettingError as problem:
    sys.stderr.write(f"The portal cannot start: {problem}\n")
    sys.exit(CANNOT_START)

# What starting has made lives as long as the process, so looking through it for rubbish again and again finds
# none. A page leaves little behind either, which can wait for a few more pages.
gc.freeze()
gc.set_threshold(10_000, 20, 20)
