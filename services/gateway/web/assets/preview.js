// Before anything is charged: what was understood, what it would cost, and what helps to fit the guide.

import * as api from "./api.js";
import { date, h, plural, toast } from "./dom.js";
import { busy, clearFlaws, field, markFlaw, showProblem } from "./form.js";
import { jobCard } from "./job.js";

const CHECK = { guess: "This is a guess. Please check it.", likely: "Read off the posting. Please check it." };
const REPORTS = {
  likely: "Many candidates write about this employer: expect reports.",
  possible: "Some candidates may have written about this employer. If none did, the guide says so and costs less.",
  unlikely: "Reports about this employer are hard to tell from other texts. If none can be found, the guide says so and costs less.",
};
const RESUME = "Used only to show which of its lines answer which question. It is kept with this guide and deleted with it.";

/** Build the card. `onstart(body)` gets the request with what the user corrected and added; `onback()` leaves it. */
export function previewCard(request, preview, { refused, onstart, onback }) {
  const { job, certainty, price, existing } = preview;
  const company = h("input", { maxlength: "200", value: job.company_name });
  const title = h("input", { maxlength: "200", value: job.job_title });
  const start = h("button.button.primary", { type: "submit", disabled: Boolean(refused) }, existing.length ? "Prepare me again" : "Prepare me");
  const problem = h("div.notice.bad", { hidden: true, role: "alert" });
  const form = h(
    "form.card.ask",
    { novalidate: true, "aria-labelledby": "understood" },
    h("h2", { id: "understood", tabindex: "-1" }, "This is what we understood"),
    existing.length > 0 && existingNotice(existing),
    h(
      "div.pane",
      {},
      field({ name: "company_name", label: "Company", hint: CHECK[certainty.company_name], missing: "Enter the company’s name.", control: company }),
      field({ name: "job_title", label: "Job title", hint: CHECK[certainty.job_title], missing: "Enter the job’s title.", control: title }),
    ),
    jobCard(job),
    h("p.hint", {}, REPORTS[preview.reports]),
    moreFields(),
    problem,
    refused && h("p.notice", { role: "status" }, refused),
    h("div.submit", {}, start, h("button.button.quiet", { type: "button", onclick: onback }, "Back"), h("small", {}, priceText(price))),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearFlaws(form);
    problem.hidden = true;
    const empty = [company, title].find((control) => !control.value.trim());
    if (empty) return markFlaw(empty, empty.dataset.missing);
    busy(start, true);
    try {
      await onstart(completed(form, request, job));
    } catch (error) {
      showProblem(form, problem, error);
    } finally {
      busy(start, false);
    }
  });
  return form;
}

/** The request, with what differs from what was read, and what was added. */
function completed(form, request, job) {
  const body = { ...request };
  for (const name of ["company_name", "job_title"]) {
    const value = form.elements.namedItem(name).value.trim();
    if (value !== job[name] || request[name]) body[name] = value;
  }
  for (const name of ["interview_date", "notes", "resume_text"]) {
    const value = form.elements.namedItem(name).value.trim();
    if (value) body[name] = value;
  }
  return body;
}

function existingNotice([latest]) {
  const state = latest.status === "completed" ? "You have a guide for this job" : "A guide for this job is being written";
  return h("p.notice", { role: "status" }, h("span", {}, `${state}, asked for on ${date(latest.requestedAt)}. `, h("a", { href: `#/prep/${latest.id}` }, "Open it"), " instead of paying again."));
}

function priceText(price) {
  return price ? `Up to ${plural(price.most, "credit")} of your ${price.available}, only when your guide is delivered.` : "Charged only when your guide is delivered.";
}

function moreFields() {
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const day = h("input", { type: "date", min: today });
  const notes = h("textarea", { rows: 3, maxlength: "20000", placeholder: "What the recruiter told you, rounds so far…" });
  const resume = h("textarea", { rows: 3, maxlength: "20000", placeholder: "Its text, or choose a file below" });
  return h(
    "details.more",
    {},
    h("summary", {}, "Add your interview date, notes or résumé"),
    h(
      "div.pane",
      {},
      field({ name: "interview_date", label: "Day of the interview", hint: "The plan then fits the time you have.", control: day }),
      field({ name: "notes", label: "Your notes", hint: "Used as a source of its own.", control: notes }),
      field({ name: "resume_text", label: "Your résumé", hint: RESUME, control: resume }),
      resumeFile(resume),
    ),
  );
}

/** A file whose text goes into the field, where it can be read, changed and removed. */
function resumeFile(text) {
  const input = h("input", { type: "file", id: "resume-file", accept: ".pdf,.docx,.txt,application/pdf" });
  const remove = h("button.button.clear", { type: "button", hidden: true }, "Remove the résumé");
  const offer = () => (remove.hidden = !text.value);
  text.addEventListener("input", offer);
  remove.addEventListener("click", () => {
    text.value = input.value = "";
    offer();
    text.focus();
  });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      text.value = await api.textOf(file);
    } catch (error) {
      input.value = "";
      toast(error.message);
    }
    offer();
  });
  return h("div.field", {}, h("label", { for: "resume-file" }, "Résumé as PDF, Word or text file"), input, remove);
}
