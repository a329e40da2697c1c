// The start page: what Prepline does, the form, the latest guides.

import { cost, refreshAccount, refusal } from "./account.js";
import * as api from "./api.js";
import { h } from "./dom.js";
import { requestForm } from "./form.js";
import { guideList } from "./library.js";

export async function homeView() {
  const [, items] = await Promise.all([refreshAccount(), api.history(4).catch(() => [])]);
  const refused = refusal();
  // One key per form: sending it again after a lost answer starts nothing twice.
  let key = api.newKey();
  let sent = "";
  const form = requestForm({
    button: "Prepare me",
    note: cost() ? `Up to ${cost()} credits, only when your guide is delivered.` : "Charged only when your guide is delivered.",
    refused: Boolean(refused),
    onsubmit: async (body) => {
      const fingerprint = JSON.stringify(body);
      if (sent && sent !== fingerprint) key = api.newKey();
      sent = fingerprint;
      const { id } = await api.generate(body, key);
      location.hash = `#/prep/${id}`;
    },
  });
  return h(
    "div",
    {},
    h(
      "div.start",
      {},
      h(
        "div",
        {},
        h("h1", {}, "Know what they will ask."),
        h("p.lead", {}, "Paste a job posting. Prepline finds what candidates reported about interviewing there and writes your guide, with the source next to every claim."),
        refused && h("p.notice", { role: "status" }, refused),
        form,
      ),
      h("aside.promise", { "aria-label": "How it works" }, sample(), steps()),
    ),
    items.length > 0 && h("section.recent", {}, h("h2", {}, "Your latest guides"), guideList(items)),
  );
}

function sample() {
  return h(
    "div.card.sample",
    {},
    h("p", {}, "What an item looks like"),
    h(
      "div.item.reported",
      {},
      h("p", {}, "Design a rate limiter for a public API."),
      h("div.meta", {}, h("span.badge.reported", {}, "Reported"), h("span", {}, "3 reports"), h("span", {}, "System design round")),
    ),
    h("blockquote", {}, "“They asked me to design a rate limiter and kept pushing on what happens when Redis is down.”"),
  );
}

function steps() {
  const step = (title, text) => h("li", {}, h("div", {}, h("strong", {}, title), " ", h("span", {}, text)));
  return h(
    "ol.steps-plain",
    {},
    step("Reads the posting.", "Skills, level, pay, what they say about their process."),
    step("Collects experiences.", "Public discussions by people who interviewed there."),
    step("Checks every quote.", "What no source says is marked as general advice."),
    step("Writes your guide.", "A PDF, this page, and plain data."),
  );
}
