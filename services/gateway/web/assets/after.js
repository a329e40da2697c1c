// What can be done with a finished guide: take it along, practise, refresh, share, report back, delete.

import { priceInWords, refreshAccountSoon } from "./account.js";
import * as api from "./api.js";
import { date, h, plural, toast } from "./dom.js";
import { busy } from "./form.js";

const FILES = { md: "Markdown", html: "Web page", ics: "Calendar", apkg: "Flash cards (Anki)", json: "Data (JSON)" };

/** The buttons of a finished guide. */
export function guideActions(prep) {
  const { id } = prep;
  const dialog = (title, build) => () => openDialog(title, build(prep));
  return h(
    "div.actions",
    {},
    act("Download PDF", () => api.download(id, "pdf"), "primary"),
    h("a.button", { href: `#/practice/${id}` }, "Practise"),
    h(
      "details.menu",
      {},
      h("summary.button", {}, "More"),
      h(
        "div.card",
        {},
        Object.entries(FILES).map(([extension, name]) => act(name, () => api.download(id, extension))),
        h("hr", {}),
        act("Share…", dialog("Share this guide", shareForm)),
        act("How did it go?…", dialog("How did the interview go?", debriefForm)),
        act("Refresh…", dialog("Ask for a new guide", refreshForm)),
        act("Delete…", dialog("Delete this guide?", deleteForm)),
      ),
    ),
  );
}

/** What a refreshed guide has that the one before had not. */
export function changesNotice({ id, refreshOf }) {
  if (!refreshOf) return null;
  const words = h("span", {}, "This guide refreshes ", h("a", { href: `#/prep/${refreshOf}` }, "an earlier one"), ".");
  const place = h("p.notice.info", { role: "status" }, words);
  api.changes(id).then(
    ({ added, gone }) => {
      words.append(added.length || gone.length ? ` ${plural(added.length, "new question")}, ${gone.length} gone.` : " The questions are the same.");
      if (added.length) place.after(h("details.rest", {}, h("summary", {}, "Show the new questions"), h("ul.bullets", {}, added.map((text) => h("li", {}, text)))));
    },
    () => {},
  );
  return place;
}

/** A button that is busy while it works, and says what went wrong. */
export function act(text, work, kind = "") {
  const button = h(kind ? `button.button.${kind}` : "button.button", { type: "button" }, text);
  button.addEventListener("click", async () => {
    busy(button, true);
    try {
      await work(button);
    } catch (error) {
      toast(error.message);
    } finally {
      busy(button, false);
    }
  });
  return button;
}

/** Show a dialog with a title; whatever is inside closes it with `closest("dialog").close()`. */
export function openDialog(title, ...content) {
  const close = h("button.button.quiet", { type: "button", onclick: () => dialog.close() }, "Close");
  const dialog = h("dialog.card.signin", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), content, close);
  dialog.addEventListener("close", () => dialog.remove());
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus(); // where the focus returns to when the dialog closes
  }
  document.body.append(dialog);
  dialog.showModal();
}

function shareForm({ id }) {
  const days = h("input", { id: "share-days", type: "number", min: "1", max: "30", value: "7" });
  const link = h("input", { id: "share-link", readonly: true, hidden: true, "aria-label": "Link to the guide" });
  const said = h("p", { role: "status" });
  return [
    h("p", {}, "Whoever has the link can read the guide, but not your résumé, your notes or your account."),
    h("div.field", {}, h("label", { for: "share-days" }, "Days until it expires"), days),
    link,
    said,
    h(
      "div.actions",
      {},
      act("Make a link", async () => {
        const { path, expiresAt } = await api.share(id, Number(days.value));
        link.value = location.origin + path;
        link.hidden = false;
        link.select();
        said.textContent = `Works until ${date(expiresAt)}.`;
      }, "primary"),
      act("Revoke all links", async () => {
        await api.revoke(id);
        link.hidden = true;
        said.textContent = "No link to this guide works any more.";
      }),
    ),
  ];
}

function debriefForm({ id }) {
  const place = h("div.stack", {}, h("p", {}, "One moment…"));
  Promise.all([api.practice(id), api.debriefed(id)]).then(
    ([{ questions }, known]) => place.replaceChildren(debriefFields(id, questions, known)),
    (error) => place.replaceChildren(h("p.notice.bad", {}, error.message)),
  );
  return place;
}

function debriefFields(id, questions, known) {
  const boxes = questions.map(({ key, text }) => h("input", { type: "checkbox", value: key, checked: known.cameUp.includes(key), "aria-label": text }));
  const others = h("textarea", { id: "debrief-others", rows: 3, placeholder: "One question a line" });
  others.value = known.others.join("\n");
  const said = h("p", { role: "status" }, accuracy(known));
  return h(
    "div.stack",
    {},
    h("p", {}, "Which of these came up? It shows how good guides to this employer are, to you and, as figures alone, to others."),
    h("ul.came-up", {}, questions.map(({ text }, index) => h("li", {}, h("label.task", {}, boxes[index], h("span", {}, text))))),
    h("div.field", {}, h("label", { for: "debrief-others" }, "What else was asked"), others),
    said,
    act("Keep this", async () => {
      const lines = others.value.split("\n").map((line) => line.trim()).filter((line) => line.length > 2);
      said.textContent = accuracy(await api.debrief(id, { came_up: boxes.filter((box) => box.checked).map((box) => box.value), others: lines }));
    }, "primary"),
  );
}

function accuracy({ guide, company }) {
  const say = ({ n, recall, precision }, whose) => `${whose}: ${percent(recall)} of what was asked was in the guide, ${percent(precision)} of the guide was asked (n = ${n}).`;
  return [guide && say(guide, "Your interview"), company && say(company, "This employer")].filter(Boolean).join(" ");
}

const percent = (share) => (share === null || share === undefined ? "–" : `${Math.round(100 * share)} %`);

function refreshForm({ id }) {
  const key = api.newKey();
  return [
    h("p", {}, `New reports may have come. A refresh is a new guide with its own file; this one stays, and you see what differs. ${priceInWords()}`),
    act("Refresh now", async (button) => {
      const { id: next } = await api.refresh(id, key);
      button.closest("dialog").close();
      refreshAccountSoon();
      location.hash = `#/prep/${next}`;
    }, "primary"),
  ];
}

/** Used for any preparation that has ended. */
export function deleteForm({ id }, then = () => (location.hash = "#/library")) {
  return [
    h("p", {}, "The guide, its file, your notes and the résumé you gave are deleted for good. What it cost stays in your ledger."),
    act("Delete for good", async (button) => {
      await api.remove(id);
      button.closest("dialog").close();
      then();
    }, "danger"),
  ];
}
