"""``python -m heartstudio``: the command line."""

import sys

from heartstudio.cli import main

sys.exit(main())
