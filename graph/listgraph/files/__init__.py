"""Files: Artifacts in; the files of a build, all or none, out. The last step, and the only one that writes.

``write`` replaces a folder's files in one go, ``manifest`` knows which of them a build wrote. An exporter
needs :class:`Artifact` alone.
"""

from listgraph.files.artifact import Artifact

__all__ = ["Artifact"]
