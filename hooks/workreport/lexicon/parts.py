"""What the title of a part says of its sentences: that things were done, or that they are planned."""

from __future__ import annotations

from typing import Literal

Tense = Literal["", "done", "planned"]
"""What a part speaks of; empty where its title says neither."""

DONE = ("回顾", "总结", "完成情况", "过去", "成就", "发展历程")
PLANNED = ("安排", "计划", "打算", "任务", "部署", "目标", "思路", "建议", "重点工作", "总体要求", "今后", "未来")


def tense(title: str) -> Tense:
    """What a part with this title speaks of; 2024年工作回顾 is done, 今后五年目标任务 planned, and a title that says both says neither."""
    done, planned = any(word in title for word in DONE), any(word in title for word in PLANNED)
    if done and planned:
        return ""
    return "done" if done else "planned" if planned else ""
