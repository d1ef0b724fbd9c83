"""The MkDocs theme ``workreport``: page templates and browser assets, over Material."""
