"""What several tests need: samples, readers of the formats, a browser, a server, strategies."""
