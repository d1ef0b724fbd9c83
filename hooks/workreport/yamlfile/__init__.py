"""YAML read safely: every value with its line, no duplicate key, no surprise type, and each common mistake named for what it is."""

from workreport.yamlfile.diagnosis import odd_key
from workreport.yamlfile.keys import unknown_key
from workreport.yamlfile.reading import DEEPEST, LARGEST, LINE_END, Value, read_yaml

__all__ = ["DEEPEST", "LARGEST", "LINE_END", "Value", "odd_key", "read_yaml", "unknown_key"]
