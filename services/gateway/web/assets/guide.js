// The finished guide.

import { act, changesNotice, guideActions } from "./after.js";
import * as api from "./api.js";
import { date, h, link, mark, monogram, plural } from "./dom.js";

const MOST_SHOWN = 5;
export const BASIS = { reported: "Reported", employer: "From the employer", posting: "From the posting", general: "General advice" };

/** A guide that somebody shared: to be read, nothing else. */
export async function sharedView(signal, secret) {
  const { job, insights, outline } = await api.shared(secret);
  document.title = `${job.job_title} · Prepline`;
  return guideView({ jobDetails: job, insights, outline });
}

export function guideView(prep) {
  const { insights, jobDetails: job, outline } = prep;
  if (!insights || !job || !outline) return onlyPdf(prep);
  const context = { prep, job, insights, hidden: new Set(), filter: () => hide(body, context.hidden), sources: new Map(insights.sources.map((source) => [source.id, source])) };
  const readOnly = !prep.id;
  const sections = outline.map((section) => sectionView(section, context));
  const body = h("div.guide", {}, contents(sections, prep.id ? `#/prep/${prep.id}` : location.hash.split("/").slice(0, 3).join("/")), h("div.sections", {}, sections.map((part) => part.element)));
  return h("article", {}, head(prep, job), !readOnly && changesNotice(prep), grounding(context), body);
}

function onlyPdf(prep) {
  return h("div.prep", {}, h("h1", {}, prep.jobTitle || "Your guide is ready"), h("div.actions", {}, act("Download PDF", () => api.download(prep.id, "pdf"), "primary")));
}

function head(prep, job) {
  const facts = [job.level, job.team_division, job.location, prep.pages && plural(prep.pages, "page"), prep.charge && plural(prep.charge.amount, "credit")];
  return h(
    "header.guide-head",
    {},
    monogram(job.company_name, true),
    h("div", {}, h("h1", {}, job.job_title), h("div.facts", {}, h("strong", {}, job.company_name), facts.filter(Boolean).map((fact) => h("span", {}, fact)))),
    prep.id && guideActions(prep),
    prep.jobPostingUrl && h("p", {}, link(prep.jobPostingUrl, "Open the posting")),
  );
}

/** On paper nothing can be unfolded, so everything is; afterwards it is as it was. */
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.dataset.printed = "";
    folded.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const unfolded of document.querySelectorAll("details[data-printed]")) {
    delete unfolded.dataset.printed;
    unfolded.open = false;
  }
});

