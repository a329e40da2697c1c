// What was read off the posting.

import { h } from "./dom.js";

export function jobCard(job) {
  const remote = { onsite: "On site", hybrid: "Hybrid", remote: "Remote" }[job.remote_policy];
  const facts = [job.level, job.team_division, job.location, remote, job.job_type, job.salary_range, job.years_experience];
  return h(
    "section.card.job",
    { "aria-label": "The job" },
    h("p.eyebrow", {}, "From the posting"),
    h("div.facts", {}, facts.filter(Boolean).map((fact) => h("span", {}, fact))),
    job.closed && h("p.notice", {}, "The posting says that it takes no more applications."),
    job.required_skills?.length > 0 && h("ul.chips", { "aria-label": "Required skills" }, job.required_skills.slice(0, 14).map((skill) => h("li", {}, skill))),
  );
}
