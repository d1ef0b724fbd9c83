"""What MkDocs says, in the words and the language of our messages: as a problem where it is one, with its place and what to do."""

from __future__ import annotations

import re

from workreport.messages import _

SENTENCES = {
    r"Building documentation\.\.\.": "Reading the reports …",
    r"Watching paths for changes: (?P<paths>.*)": "Watching {paths}",
    r"Serving on (?P<address>\S+?)(?: and opening it in a browser)?": "The preview stands at {address}; stop it with Ctrl+C.",
    r"Detected file changes": "A file has changed.",
    r"Reloading browsers": "The open pages show it.",
    r"Shutting down\.\.\.": "The preview ends.",
    r"Doc file '(?P<page>.*?)' contains an? (?:unrecognized relative |absolute )?link '(?P<link>.*?)', (?:but the target|it was left).*": (
        "docs/{page}: the link “{link}” leads nowhere; mend it, or take it out"
    ),
    r"Doc file '(?P<page>.*?)' contains a link '(?P<link>.*?)', but (?:there is no such anchor|the doc '.*' does not contain).*": (
        "docs/{page}: the link “{link}” leads to no place of its page; mend what stands behind “#”"
    ),
    r"Doc file '(?P<page>.*?)' contains a link to '(?P<link>.*?)' which is excluded from the built site\.": (
        "docs/{page}: the link “{link}” leads nowhere; mend it, or take it out"
    ),
    r"Excluding '(?P<page>.*?)' from the site because it conflicts with '(?P<other>.*?)'\.": (
        "docs/{page}: the page has the address of docs/{other}; rename one of them"
    ),
    r"Config value '(?P<key>.*?)': Unrecognised configuration name: .*": "mkdocs.yml: the setting “{key}” is not known; take it out",
    r"Config value '(?P<key>.*?)': Required configuration not provided\.": "mkdocs.yml: the setting “{key}” is missing; write it",
    r"Config value 'site_url': (?:The URL isn't valid|Unable to parse the URL).*": (
        "mkdocs.yml: “site_url” is no address; write the whole of it: https://example.org/reports/"
    ),
    r"Config value 'dev_addr': .*": "--address: the host is none of this machine; write 127.0.0.1:8000",
    r"Config value '(?P<key>docs_dir|site_dir)': .*": "mkdocs.yml: the folder of “{key}” cannot be used; take the setting out",
    r"Config value 'theme': .*": "mkdocs.yml: the theme is not there; write “theme:” and below it “  name: workreport”",
    r"Config value 'plugins': The \"(?P<name>.*?)\" plugin is not installed": (
        "mkdocs.yml: the plugin “{name}” is not installed; install it, or take it out"
    ),
    r"Config value 'hooks': .*": "mkdocs.yml: a file under “hooks” is not there; write “- hooks/publish.py”",
    r"Config value '(?P<key>.*?)': .*": "mkdocs.yml: the setting “{key}” cannot be used; write it as “workreport init” does",
    r"Config file '(?P<path>.*?)' does not exist\.": "{path}: the file is not there; lay out a site with “workreport init”",
}
"""The sentences of MkDocs 1.6 that an editor meets, as patterns, and ours."""

CLOCK = re.compile(r"^\[\d\d:\d\d:\d\d\] ")
"""What the preview of MkDocs puts before its sentences."""


def in_our_words(sentence: str) -> str:
    """What MkDocs says, as we say it; a sentence that is not known stays as it is.

    >>> in_our_words("Doc file 'en/about.md' contains an absolute link '/zh/', it was left as is.")
    'docs/en/about.md: the link “/zh/” leads nowhere; mend it, or take it out'
    """
    words = CLOCK.sub("", sentence)
    for pattern, ours in SENTENCES.items():
        if found := re.fullmatch(pattern, words, re.DOTALL):
            return _(ours).format(**found.groupdict())
    return sentence
