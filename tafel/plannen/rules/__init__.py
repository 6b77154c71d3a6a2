"""Rules of the plan van aanpak: read a pasted one, lines, differences, versions."""
