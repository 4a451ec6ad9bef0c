"""Where HeartStudio.app begins: the command line's entry, so that ``HeartStudio --self-test`` works in it too."""

import sys

from heartstudio.cli import main

sys.exit(main())
