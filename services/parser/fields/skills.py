"""Well-known skills by name, so that searches and questions can refer to `Kubernetes` instead of a sentence."""

import re
from collections.abc import Iterable

__all__ = ["name_skills"]

# Written as they are written: these names are too short or too common to be matched in lower case.
_EXACT = (
    "Go", "R", "C", "C++", "C#", ".NET", "Rust", "Ruby", "Swift", "Spark", "Excel", "Java", "Scala", "Dart", "Perl",
        "Julia",
        "Lua",
        "Elixir",
    "Clojure", "Haskell", "Erlang", "COBOL", "ABAP", "SAP", "AWS", "GCP", "SQL", "NoSQL", "REST", "gRPC", "ETL", "dbt",
        "SSIS",
        "DAX",
        "BI",
        "CI/CD",
    "TDD", "DDD", "OOP", "API", "CSS", "HTML", "PHP", "iOS", "Android", "Linux", "Unix", "Bash", "Git", "Jira",
        "Figma",
        "Sketch",
        "Looker",
        "Tableau",
    "Airflow", "Kafka", "Redis", "Flink", "Hive", "Presto", "Trino", "Helm", "Vault", "Consul", "Jenkins", "Ansible",
        "Chef",
        "Puppet",
        "Terraform",
    "Docker", "NLP", "LLM", "LLMs", "RAG", "CUDA", "MLOps", "GitOps", "SEO", "SEM", "PPC", "CRM", "ERP", "HubSpot",
        "Salesforce",
        "Marketo",
        "NetSuite",
    "GAAP", "IFRS", "FP&A", "M&A", "SOX", "CPA", "CFA", "DCF", "PMP", "SCRUM", "Scrum", "Kanban", "Agile", "ITIL",
        "OKR",
        "Six Sigma",
        "Lean",
        "GDPR",
    "HIPAA", "SOC 2", "ISO 27001", "TCP/IP", "BGP", "DNS", "VPN", "OAuth", "SAML", "SSO", "PKI", "SIEM", "RTOS",
        "FPGA",
        "VHDL",
        "Verilog",
        "MATLAB",
    "AutoCAD", "SolidWorks", "CATIA", "PLC", "SCADA", "UX", "UI", "Spring", "Express", "Flask", "Rails", "Vue", "Nest",
        "Qt",
)  # fmt: skip
_ANY_CASE = (
    "Python", "JavaScript", "TypeScript", "Kotlin", "Objective-C", "PowerShell", "Node.js", "React", "React Native",
        "Angular",
        "Vue.js",
        "Svelte",
        "Next.js",
    "Nuxt", "Django", "FastAPI", "Spring Boot", "Ruby on Rails", "Laravel", "Symfony", "ASP.NET", "GraphQL",
        "PostgreSQL",
        "Postgres",
        "MySQL",
        "MongoDB",
    "Oracle Database", "SQL Server", "Elasticsearch", "OpenSearch", "DynamoDB", "Cassandra", "Snowflake", "BigQuery",
        "Redshift",
        "Databricks",
        "ClickHouse",
    "Hadoop", "PyTorch", "TensorFlow", "Keras", "scikit-learn", "pandas", "NumPy", "Jupyter", "Kubernetes",
        "OpenShift",
        "Prometheus",
        "Grafana",
        "Datadog",
    "GitHub Actions", "GitLab", "CircleCI", "ArgoCD", "Azure", "Google Cloud", "RabbitMQ", "Microservices",
        "Machine Learning",
        "Deep Learning",
        "Computer Vision",
    "Data Modeling", "Data Warehousing", "A/B testing", "Power BI", "PowerDesigner", "Informatica", "Teradata",
        "Google Analytics",
        "Google Ads",
        "WordPress",
        "Shopify",
        "Magento",
    "ServiceNow", "Workday", "SuccessFactors", "QuickBooks", "PowerPoint", "Financial modelling", "Financial modeling",
        "Budgeting",
        "Forecasting",
        "Project management",
    "Stakeholder management", "Product management", "Account management", "Business development", "Cold calling",
        "Copywriting",
        "Content marketing",
        "User research",
    "Wireframing", "Prototyping", "Design systems", "Adobe Photoshop", "Adobe Illustrator", "InDesign",
        "After Effects",
        "Selenium",
        "Cypress",
        "Playwright",
        "Cybersecurity",
    "Penetration testing", "Networking", "Active Directory", "SwiftUI", "Jetpack Compose", "Unity", "Unreal Engine",
        "OpenGL",
        "Vulkan",
        "OneStream",
        "Anaplan",
)  # fmt: skip


def _pattern(names: Iterable[str], flags: int) -> re.Pattern[str]:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w.#+-])(?:{'|'.join(map(re.escape, ordered))})(?![\w#+]|-\w|\.\w)", flags)


_EXACT_PATTERN = _pattern(_EXACT, 0)
_ANY_CASE_PATTERN = _pattern(_ANY_CASE, re.IGNORECASE)
_SPELLING = {name.casefold(): name for name in _ANY_CASE}
_GO_THE_VERB = re.compile(r"\bGo(?:[- ]to[- ]market| to\b| above| beyond| the\b| live)")


def name_skills(statements: Iterable[str], *, limit: int = 25) -> list[str]:
    """Return the well-known skills that the statements name, in their order."""
    found: dict[str, None] = {}
    for statement in statements:
        text = _GO_THE_VERB.sub(" ", statement)
        hits = [(match.start(), match.group()) for match in _EXACT_PATTERN.finditer(text)]
        hits += [(match.start(), _SPELLING[match.group().casefold()]) for match in _ANY_CASE_PATTERN.finditer(text)]
        for _, name in sorted(hits):
            found.setdefault(name)
    return list(found)[:limit]
