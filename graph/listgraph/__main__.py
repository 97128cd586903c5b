"""``python -m listgraph``."""

from listgraph.cli import main

raise SystemExit(main())