/** How well the guide is supported, as a bar whose parts can be hidden. */
function grounding({ insights, hidden, filter }) {
  const counts = { employer: 0, ...insights.grounding };
  const toggle = (basis) => (event) => {
    if (hidden.has(basis)) hidden.delete(basis);
    else hidden.add(basis);
    event.currentTarget.setAttribute("aria-pressed", String(!hidden.has(basis)));
    filter();
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

/** Hide what is of the hidden origins or of other roles, and every heading and button that then stands for nothing. */
function hide(body, hidden) {
  for (const part of body.querySelectorAll("[data-basis]")) {
    const { role } = part.closest("section").dataset;
    part.hidden = hidden.has(part.dataset.basis) || (role !== undefined && (part.dataset.role ?? role) !== role);
  }
  for (const box of [...body.querySelectorAll("[data-box]")].reverse()) {
    const parts = [...box.querySelectorAll("[data-basis]")];
    const left = parts.filter((part) => !part.hidden);
    box.hidden = parts.length > 0 && !left.length;
    const more = box.querySelector(":scope > summary[data-more]");
    if (more) more.textContent = `Show ${left.length} more`;
  }
  for (const section of body.querySelectorAll("section")) {
    const boxes = [...section.querySelectorAll(":scope > [data-box]")];
    section.querySelector(":scope > .all-hidden").hidden = !boxes.length || boxes.some((box) => !box.hidden);
  }
}

/** What an entry of the outline refers to, e.g. `insights.common_questions.technical.3`. */
function resolve(ref, { job, insights }) {
  return ref.split(".").reduce((part, key) => part?.[key], { job, insights });
}

function sectionView({ id, title, lead, groups, nothing }, context) {
  const body = groups.length ? groups.map((group) => groupView(group, context)) : h("p", {}, nothing);
  const roles = new Set(groups.flatMap(({ entries }) => entries.map((entry) => resolve(entry.ref, context)?.other_role)).filter(Boolean));
  if (groups.length && roles.size) body.unshift(roleChips([...roles], context));
  return { id, title, element: h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title`, tabindex: "-1" }, title), h("p.lead", {}, lead), body, h("p.all-hidden", { hidden: true }, "Everything here is hidden by a filter.")) };
}

/** Chips that narrow a section to what one kind of role was asked. */
function roleChips(roles, { job, filter }) {
  const choose = (role) => ({ currentTarget: chosen }) => {
    for (const chip of chosen.parentElement.children) chip.setAttribute("aria-pressed", String(chip === chosen));
    const { dataset } = chosen.closest("section");
    if (role === null) delete dataset.role;
    else dataset.role = role;
    filter();
  };
  const chip = (text, role) => h("button.filter", { type: "button", "aria-pressed": String(role === null), onclick: choose(role) }, text);
  return h("div.filters.roles", { role: "group", "aria-label": "Show by kind of role" }, chip("All roles", null), chip(job.role_category ?? "This role", ""), roles.map((role) => chip(role, role)));
}

const RENDERERS = { stages, weeks, stories, lines, sources };

function groupView({ title, kind, entries }, context) {
  return h("div.group", { "data-box": "" }, title && h("h3", {}, title), (RENDERERS[kind] || itemList)(entries, context));
}

function contents(sections, base) {
  const links = sections.map(({ id, title }) => h("a", { href: `${base}/${id}`, "data-for": id }, title));
  const nav = h("nav.contents", { "aria-label": "Contents of the guide" }, links);
  const watcher = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      for (const anchor of links) {
        const current = anchor.dataset.for === seen.target.id;
        mark(anchor, "true", current);
        if (current) nav.scrollTo({ left: anchor.offsetLeft - 60 });
      }
    },
    { rootMargin: "-90px 0px -70% 0px" },
  );
  sections.forEach(({ element }) => watcher.observe(element));
  return nav;
}

/** The best items, and the rest on demand: a long list read to its end is a rare thing. */
function itemList(entries, context) {
  return shortened(entries.map((entry) => h("li", { "data-basis": resolve(entry.ref, context).basis, "data-role": resolve(entry.ref, context).other_role ?? "" }, item(entry, context))), "ul.items");
}

function shortened(rows, list) {
  if (rows.length <= MOST_SHOWN + 1) return h(list, {}, rows);
  const rest = rows.splice(MOST_SHOWN);
  return [h(list, {}, rows), h("details.rest", { "data-box": "" }, h("summary", { "data-more": "" }, `Show ${rest.length} more`), h(list, {}, rest))];
}

function lines(entries, context) {
  return h("ul.bullets", {}, entries.map((entry) => h("li", {}, resolve(entry.ref, context))));
}

function item(entry, context) {
  const part = resolve(entry.ref, context);
  const about = [
    part.stage,
    part.topic,
    part.reports > 1 && `${part.reports} reports`,
    part.asked_of && `asked of: ${part.asked_of}`,
    part.other_role && `for ${part.other_role}`,
    part.outcome && { offer: "Got an offer", reject: "Was rejected", pending: "Waiting", withdrew: "Withdrew" }[part.outcome],
    part.role,
    (part.last_seen || part.occurred_on) && date(part.last_seen || part.occurred_on, { month: "short", year: "numeric" }),
  ];
  const plain = !about.some(Boolean) && !part.evidence?.length && !part.guidance && !part.question;
  return h(
    `div.item.${part.basis}${plain ? ".plain" : ""}`,
    {},
    entry.quotation ? h("blockquote.text", {}, `“${part.text}”`, citation(part.evidence[0], context)) : h("p", {}, part.text),
    part.guidance && h("p.more-text", {}, h("b", {}, "Approach"), ` (general advice): ${part.guidance}`),
    advice(part),
    h("div.meta", {}, badge(part.basis), about.filter(Boolean).map((text) => h("span", {}, text))),
    evidence(entry, part, context),
  );
}

/** The basis as a coloured dot, where a badge would shout. */
function dot(basis) {
  return h(`span.dot.${basis}`, { role: "img", title: BASIS[basis], "aria-label": BASIS[basis] });
}

function badge(basis) {
  return h(`span.badge.${basis}`, {}, BASIS[basis]);
}

/** What to make of a demand of the posting. */
function advice(part) {
  const lines = [["They probe", part.probes], ["Likely question", part.question], ["Have ready", part.have_ready]];
  return lines.map(([label, text]) => text && h("p.more-text", {}, h("b", {}, label), ` (general advice): ${text}`));
}

function stories(entries, context) {
  return h("ul.items", {}, entries.map((entry) => h("li", {}, storyView(resolve(entry.ref, context)))));
}

function storyView({ question, requirement, passages, advice: how }) {
  return h(
    "div.item",
    {},
    h("p", {}, question),
    requirement && h("p.more-text", {}, h("b", {}, "The posting"), `: ${requirement}`),
    passages.map((passage) => h("blockquote.text", {}, `“${passage}”`, h("cite", {}, "Your résumé"))),
    how && h("p.more-text", {}, how),
  );
}

function evidence(entry, part, context) {
  const proofs = entry.quotes.map((index) => part.evidence[index]);
  if (!proofs.length) return null;
  return h(
    "details.evidence",
    {},
    h("summary", {}, proofs.length === 1 ? "Show the quote" : `Show ${proofs.length} quotes`),
    proofs.map((proof) => h("blockquote", {}, `“${proof.quote}”`, citation(proof, context))),
  );
}

function citation({ source_id: id }, context) {
  const source = context.sources.get(id);
  if (!source) return h("cite", {}, id === "posting" ? "The job posting" : id);
  const about = [source.channel, date(source.date, { month: "short", year: "numeric" })].filter(Boolean).join(" · ");
  return h("cite", {}, link(source.url, source.title || source.id), about && ` (${about})`);
}

function stages(entries, context) {
  return h("ol.stages", {}, entries.map((entry, index) => stageView(entry, index + 1, context)));
}

function stageView(entry, number, context) {
  const stage = resolve(entry.ref, context);
  const facts = entry.details;
  return h(
    "li.stage",
    { "data-box": "" },
    h("span.number", { "aria-hidden": "true" }, number),
    h("div.body", {}, h("h3", {}, stage.name), facts.length > 0 && h("div.facts", {}, facts.map((fact) => h("span", {}, fact))), h("div", { "data-basis": stage.basis }, item(entry, context)), entry.children.length > 0 && itemList(entry.children, context)),
  );
}

function weeks(entries, context) {
  const { days_left: days, practice_target: target } = context.insights.preparation_plan;
  const known = days !== null && days !== undefined;
  return h("div.items", {}, (target || known) && h("p", {}, [known && `${plural(days, "day")} left.`, target].filter(Boolean).join(" ")), entries.map((entry) => weekView(entry, context)));
}

function weekView(entry, context) {
  const week = resolve(entry.ref, context);
  const parts = entry.children.map((child) => [child, resolve(child.ref, context)]);
  const resources = parts.filter(([, part]) => part.title !== undefined);
  const tasks = parts.filter(([, part]) => part.title === undefined);
  return h(
    "div.card.week",
    { "data-box": "" },
    h("h3", {}, h("small", {}, [`Week ${week.week}`, week.hours && plural(week.hours, "hour")].filter(Boolean).join(" · ")), h("span", {}, week.focus)),
    tasks.map(([child, task], index) => taskView(child, task, `prepline.${context.prep.id}.${week.week}.${index}`, context)),
    resources.length > 0 &&
      h("ul.resources", {}, resources.map(([, resource]) => h("li", { "data-basis": resource.basis }, h("span", {}, link(resource.url, resource.title), `: ${resource.text}`), dot(resource.basis)))),
  );
}

/** A task that stays ticked off in this browser. */
function taskView(entry, task, key, context) {
  const box = h("input", { type: "checkbox", checked: localStorage.getItem(key) === "done" });
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(key, "done") : localStorage.removeItem(key)));
  return h("div", { "data-basis": task.basis }, h(`label.task.${task.basis}`, {}, box, h("span", {}, task.text), dot(task.basis)), evidence(entry, task, context));
}

function sources(entries, context) {
  return h(
    "ul.sources",
    {},
    entries.map((entry) => {
      const source = resolve(entry.ref, context);
      return h("li", {}, link(source.url, source.title || source.id), h("small", {}, [source.channel, date(source.date)].filter(Boolean).join(" · ")));
    }),
  );
}
