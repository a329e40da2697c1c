// The user's guides.

import { act, deleteForm, openDialog } from "./after.js";
import * as api from "./api.js";
import { date, fill, h, monogram, toast } from "./dom.js";

const WORDS = { completed: "Ready", failed: "Failed", parsing_failed: "Needs input", cancelled: "Cancelled" };
const RUNNING = ["processing", "parsing_job_posting", "extracting_requirements", "scraping_reddit", "processing_content", "generating_pdf"];
const STATES = { "": "All", completed: "Ready", running: "Running", failed: "Failed", cancelled: "Cancelled" };
const ORDERS = { newest: "Newest first", oldest: "Oldest first", company: "By company" };

export async function libraryView() {
  const search = h("input", { id: "library-search", type: "search", placeholder: "Company or title" });
  const state = select("library-state", STATES);
  const order = select("library-order", ORDERS);
  const list = h("div", { "aria-live": "polite" });
  const load = async (cursor) => {
    const params = new URLSearchParams({ limit: 20, sort: order.value });
    if (search.value.trim()) params.set("q", search.value.trim());
    const statuses = { running: RUNNING, failed: ["failed", "parsing_failed"] }[state.value] ?? [state.value].filter(Boolean);
    statuses.forEach((status) => params.append("status", status));
    if (cursor) params.set("cursor", cursor);
    show(await api.history(params), Boolean(cursor), params.has("q") || params.has("status"));
  };
  const show = ({ history, next }, more, filtered) => {
    const rows = history.map((item) => h("li", {}, row(item), tools(item, () => reload().then(() => search.focus()))));
    if (more) list.querySelector("ul").append(...rows);
    else fill(list, rows.length ? h("ul.rows.card", {}, rows) : empty(filtered));
    list.querySelector(".show-more")?.remove();
    if (next) list.append(h("div.actions.show-more", {}, act("Show more", () => load(next))));
  };
  const reload = () => load().catch((error) => toast(error.message));
  let typing;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(reload, 250);
  });
  state.addEventListener("change", reload);
  order.addEventListener("change", reload);
  await load();
  const field = (control, label) => h("div.field", {}, h("label.sr", { for: control.id }, label), control);
  return h("div.library", {}, h("h1", {}, "Your guides"), h("div.find", { role: "search" }, field(search, "Search"), field(state, "State"), field(order, "Order")), list);
}

function select(id, options) {
  return h("select", { id }, Object.entries(options).map(([value, text]) => h("option", { value }, text)));
}

function empty(filtered) {
  if (filtered) return h("div.card.empty", {}, h("p", {}, "No guide matches."));
  return h("div.card.empty", {}, h("p", {}, "No guides yet."), h("a.button.primary", { href: "#/" }, "Make your first guide"));
}

/** What can be done with an ended preparation without opening it. */
function tools(item, reload) {
  if (!WORDS[item.status]) return null;
  const about = item.jobTitle || host(item.jobPostingUrl) || "this one";
  const remove = act("Delete", () => openDialog("Delete this guide?", deleteForm(item, reload)), "quiet");
  remove.setAttribute("aria-label", `Delete ${about}`);
  const again = async () => {
    await api.retry(item.id);
    location.hash = `#/prep/${item.id}`;
  };
  return h("span.tools", {}, ["failed", "cancelled"].includes(item.status) && act("Try again", again, "quiet"), remove);
}

export function guideList(items) {
  return h("ul.rows.card", {}, items.map((item) => h("li", {}, row(item))));
}

function row(item) {
  const word = WORDS[item.status];
  return h(
    "a.row",
    { href: `#/prep/${item.id}` },
    monogram(item.companyName || host(item.jobPostingUrl)),
    h(
      "span",
      {},
      h("strong", {}, item.jobTitle || host(item.jobPostingUrl) || "Pasted posting"),
      h("span.sub", {}, [item.companyName, date(item.requestedAt), item.refreshOf && "refreshed"].filter(Boolean).join(" · ")),
    ),
    h(`span.state.${word ? item.status : "running"}`, {}, word || "Running"),
  );
}

export function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
