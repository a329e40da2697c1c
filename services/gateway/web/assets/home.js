// The start page: what Prepline does, the form, the preview, the latest guides.

import { refreshAccount, refusal, upgradeUrl } from "./account.js";
import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { requestForm } from "./form.js";
import { guideList } from "./library.js";
import { previewCard } from "./preview.js";
import { loadConfig } from "./session.js";

const SAMPLE = `Senior Backend Engineer, Payments
Company: Northwind Trading
Location: Lisbon, Portugal (hybrid)

Northwind Trading moves money for 40,000 shops. We are looking for a Senior Backend Engineer for our payments team.

What you will do
- Design and run services that take payments without losing or doubling one
- Review designs, mentor two junior engineers, share the on-call rota

What we ask for
- Five years with Python or Go, PostgreSQL and Kafka
- Experience with idempotency, retries and reconciliation

Our process: a call with the recruiter, a coding exercise of an hour, a system design round, and a talk with the team.`;

export async function homeView() {
  const [{ sample: address }, page] = await Promise.all([loadConfig(), api.history({ limit: 4 }).catch(() => ({ history: [] })), refreshAccount()]);
  const items = page.history;
  const place = h("div", {});
  showForm(place, { refused: refusal(), address });
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
        place,
      ),
      h("aside.promise", { "aria-label": "How it works" }, sample(), steps()),
    ),
    items.length > 0 && h("section.recent", {}, h("h2", {}, "Your latest guides"), guideList(items)),
  );
}

function showForm(place, given, known) {
  const { refused, address } = given;
  const look = async (request) => {
    const preview = await previewOf(request);
    if (preview) showPreview(place, request, preview, given);
    else await start(request);
  };
  const form = requestForm({ button: "Continue", note: "Free: you see what we understood before anything is charged.", known, onsubmit: look });
  const tap = h("button.button.quiet", { type: "button" }, "Try it with a sample posting");
  tap.addEventListener("click", () => (address ? form.fillIn("url", { job_posting_url: address }) : form.fillIn("text", { job_posting_text: SAMPLE })));
  fill(place, refused && h("p.notice", { role: "status" }, h("span", {}, refused, upgradeUrl() && [" ", h("a", { href: upgradeUrl(), rel: "noopener" }, "Get more")])), form, h("p.tap", {}, tap));
}

function showPreview(place, request, preview, given) {
  const card = previewCard(request, preview, { refused: given.refused, onstart: start, onback: () => (showForm(place, given, request), place.querySelector("input:checked").focus()) });
  fill(place, card);
  card.querySelector("h2").focus();
}

/** What would be prepared for; null when the preview is not to be had, which must not keep anybody from a guide. */
async function previewOf(request) {
  try {
    return await api.preview(request);
  } catch (error) {
    if (error.status >= 500 || error.status === 429) return null;
    throw error;
  }
}

// One key per request: sending it again after a lost answer starts nothing twice.
let key = api.newKey();
let sent = "";

async function start(body) {
  const fingerprint = JSON.stringify(body);
  if (sent && sent !== fingerprint) key = api.newKey();
  sent = fingerprint;
  const { id } = await api.generate(body, key);
  sent = "";
  key = api.newKey();
  location.hash = `#/prep/${id}`;
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
