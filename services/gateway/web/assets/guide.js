// The finished guide.

import * as api from "./api.js";
import { date, h, link, monogram, plural, toast } from "./dom.js";
import { busy } from "./form.js";
import { jobCard } from "./job.js";

const MOST_SHOWN = 5;
const BASIS = { reported: "Reported", posting: "From the posting", general: "General advice" };

export function guideView(prep) {
  const { insights, jobDetails: job } = prep;
  if (!insights || !job) return onlyPdf(prep);
  const context = { prep, sources: new Map(insights.sources.map((source) => [source.id, source])) };
  const sections = sectionsOf(insights, job, context).filter(Boolean);
  const body = h("div.guide", {}, contents(sections), h("div.sections", {}, sections.map((part) => part.element)));
  return h("article", {}, head(prep, job), grounding(insights, body), body);
}

function onlyPdf(prep) {
  return h("div.prep", {}, h("h1", {}, prep.jobTitle || "Your guide is ready"), h("div.actions", {}, downloadButton(prep.id, "pdf", "Download PDF", true)));
}

function head(prep, job) {
  const facts = [job.level, job.team_division, job.location, prep.pages && plural(prep.pages, "page"), prep.charge && plural(prep.charge.amount, "credit")];
  return h(
    "header.guide-head",
    {},
    monogram(job.company_name, true),
    h("div", {}, h("h1", {}, job.job_title), h("div.facts", {}, h("strong", {}, job.company_name), facts.filter(Boolean).map((fact) => h("span", {}, fact)))),
    h(
      "div.actions",
      {},
      downloadButton(prep.id, "pdf", "Download PDF", true),
      downloadButton(prep.id, "md", "Markdown"),
      downloadButton(prep.id, "json", "Data"),
      prep.jobPostingUrl && link(prep.jobPostingUrl, "Open the posting"),
    ),
  );
}

function downloadButton(id, extension, text, primary = false) {
  const button = h(primary ? "button.button.primary" : "button.button", { type: "button" }, text);
  button.addEventListener("click", async () => {
    busy(button, true);
    try {
      await api.download(id, extension);
    } catch (error) {
      toast(error.message);
    } finally {
      busy(button, false);
    }
  });
  return button;
}

/** How well the guide is supported, as a bar whose parts can be hidden. */
function grounding(insights, body) {
  const counts = insights.grounding;
  const hidden = new Set();
  const toggle = (basis) => (event) => {
    if (hidden.has(basis)) hidden.delete(basis);
    else hidden.add(basis);
    event.currentTarget.setAttribute("aria-pressed", String(!hidden.has(basis)));
    body.dataset.hide = [...hidden].join(" ");
  };
  const bars = Object.keys(BASIS).map((basis) => {
    const bar = h(`span.${basis}`, {});
    bar.style.flexGrow = String(counts[basis]);
    bar.hidden = !counts[basis];
    return bar;
  });
  return h(
    "section.card.grounding",
    { "aria-label": "What this guide rests on" },
    h("div.mix", { "aria-hidden": "true" }, bars),
    h(
      "div.filters",
      { role: "group", "aria-label": "Show or hide by origin" },
      Object.entries(BASIS).map(([basis, name]) =>
        h("button.filter", { type: "button", "aria-pressed": "true", onclick: toggle(basis) }, h(`span.dot.${basis}`, {}), h("b", {}, counts[basis]), name),
      ),
    ),
    insights.sources_quality && h("p", {}, insights.sources_quality),
  );
}

