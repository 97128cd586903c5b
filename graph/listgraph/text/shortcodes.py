"""Pictures by their names, as Markdown's dialects write them: ":fire:"."""

import re

SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
"""Of GitHub's emoji shortcodes, the form: https://docs.github.com/en/get-started/writing-on-github"""
