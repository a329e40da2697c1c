// A preparation that is being worked on.

import * as api from "./api.js";
import { refreshAccountSoon } from "./account.js";
import { date, fill, h, mark, monogram, plural, toast } from "./dom.js";
import { busy } from "./form.js";
import { jobCard } from "./job.js";
import { host } from "./library.js";

const STEPS = ["Reading the posting", "Collecting experiences", "Checking and distilling", "Writing your guide"];
const STEP_OF = {
  processing: 0,
  parsing_job_posting: 0,
  extracting_requirements: 0,
  scraping_reddit: 1,
  processing_content: 2,
  generating_pdf: 3,
  completed: 4,
};

export function heading(prep) {
  const about = [prep.companyName, host(prep.jobPostingUrl)].filter(Boolean);
  return h(
    "header.prep-head",
    {},
    monogram(prep.companyName || host(prep.jobPostingUrl), true),
    h("div", {}, h("h1", {}, prep.jobTitle || "Your interview guide"), h("p", {}, about.join(" · ") || "From the text you pasted")),
  );
}

/** Return {element, update}: what is shown, and what takes the stream's events. */
export function progressView(prep, reload) {
  const fills = STEPS.map(() => h("span.fill", {}));
  const items = STEPS.map((name, index) => h("li", {}, h("span.rail", {}, fills[index]), h("span", {}, name)));
  const line = h("p", { role: "status", "aria-live": "polite" }, prep.progress);
  const clock = h("time", {});
  const log = h("ol.log", { "aria-label": "What happened so far" });
  const head = h("div", {}, heading(prep));
  const jobPlace = h("div", {});
  const found = h("div.part", {});
  const parts = h("div.part", {});
  const stop = h("button.button", { type: "button", onclick: () => cancel(prep.id, stop, reload) }, "Cancel");
  let started = startOf(prep);
  let said = prep.progress;
  let cut = false;
  let remaining = {};
  let status = prep.status;
  let begun = Date.now();
  const tick = setInterval(() => {
    if (!line.isConnected) return clearInterval(tick);
    clock.textContent = [`${seconds(Date.now() - started)} s`, rest()].filter(Boolean).join(" · ");
  }, 1000);
  /** What is left, by how long the same took lately; nothing is promised once it takes longer. */
  const rest = () => {
    const left = seconds(begun + (remaining[status] ?? 0) * 1000 - Date.now());
    return left > 0 ? `about ${left} s left` : "";
  };

  const advance = (status, done, total) => {
    const now = STEP_OF[status] ?? 0;
    items.forEach((item, index) => {
      item.className = index < now ? "done" : index === now ? "now" : "";
      mark(item, "step", index === now);
    });
    if (now < fills.length) fills[now].style.width = total ? `${Math.round((100 * Math.min(done, total)) / total)}%` : "45%";
    fills.slice(0, now).forEach((bar) => (bar.style.width = ""));
    document.title = `${STEPS[now] ?? "Ready"}… ${prep.jobTitle || "Interview guide"} · Prepline`;
  };
  const say = (text) => line.textContent !== text && (line.textContent = text);
  const showJob = (job) => fill(jobPlace, job && jobCard(job));

  const update = (name, data) => {
    if (name === "connection") {
      if (data.open !== !cut) say(data.open ? said : "The connection was lost. Reconnecting…");
      cut = !data.open;
      return;
    }
    if (name === "hello") remaining = data.remaining ?? {};
    if (name !== "snapshot" && name !== "change") return;
    if (data.progress) say((said = data.progress));
    if (data.companyName && data.jobTitle) fill(head, heading((prep = { ...prep, companyName: data.companyName, jobTitle: data.jobTitle })));
    if (data.status !== status) begun = Date.now();
    status = data.status;
    advance(data.status, data.done ?? 0, data.total);
    if (name === "snapshot") {
      fill(log);
      started = startOf(data);
      if (data.jobDetails) showJob(data.jobDetails);
    }
    for (const entry of name === "snapshot" ? data.timeline.filter(({ attempt }) => attempt === data.attempt) : [data]) {
      addLine(log, entry);
      if (entry.sources) fill(found, sourceList(entry.sources));
      if (entry.sections) fill(parts, sectionList(entry.sections));
    }
    if (name === "change" && data.topic === "job.parsed") api.status(prep.id).then(({ jobDetails }) => jobDetails && showJob(jobDetails), () => {});
  };

  advance(prep.status);
  showJob(prep.jobDetails);
  const element = h(
    "div.prep",
    {},
    head,
    h(
      "section.card.progress",
      { "aria-label": "Progress" },
      h("ol.stepper", {}, items),
      h("div.now-line", {}, line, clock),
      log,
      found,
      parts,
      h("div.actions", {}, stop, notifyButton(), h("small", {}, "You can close this page. The guide will be in your library.")),
    ),
    jobPlace,
  );
  return { element, update };
}

