// What was read off the posting.

import { h, plural } from "./dom.js";

const LONGEST_CHIP = 42;

/** What the posting says of the job, or null when there is nothing to show: company and title stand above. */
export function jobCard(job) {
  const remote = { onsite: "On site", hybrid: "Hybrid", remote: "Remote" }[job.remote_policy];
  const facts = [job.level, job.team_division, job.location, remote, job.job_type, job.salary_range, job.years_experience];
  const skills = job.required_skills || [];
  const short = skills.filter((skill) => skill.length <= LONGEST_CHIP);
  const long = skills.filter((skill) => skill.length > LONGEST_CHIP);
  if (!facts.some(Boolean) && !skills.length && !job.closed) return null;
  return h(
    "section.card.job",
    { "aria-label": "The job" },
    h("p.eyebrow", {}, "From the posting"),
    h("div.facts", {}, facts.filter(Boolean).map((fact) => h("span", {}, fact))),
    job.closed && h("p.notice", {}, "The posting says that it takes no more applications."),
    short.length > 0 && h("ul.chips", { "aria-label": "Required skills" }, short.map((skill) => h("li", {}, skill))),
    long.length > 0 && h("details.rest", {}, h("summary", {}, `Show ${plural(long.length, "requirement")}`), h("ul.bullets", {}, long.map((text) => h("li", {}, text)))),
  );
}
