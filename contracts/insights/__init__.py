"""The distilled guide: what to expect, what to prepare, and on what evidence."""

from contracts.insights.advice import (
    Compensation,
    CultureInsights,
    DayOfLogistics,
    MistakesAndRedFlags,
    PostInterview,
    RoleSection,
    SuccessTips,
)
from contracts.insights.guide import Insights
from contracts.insights.interview import CommonQuestions, Experience, InterviewProcess, ProcessStage, Question
from contracts.insights.items import POSTING_SOURCE_ID, Basis, Evidence, EvidenceLevel, Item, walk_items
from contracts.insights.preparation import PlanWeek, PreparationPlan, Requirement, Resource, Story
from contracts.insights.provenance import Grounding, ModelUsage, Source, is_own_notes

__all__ = [
    "POSTING_SOURCE_ID",
    "Basis",
    "CommonQuestions",
    "Compensation",
    "CultureInsights",
    "DayOfLogistics",
    "Evidence",
    "EvidenceLevel",
    "Experience",
    "Grounding",
    "Insights",
    "InterviewProcess",
    "Item",
    "MistakesAndRedFlags",
    "ModelUsage",
    "PlanWeek",
    "PostInterview",
    "PreparationPlan",
    "ProcessStage",
    "Question",
    "Requirement",
    "Resource",
    "RoleSection",
    "Source",
    "Story",
    "SuccessTips",
    "is_own_notes",
    "walk_items",
]
