// A preparation that is being worked on.

import * as api from "./api.js";
import { refreshAccountSoon } from "./account.js";
import { date, fill, h, mark, monogram, toast } from "./dom.js";
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
  const stop = h("button.button", { type: "button", onclick: () => cancel(prep.id, stop, reload) }, "Cancel");
  let started = startOf(prep);
  let said = prep.progress;
  let cut = false;
  const tick = setInterval(() => {
    if (!line.isConnected) return clearInterval(tick);
    clock.textContent = `${Math.max(0, Math.round((Date.now() - started) / 1000))} s`;
  }, 1000);

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
    if (name !== "snapshot" && name !== "change") return;
    if (data.progress) say((said = data.progress));
    if (data.companyName && data.jobTitle) fill(head, heading((prep = { ...prep, companyName: data.companyName, jobTitle: data.jobTitle })));
    advance(data.status, data.done ?? 0, data.total);
    if (name === "snapshot") {
      fill(log);
      started = startOf(data);
      if (data.jobDetails) showJob(data.jobDetails);
    }
    for (const entry of name === "snapshot" ? data.timeline.filter(({ attempt }) => attempt === data.attempt) : [data]) {
      addLine(log, entry);
      for (const source of silentSources(entry)) addLine(log, { at: entry.at, progress: source });
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
      h("div.actions", {}, stop, h("small", {}, "You can close this page. The guide will be in your library.")),
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

/** What to say of sources that did not answer everything. */
function silentSources({ sources, detail }) {
  const failed = (sources ?? detail?.sources ?? []).filter(({ status }) => status !== "ok" && status !== "disabled");
  return failed.map(({ label, source, detail: why }) => `${label ?? source}: ${why ?? "it did not answer."}`);
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
