"""The subreddits in which people write about interviews, by kind of role."""

from collections.abc import Mapping

from contracts.job import RoleCategory

__all__ = ["communities"]

_ALWAYS = ("interviews", "jobs", "cscareerquestions")
"""General enough for every role: the third is the largest community that discusses interviews at all."""

_BY_CATEGORY: Mapping[RoleCategory, tuple[str, ...]] = {
    RoleCategory.SOFTWARE_ENGINEERING: (
        "leetcode",
        "csMajors",
        "ExperiencedDevs",
        "cscareerquestionsEU",
        "developersIndia",
    ),
    RoleCategory.DATA_SCIENCE: ("datascience", "dataengineering", "analytics", "leetcode", "csMajors"),
    RoleCategory.PRODUCT_MANAGEMENT: ("ProductManagement", "prodmgmt", "ProductManagementJobs", "MBA", "csMajors"),
    RoleCategory.CONSULTING: ("consulting", "MBA", "Big4", "MBBConsulting", "Accounting"),
    RoleCategory.FINANCE: ("FinancialCareers", "Accounting", "quant", "Big4", "CFA"),
    RoleCategory.MARKETING: ("marketing", "digital_marketing", "PPC", "SEO", "advertising"),
    RoleCategory.SALES: ("sales", "techsales", "CustomerSuccess", "salesengineers", "recruitinghell"),
    RoleCategory.DESIGN: ("UXDesign", "UXResearch", "userexperience", "graphic_design", "UI_Design"),
    RoleCategory.OPERATIONS: ("supplychain", "projectmanagement", "logistics", "CustomerSuccess", "recruitinghell"),
    RoleCategory.HR: ("humanresources", "recruiting", "AskHR", "recruitinghell", "careerguidance"),
    RoleCategory.LEGAL: ("biglaw", "Lawyertalk", "LawFirm", "paralegal", "LawSchool"),
    RoleCategory.HEALTHCARE: ("nursing", "healthcare", "medicine", "pharmacy", "Residency"),
    RoleCategory.OTHER: ("careerguidance", "careeradvice", "recruitinghell", "GetEmployed", "AskEngineers"),
}


def communities(category: RoleCategory) -> tuple[str, ...]:
    """Return the subreddits to search for a kind of role, without the `r/`."""
    return _ALWAYS + _BY_CATEGORY[category]
