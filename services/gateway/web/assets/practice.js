// Practising the questions of a guide, one at a time, with one's own notes.

import * as api from "./api.js";
import { announce, date, fill, h, plural, toast } from "./dom.js";
import { BASIS } from "./guide.js";

export async function practiceView(signal, id) {
  const [prep, { questions }] = await Promise.all([api.status(id), api.practice(id)]);
  document.title = `Practice: ${prep.jobTitle} · Prepline`;
  const card = h("section.card.practice", { "aria-label": "Question" });
  const done = { today: 0 };
  card.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    card.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
  const next = () => {
    const due = questions.filter((question) => question.isDue);
    fill(card, due.length ? questionView(id, due[0], questions, due.length, done, next) : restView(questions, done));
    card.querySelector("h2").focus({ preventScroll: true });
  };
  const view = h(
    "div.prep",
    {},
    h("header", {}, h("h1", {}, "Practice"), h("p.hint", {}, h("a", { href: `#/prep/${id}` }, `${prep.jobTitle} at ${prep.companyName}`))),
    card,
  );
  next();
  return view;
}

function questionView(id, question, questions, left, done, next) {
  const about = [BASIS[question.basis], question.otherRole && `for ${question.otherRole}`, question.stage, question.topic].filter(Boolean);
  const notes = h("textarea", { id: "practice-notes", rows: 5, maxlength: "5000", placeholder: "Your story, in a few words" });
  notes.value = question.notes;
  const keep = async (body) => {
    try {
      Object.assign(question, await api.practise(id, question.key, { notes: notes.value, ...body }));
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  };
  const answer = (well) => async () => {
    if (!(await keep({ went_well: well }))) return;
    done.today += 1;
    // What goes badly comes again, but after the others.
    questions.push(...questions.splice(questions.indexOf(question), 1));
    announce(well ? `Next time on ${date(question.due)}.` : "It will come again.");
    next();
  };
  notes.addEventListener("change", () => keep({}));
  return [
    h("p.eyebrow", {}, `${done.today} practised · ${left} to go`),
    h("h2", { tabindex: "-1", autofocus: true }, question.text),
    h("p.hint", {}, about.join(" · ")),
    question.guidance && h("details.rest", {}, h("summary", {}, "How to approach it"), h("p.more-text", {}, `General advice: ${question.guidance}`)),
    h("div.field", {}, h("label", { for: "practice-notes" }, "Your notes"), notes),
    h(
      "div.actions",
      {},
      h("button.button.primary", { type: "button", "data-key": "1", onclick: answer(true) }, "Went well"),
      h("button.button", { type: "button", "data-key": "2", onclick: answer(false) }, "Again"),
      h("small", {}, "Or press 1 and 2."),
    ),
  ];
}

function restView(questions, done) {
  const next = questions.map(({ due }) => due).sort()[0];
  return [
    h("h2", { tabindex: "-1" }, done.today ? `Done: ${plural(done.today, "question")} today.` : "Nothing is due today."),
    next && h("p", {}, `The next one is due on ${date(next)}.`),
    h("ul.items", {}, questions.filter(({ notes }) => notes).map(({ text, notes }) => h("li", {}, h("div.item", {}, h("p", {}, text), h("p.more-text", {}, notes))))),
  ];
}
