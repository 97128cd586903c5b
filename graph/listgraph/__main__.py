"""``python -m listgraph``."""

from listgraph.cli.main import main

raise SystemExit(main())