/** When the present attempt began; a retried preparation may have been asked for days ago. */
function startOf({ timeline = [], createdAt }) {
  const accepted = timeline.filter(({ topic }) => topic === "accepted");
  return new Date(accepted.at(-1)?.at ?? createdAt);
}

const seconds = (milliseconds) => Math.max(0, Math.round(milliseconds / 1000));

/** What each source gave, and in words why one gave nothing. */
function sourceList(sources) {
  const say = ({ status, found, kept, detail }) => {
    if (status === "disabled") return "not asked";
    if (status !== "ok") return [found > 0 && `${found} found`, detail ?? "it did not answer"].filter(Boolean).join(", ");
    return found ? `${found} found, ${kept} about these interviews` : "nothing found";
  };
  return [
    h("h2", {}, "Where we looked"),
    h("ul.counts", {}, sources.map((one) => h("li", { class: one.status === "ok" || one.status === "disabled" ? "" : "refused" }, h("span", {}, one.label ?? one.source), h("span", {}, say(one))))),
  ];
}

/** What the guide will hold, as soon as it is written; what it says is there once it was delivered. */
function sectionList(sections) {
  return [h("h2", {}, "Written so far"), h("ul.counts", {}, sections.map(({ title, entries }) => h("li", {}, h("span", {}, title), h("span", {}, plural(entries, "item")))))];
}

/** Ask for consent, then say once that the guide is ready, if the user is elsewhere by then. */
function notifyButton() {
  if (!("Notification" in window) || Notification.permission === "denied") return null;
  if (Notification.permission === "granted") return h("small", {}, "You will be told when it is ready.");
  const button = h("button.button.quiet", { type: "button" }, "Tell me when it is ready");
  button.addEventListener("click", async () => {
    const answer = await Notification.requestPermission();
    button.textContent = answer === "granted" ? "You will be told" : "Your browser does not allow it";
    button.setAttribute("aria-disabled", "true");
  });
  return button;
}

/** The notification itself; does nothing without consent, or while the page is looked at. */
export function notifyReady(prep) {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.visibilityState === "visible") return;
  const body = [prep.jobTitle, prep.companyName].filter(Boolean).join(" · ");
  const said = new Notification(prep.status === "completed" ? "Your guide is ready" : "Your guide needs you", { body, tag: prep.id });
  said.addEventListener("click", () => (focus(), said.close()));
}

/** Add a line, unless it says what the last one says: late events repeat the progress that was reached. */
function addLine(log, { at, progress }) {
  if (!progress || log.lastElementChild?.lastElementChild.textContent === progress) return;
  log.append(h("li", {}, h("time", { datetime: at }, date(at, { timeStyle: "medium", hourCycle: "h23" })), h("span", {}, progress)));
}

async function cancel(id, button, reload) {
  busy(button, true);
  try {
    await api.cancel(id);
    refreshAccountSoon();
  } catch (error) {
    toast(error.message);
  }
  busy(button, false);
  await reload();
}
