"""Words that name what a question was about. A format without a topic ("two LeetCode mediums") is not a question."""

from services.insights.text.normalized import pattern

__all__ = ["ALGORITHMS", "BEHAVIOURAL", "SPECIFIC", "TECHNICAL"]

_ALGORITHMS = (
    "arrays?|strings?|linked[ -]?lists?|doubly ?linked|trees?|bst|binary (?:search )?trees?|graphs?|heaps?"
    "|priority queues?|(?<!full[^a-z])(?<!tech[^a-z])stacks|stack (?:and|or|based|problem|question|using)"
    "|monotonic stack|queues?|hash ?(?:map|table|set)s?"
    "|sliding window|two[ -]pointers?|dp|dynamic programming|backtracking|binary search|bfs|dfs|union[ -]find"
    "|topological sort|dijkstra|greedy|recursion|recursive"
    "|sorting|bit manipulation|bitwise|tries?|matrix|matrices|intervals?|lru|cache|anagrams?|palindrom\\w+"
    "|parenthes[ie]s|permutations?|subarrays?"
    "|substrings?|subsequences?|prefix sums?|n-ary|lca|fibonacci|fizz ?buzz|two[ -]?sum|three[ -]?sum|3sum"
    "|rate limiter|linear algebra|regex|sudoku|tic[ -]?tac[ -]?toe"
    "|data structures?|algorithms?|aptitude|dsa|ds ?(?:&|and) ?a|time complexity|big[ -]?o|lc ?\\d{1,4}"
    "|leetcode #?\\d{1,4}"
)
_ENGINEERING = (
    "sql|nosql|joins?|window functions?|ctes?|indexes|indexing|query|queries|databases?|dbms|schema|data model\\w*"
    "|etl|data (?:warehous\\w+|pipelines?)|spark|hadoop|kafka|airflow"
    "|python|java|javascript|typescript|js|c\\+\\+|c#|golang|rust|kotlin|swift|scala|php|ruby|oops?"
    "|object[ -]oriented|solid principles?|design patterns?|singleton|polymorphism|inheritance"
    "|multi-?threading|thread safety|threads and|concurrency|race conditions?|deadlocks?|mutex|async\\w*"
    "|microservices?|distributed systems?|scalab\\w+|sharding|load balanc\\w+|caching|consistency|cap theorem"
    "|kubernetes|docker|terraform|ansible|ci/?cd|jenkins|aws|azure|gcp|lambda|linux|unix|bash|shell"
    "|operating systems?|os|kernel|networking|network(?:s| protocols?)|tcp|udp|dns|https?|osi"
    "|firewalls?|vpn|active directory|encryption|(?<!social[^a-z])security|owasp|phishing|siem|rest apis?|restful"
    "|apis?|graphql|grpc|react|angular|vue|node(?:\\.?js)?|redux|hooks|closures?|promises?|event loop|dom|css|html"
    "|accessibility|web ?pack|(?:server|software|cloud) architectures?|spring|hibernate|django|flask|\\.net|selenium"
    "|automation|testing|unit tests?|troubleshoot\\w*|debugging|root cause analysis"
    "|embedded|firmware|rtos|i2c|spi|uart|microcontrollers?|verilog|rtl|fpga|asic|pcb|circuits?|op-?amps?|motors?"
    "|control (?:theory|systems?)|pid|kinematics|thermodynamics|thermal|heat transfer"
    "|fluids?|statics|(?<!team[^a-z])dynamics|beams?|stress[- /]strain|shear|fatigue|vibrations?|fea|fem|cad"
    "|solidworks|gd&t|tolerance\\w*|material(?:s science| properties)|manufacturing|spc|six sigma"
)
_ANALYTICS = (
    "statistics|statistical|probabilit\\w+|a/?b test\\w*|ab test\\w*|experiment\\w*|hypothesis test\\w*|p-values?"
    "|confidence intervals?|regressions?|classification|clustering|overfitting|bias[- ]variance"
    "|machine learning|ml|deep learning|neural networks?|transformers?|nlp|llms?|rag|computer vision"
    "|recommend\\w+ systems?|feature engineering|evaluation metrics|metrics"
    "|pandas|numpy|pyspark|excel|vlookup|pivot tables?|power ?bi|tableau|dashboards?|market sizing|guesstimates?"
    "|estimation|profitability|valuation|dcf|lbo|wacc"
    "|accounting|financial statements?|balance sheet|cash flow|ebitda|gaap|ifrs|audit\\w*|tax|derivatives"
    "|bond pricing|option pricing|product (?:sense|design|improvement|strategy|metrics)|root cause"
    "|prioriti[sz]\\w+|roadmap|go[ -]to[ -]market|segmentation|seo|campaign\\w*|sales pipeline|forecast\\w*|quota"
    "|objections?|cold call\\w*|supply chain|inventory|logistics"
)
_SYSTEMS = "design an? [a-z]|designing an? [a-z]|system design (?:of|for|on) [a-z]|build an? [a-z]|mini[ -][a-z]+"
_BEHAVIOURAL = (
    "time (?:when |where |that )?(?:you|i|we)\\b|situations? (?:when|where|in which)|conflicts?|disagree\\w*"
    "|strengths?|weakness\\w*|fail(?:ure|ed)s?|mistakes? you|proud|teamwork|leadership"
    "|values|motivat\\w+|background|resume|cv|past (?:experience|projects?|work)|experience|projects?|yourself"
    "|about me|career|5 years|five years|comfort zone|feedback|stakeholders?"
    "|deadlines?|pressure|ambiguity|challeng\\w+|difficult|hobbies|passion\\w*|fit|why (?:do|this|us|me|you|i|the|are"
    "|did|should)|salary|compensation|pay expectations?|notice period|relocat\\w+|availab\\w+|visa|sponsorship"
)

ALGORITHMS = pattern(rf"(?<![\w-])(?:{_ALGORITHMS})(?![\w-])")
TECHNICAL = pattern(rf"(?<![\w-])(?:{_ALGORITHMS}|{_ENGINEERING}|{_ANALYTICS})(?![\w-])|\b(?:{_SYSTEMS})")
BEHAVIOURAL = pattern(rf"(?<![\w-])(?:{_BEHAVIOURAL})(?![\w-])")
SPECIFIC = pattern(rf"(?<![\w-])(?:{_ALGORITHMS}|{_ENGINEERING}|{_ANALYTICS}|{_BEHAVIOURAL})(?![\w-])|\b(?:{_SYSTEMS})")
