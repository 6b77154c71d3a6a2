"""The plan van aanpak: lines, versions, the version on the table."""
