// The user's guides.

import * as api from "./api.js";
import { date, h, monogram } from "./dom.js";

const WORDS = { completed: "Ready", failed: "Failed", parsing_failed: "Needs input", cancelled: "Cancelled" };

export async function libraryView() {
  const { history: items } = await api.history({ limit: 100 });
  return h(
    "div.library",
    {},
    h("h1", {}, "Your guides"),
    items.length ? guideList(items) : h("div.card.empty", {}, h("p", {}, "No guides yet."), h("a.button.primary", { href: "#/" }, "Make your first guide")),
  );
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
      h("span.sub", {}, [item.companyName, date(item.createdAt)].filter(Boolean).join(" · ")),
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
