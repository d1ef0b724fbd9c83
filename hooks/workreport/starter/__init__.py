"""The files of a new site, as templates: what ``workreport init`` lays out."""
