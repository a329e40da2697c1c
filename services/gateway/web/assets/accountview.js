// The user's plan, credits and data.

import { act, openDialog } from "./after.js";
import * as api from "./api.js";
import { date, h, plural } from "./dom.js";
import { canSignOut, signOut } from "./session.js";

const KINDS = { signup: "Welcome credits", grant: "Credits added", capture: "Guide delivered", refund: "Refund", hold: "Reserved", release: "Given back, nothing charged", tier: "Plan changed" };

export async function accountView() {
  document.title = "Account · Prepline";
  const [account, { entries }] = await Promise.all([api.account(), api.ledger()]);
  const { credits, held, tier, interviewPrepsUsed: used, interviewPrepsLimit: limit, prepCost, resetsAt, upgradeUrl } = account;
  const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h(
    "div.library.account-page",
    {},
    h("h1", {}, "Account"),
    h(
      "section.card.trouble",
      { "aria-label": "Plan and credits" },
      h(
        "dl.figures",
        {},
        fact("Plan", tier),
        fact("Credits", credits),
        fact("Reserved for running guides", held),
        fact("Guides this month", limit === null || limit === undefined ? used : `${used} of ${limit}`),
        resetsAt && fact("Counted anew from", date(resetsAt)),
        fact("A guide costs up to", plural(prepCost, "credit")),
      ),
      upgradeUrl && h("div.actions", {}, h("a.button.primary", { href: upgradeUrl, rel: "noopener" }, "Get more")),
    ),
    h("section.card.trouble", { "aria-labelledby": "ledger-title" }, h("h2", { id: "ledger-title" }, "What was charged and why"), ledgerTable(entries)),
    h(
      "section.card.trouble",
      { "aria-labelledby": "data-title" },
      h("h2", { id: "data-title" }, "Your data"),
      h("p", {}, "Everything that is kept about you, as one file; or gone for good."),
      h("div.actions", {}, act("Export my data", () => api.save("/api/account/export", "prepline-data.json")), act("Delete my data…", () => openDialog("Delete everything?", deletion())), canSignOut() && act("Sign out", leave)),
    ),
  );
}

function ledgerTable(entries) {
  const shown = entries.filter(({ amount, held }) => amount || held);
  if (!shown.length) return h("p", {}, "Nothing yet.");
  const line = ({ at, kind, amount, held, prepId }) => [
    date(at),
    prepId ? h("a", { href: `#/prep/${prepId}` }, KINDS[kind] ?? kind) : KINDS[kind] ?? kind,
    amount ? `${amount > 0 ? "+" : "−"}${Math.abs(amount)}` : `${Math.abs(held)} ${held > 0 ? "reserved" : "freed"}`,
  ];
  return h(
    "div.scroll",
    { tabindex: "0", role: "region", "aria-labelledby": "ledger-title" },
    h(
      "table.ledger",
      { "aria-labelledby": "ledger-title" },
      h("thead", {}, h("tr", {}, ["Date", "What", "Credits"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, shown.map((entry) => h("tr", {}, line(entry).map((cell) => h("td", {}, cell))))),
    ),
  );
}

function deletion() {
  return [
    h("p", {}, "All your guides, files, notes and résumés are deleted, and the credits you have left are lost. This cannot be undone."),
    act("Delete everything for good", async (button) => {
      await api.removeAccount();
      button.closest("dialog").close();
      leave();
    }, "danger"),
  ];
}

function leave() {
  signOut();
  location.hash = "#/";
  location.reload();
}