function sectionsOf(guide, job, context) {
  const groups = (title, pairs) => section(title, pairs.map(([name, list]) => group(name, list, context)));
  const { common_questions: asked, day_of_logistics: day, culture_insights: culture, post_interview: after } = guide;
  const { red_flags_and_mistakes: avoid, success_tips: tips, compensation: pay } = guide;
  return [
    section("The job", [jobCard(job)]),
    section("Process", [process(guide.interview_process, context)]),
    groups("Questions", [
      ["Technical", asked.technical],
      ["Behavioural", asked.behavioral],
      ["About the company", asked.company_specific],
      ...guide.role_preparation.map((part) => [part.title, part.items]),
    ]),
    section("Plan", [plan(guide.preparation_plan, context)]),
    groups("What helps", [["What worked for others", tips.what_worked], ["Preparation", tips.preparation]]),
    groups("The day", [
      ["What to wear", day.what_to_wear],
      ["Arrival", day.arrival],
      ["What to bring", day.what_to_bring],
      ["Video set-up", day.virtual_setup],
      ["During the interview", day.during_interview],
    ]),
    groups("What to avoid", [["Mistakes", avoid.common_mistakes], ["Red flags", avoid.red_flags]]),
    groups("Experiences", [["", guide.real_interview_experiences]]),
    groups("Culture", [
      ["Work-life balance", culture.work_life_balance],
      ["Team", culture.team_dynamics],
      ["Management", culture.management],
      ["Growth", culture.growth],
      ["Remote work", culture.remote_policy],
    ]),
    groups("Pay", [["Base pay", pay.base_pay], ["On top", pay.additional], ["Benefits", pay.benefits], ["Negotiation", pay.negotiation]]),
    groups("Afterwards", [
      ["When to expect an answer", after.response_timeline],
      ["Thank-you note", after.thank_you],
      ["Follow-up", after.follow_up],
      ["The offer", after.offer_details],
      ["Negotiation", after.negotiation],
    ]),
    section("Gaps", [guide.data_gaps.length > 0 && h("ul.gaps", {}, guide.data_gaps.map((gap) => h("li", {}, gap)))]),
    section("Sources", [sources(guide.sources)]),
  ];
}

function section(title, children) {
  const filled = children.filter(Boolean);
  if (!filled.length) return null;
  const id = title.toLowerCase().replace(/[^a-z]+/g, "-");
  return { id, title, element: h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), filled) };
}

function contents(sections) {
  const links = sections.map(({ id, title, element }) =>
    h("a", { href: location.hash, "data-for": id, onclick: (event) => (event.preventDefault(), element.scrollIntoView()) }, title),
  );
  const nav = h("nav.contents", { "aria-label": "Contents of the guide" }, links);
  const mark = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      for (const anchor of links) {
        const current = anchor.dataset.for === seen.target.id;
        anchor.toggleAttribute("aria-current", current);
        if (current) nav.scrollTo({ left: anchor.offsetLeft - 60 });
      }
    },
    { rootMargin: "-90px 0px -70% 0px" },
  );
  sections.forEach(({ element }) => mark.observe(element));
  return nav;
}

function group(name, list, context) {
  if (!list?.length) return null;
  return h("div.group", {}, name && h("h3", {}, name), itemList(list, context));
}

/** The best items, and the rest on demand: a long list read to its end is a rare thing. */
function itemList(list, context) {
  const rows = list.map((entry) => h("li", {}, item(entry, context)));
  if (list.length <= MOST_SHOWN + 1) return h("ul.items", {}, rows);
  const rest = rows.splice(MOST_SHOWN);
  return [h("ul.items", {}, rows), h("details.rest", {}, h("summary", {}, `Show ${rest.length} more`), h("ul.items", {}, rest))];
}

function item(entry, context) {
  const about = [
    entry.stage,
    entry.topic,
    entry.reports > 1 && `${entry.reports} reports`,
    entry.outcome && { offer: "Got an offer", reject: "Was rejected", pending: "Waiting", withdrew: "Withdrew" }[entry.outcome],
    entry.role,
    (entry.last_seen || entry.occurred_on) && date(entry.last_seen || entry.occurred_on, { month: "short", year: "numeric" }),
  ];
  const plain = !about.some(Boolean) && !entry.evidence?.length && !entry.guidance;
  return h(
    `div.item.${entry.basis}${plain ? ".plain" : ""}`,
    {},
    h("p", {}, entry.text),
    entry.guidance && h("p.more-text", {}, h("b", {}, "Approach"), ` (general advice): ${entry.guidance}`),
    h("div.meta", {}, badge(entry.basis), about.filter(Boolean).map((text) => h("span", {}, text))),
    evidence(entry.evidence, context),
  );
}

