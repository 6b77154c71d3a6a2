"""The zaakonderzoek: the story first, wishes, four fields, calls; before the file is opened."""
