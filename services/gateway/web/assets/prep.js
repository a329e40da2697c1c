// One preparation: live progress, what to do when it fails, the guide when it is done.

import { refreshAccount, refreshAccountSoon } from "./account.js";
import * as api from "./api.js";
import { announce, fill, h, toast } from "./dom.js";
import { busy, requestForm } from "./form.js";
import { guideView } from "./guide.js";
import { heading, notifyReady, progressView } from "./progress.js";
import { follow } from "./stream.js";

const TROUBLE = { cancelled: "You stopped this one.", parsing_failed: "We could not read that posting.", failed: "This one did not work out." };
const STATES = { completed: "Ready", cancelled: "Stopped", parsing_failed: "Needs your input", failed: "Failed" };

/** Show a preparation for as long as `signal` is not aborted. */
export async function prepView(id, signal) {
  const place = h("div", {});
  show(place, id, await api.status(id), signal);
  return place;
}

function show(place, id, prep, signal) {
  const reload = async () => {
    if (signal.aborted) return prep;
    prep = await api.status(id);
    show(place, id, prep, signal);
    return prep;
  };
  const state = STATES[prep.status];
  document.title = [state, prep.jobTitle || "Interview guide"].filter(Boolean).join(": ") + " · Prepline";
  if (prep.status === "completed") return put(place, guideView(prep));
  if (TROUBLE[prep.status]) {
    put(place, troubleView(prep, reload));
    return watchForOthers(id, prep, reload, signal);
  }
  const view = progressView(prep, reload);
  put(place, view.element);
  watch(id, view, reload, signal);
}

/** Replace the view; a focus that was in the old one begins at the new one's heading. */
function put(place, element) {
  const within = place.contains(document.activeElement);
  fill(place, element);
  const heading = place.querySelector("h1");
  heading.tabIndex = -1;
  if (within) heading.focus({ preventScroll: true });
}

async function watch(id, view, reload, signal) {
  try {
    await follow(id, view.update, signal);
    if (signal.aborted) return;
    notifyReady(await reload());
    announce(document.title.split(" · ")[0]);
    await refreshAccount();
  } catch (error) {
    if (!signal.aborted) toast(error.message);
  }
}

/** Another tab may have tried it again: look when the user comes back to this one. */
function watchForOthers(id, prep, reload, signal) {
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const now = await api.status(id, signal).catch(() => prep);
    if (now.seq !== prep.seq && !signal.aborted) (stop(), await reload());
  };
  const stop = () => document.removeEventListener("visibilitychange", look);
  document.addEventListener("visibilitychange", look);
  signal.addEventListener("abort", stop, { once: true });
}

function troubleView(prep, reload) {
  const again = async (body) => {
    try {
      await api.retry(prep.id, body);
    } catch (error) {
      if (error.code !== "conflict") throw error;
      toast(error.message); // it goes on elsewhere, say in another tab: show how it stands
    }
    await reload();
    refreshAccountSoon();
  };
  const known = { company_name: prep.companyName || prep.guess?.companyName, job_title: prep.jobTitle || prep.guess?.jobTitle };
  const why = prep.status === "cancelled" ? null : prep.error || prep.progress;
  return h(
    "div.prep",
    {},
    heading(prep),
    h(
      "section.card.trouble",
      {},
      h("h2", {}, TROUBLE[prep.status]),
      why && h("p.notice.bad", { role: "status" }, why),
      prep.suggestions?.length > 0 && h("div", {}, h("p", {}, "What helps:"), h("ul.bullets", {}, prep.suggestions.map((text) => h("li", {}, text)))),
      h("p", {}, "Nothing was charged: credits are taken only for a guide that was delivered. What was reserved for this one is yours again."),
      (prep.retryable || prep.status !== "parsing_failed") && retryButton(again),
    ),
    prep.needsManualInput && h("h2", {}, "Go on another way"),
    prep.needsManualInput && requestForm({ modes: ["manual", "text", "url"], labels: { url: "Another link" }, known, button: "Go on with this", onsubmit: again }),
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