/** The basis as a coloured dot, where a badge would shout. */
function dot(basis) {
  return h(`span.dot.${basis}`, { role: "img", title: BASIS[basis], "aria-label": BASIS[basis] });
}

function badge(basis) {
  return h(`span.badge.${basis}`, {}, BASIS[basis]);
}

function evidence(proofs, { sources }) {
  if (!proofs?.length) return null;
  return h(
    "details.evidence",
    {},
    h("summary", {}, proofs.length === 1 ? "Show the quote" : `Show ${proofs.length} quotes`),
    proofs.map((proof) => h("blockquote", {}, `“${proof.quote}”`, citation(proof.source_id, sources.get(proof.source_id)))),
  );
}

function citation(id, source) {
  if (!source) return h("cite", {}, id === "posting" ? "The job posting" : id);
  const about = [source.channel, date(source.date, { month: "short", year: "numeric" })].filter(Boolean).join(" · ");
  return h("cite", {}, link(source.url, source.title || source.id), about && ` (${about})`);
}

function process(part, context) {
  if (!part.stages.length && !part.total_timeline) return null;
  const stages = [...part.stages].sort((one, other) => one.order - other.order);
  return h(
    "div.items",
    {},
    part.total_timeline && item(part.total_timeline, context),
    h("ol.stages", {}, stages.map((stage, index) => stageView(stage, index + 1, context))),
    group("For this level", part.level_notes, context),
  );
}

function stageView(stage, number, context) {
  const facts = [stage.duration, stage.format, stage.interviewer].filter(Boolean);
  return h(
    "li.stage",
    {},
    h("span.number", { "aria-hidden": "true" }, number),
    h("div.body", {}, h("h3", {}, stage.name), facts.length > 0 && h("div.facts", {}, facts.map((fact) => h("span", {}, fact))), item(stage, context), stage.tips.length > 0 && itemList(stage.tips, context)),
  );
}

function plan(part, context) {
  if (!part.weeks.length) return null;
  const days = part.days_left;
  return h(
    "div.items",
    {},
    (part.practice_target || days !== null) && h("p", {}, [days !== null && days !== undefined && `${plural(days, "day")} left.`, part.practice_target].filter(Boolean).join(" ")),
    part.weeks.map((week) => weekView(week, context)),
  );
}

function weekView(week, context) {
  return h(
    "div.card.week",
    {},
    h("h3", {}, h("small", {}, `Week ${week.week}`), h("span", {}, week.focus)),
    week.tasks.map((task, index) => taskView(task, `prepline.${context.prep.id}.${week.week}.${index}`, context)),
    week.resources.length > 0 &&
      h("ul.resources", {}, week.resources.map((resource) => h("li", {}, h("span", {}, link(resource.url, resource.title), `: ${resource.text}`), dot(resource.basis)))),
  );
}

/** A task that stays ticked off in this browser. */
function taskView(task, key, context) {
  const box = h("input", { type: "checkbox", checked: localStorage.getItem(key) === "done" });
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(key, "done") : localStorage.removeItem(key)));
  return [h(`label.task.${task.basis}`, {}, box, h("span", {}, task.text), dot(task.basis)), evidence(task.evidence, context)];
}

function sources(list) {
  if (!list.length) return null;
  const sorted = [...list].sort((one, other) => Number(other.used) - Number(one.used) || other.relevance - one.relevance);
  return h(
    "ul.sources",
    {},
    sorted.map((source) =>
      h(
        "li",
        {},
        link(source.url, source.title || source.id),
        h("small", {}, [source.channel, date(source.date)].filter(Boolean).join(" · ")),
        h(source.used ? "span.state.completed" : "span.state", {}, source.used ? "Quoted" : "Considered"),
      ),
    ),
  );
}
