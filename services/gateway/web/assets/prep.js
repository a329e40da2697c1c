// One preparation: live progress, what to do when it fails, the guide when it is done.

import { refreshAccount } from "./account.js";
import * as api from "./api.js";
import { date, fill, h, monogram, toast } from "./dom.js";
import { busy, requestForm } from "./form.js";
import { guideView } from "./guide.js";
import { jobCard } from "./job.js";
import { host } from "./library.js";
import { follow } from "./stream.js";

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

/** Show a preparation for as long as `signal` is not aborted. */
export async function prepView(id, signal) {
  const place = h("div", {});
  show(place, id, await api.status(id), signal);
  return place;
}

function show(place, id, prep, signal) {
  const reload = async () => {
    if (!signal.aborted) show(place, id, await api.status(id), signal);
  };
  document.title = `${prep.jobTitle || "Interview guide"} · Prepline`;
  if (prep.status === "completed") return fill(place, guideView(prep));
  if (prep.status === "cancelled" || prep.status === "failed" || prep.status === "parsing_failed") {
    return fill(place, troubleView(prep, reload));
  }
  const view = progressView(prep, reload);
  fill(place, view.element);
  watch(id, view, reload, signal);
}

async function watch(id, view, reload, signal) {
  try {
    await follow(id, view.update, signal);
    if (signal.aborted) return;
    await reload();
    await refreshAccount();
  } catch (error) {
    toast(error.message);
  }
}

function heading(prep) {
  const about = [prep.companyName, host(prep.jobPostingUrl)].filter(Boolean);
  return h(
    "header.prep-head",
    {},
    monogram(prep.companyName || host(prep.jobPostingUrl), true),
    h("div", {}, h("h1", {}, prep.jobTitle || "Your interview guide"), h("p", {}, about.join(" · ") || "From the text you pasted")),
  );
}

function progressView(prep, reload) {
  const started = new Date(prep.createdAt);
  const fills = STEPS.map(() => h("span.fill", {}));
  const items = STEPS.map((name, index) => h("li", {}, h("span.rail", {}, fills[index]), h("span", {}, name)));
  const line = h("p", { role: "status", "aria-live": "polite" }, prep.progress);
  const clock = h("time", {});
  const log = h("ol.log", { "aria-label": "What happened so far" });
  const head = h("div", {}, heading(prep));
  const jobPlace = h("div", {}, prep.jobDetails && jobCard(prep.jobDetails));
  const stop = h("button.button", { type: "button", onclick: () => cancel(prep.id, stop, reload) }, "Cancel");
  const tick = setInterval(() => {
    if (!line.isConnected) return clearInterval(tick);
    clock.textContent = `${Math.max(0, Math.round((Date.now() - started) / 1000))} s`;
  }, 1000);

  const advance = (status, done, total) => {
    const now = STEP_OF[status] ?? 0;
    items.forEach((item, index) => {
      item.className = index < now ? "done" : index === now ? "now" : "";
      item.toggleAttribute("aria-current", index === now);
    });
    if (now < fills.length) fills[now].style.width = total ? `${Math.round((100 * Math.min(done, total)) / total)}%` : "45%";
    fills.slice(0, now).forEach((bar) => (bar.style.width = ""));
  };

  const update = (name, data) => {
    if (name === "connection") {
      if (!data.open) line.textContent = "The connection was lost. Reconnecting…";
      return;
    }
    if (name !== "snapshot" && name !== "change") return;
    if (data.progress) line.textContent = data.progress;
    advance(data.status, data.done ?? 0, data.total);
    if (data.companyName && data.jobTitle) fill(head, heading({ ...prep, ...data }));
    if (name === "snapshot") fill(log);
    for (const entry of name === "snapshot" ? data.timeline : [data]) {
      addLine(log, entry);
      for (const source of silentSources(entry)) addLine(log, { at: entry.at, progress: source });
    }
    if (name === "change" && data.topic === "job.parsed") showJob(prep.id, jobPlace);
  };

  advance(prep.status);
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

async function showJob(id, place) {
  const { jobDetails } = await api.status(id).catch(() => ({}));
  if (jobDetails) fill(place, jobCard(jobDetails));
}

async function cancel(id, button, reload) {
  busy(button, true);
  try {
    await api.cancel(id);
    await reload();
  } catch (error) {
    toast(error.message);
  } finally {
    busy(button, false);
  }
}

function troubleView(prep, reload) {
  const again = async (body) => {
    await api.retry(prep.id, body);
    await reload();
    await refreshAccount();
  };
  const title = { cancelled: "You stopped this one.", parsing_failed: "We could not read that posting.", failed: "This one did not work out." }[prep.status];
  return h(
    "div.prep",
    {},
    heading(prep),
    h(
      "section.card.trouble",
      {},
      h("h2", {}, title),
      h("p.notice", { role: "status", class: prep.status === "cancelled" ? "notice info" : "notice bad" }, prep.error || prep.progress || "Nothing was charged."),
      h("p", {}, "Nothing was charged."),
      prep.status !== "parsing_failed" && retryButton(again),
    ),
    prep.needsManualInput && h("h2", {}, "Tell us by hand instead"),
    prep.needsManualInput && requestForm({ modes: ["text", "manual"], button: "Go on with this", extras: false, onsubmit: again }),
  );
}

function retryButton(again) {
  const button = h("button.button.primary", { type: "button" }, "Try again");
  button.addEventListener("click", async () => {
    busy(button, true);
    try {
      await again();
    } catch (error) {
      toast(error.message);
      busy(button, false);
    }
  });
  return h("div.actions", {}, button, h("a.button.quiet", { href: "#/" }, "Start a new guide"));
}
