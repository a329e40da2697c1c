// The form that says what to prepare for; also used when a posting could not be read.

import { h } from "./dom.js";

const MODES = {
  url: "Link",
  text: "Paste text",
  manual: "Company & title",
};

const NAMES = { url: ["job_posting_url"], text: ["job_posting_text"], manual: ["company_name", "job_title"] };

/**
 * Build the form. `onsubmit(body)` gets the snake_case body and may throw a ProblemError, which is shown in place.
 * Options: modes (which tabs), labels (what they are called here), known (values to begin with), button (its text), note.
 * The form has `fillIn(mode, values)`, which fills one tab and submits it.
 */
export function requestForm({ modes = Object.keys(MODES), labels = {}, known = {}, button, note = "", onsubmit }) {
  const panes = { url: urlPane, text: textPane, manual: manualPane };
  const built = Object.fromEntries(modes.map((mode) => [mode, panes[mode]()]));
  let current = modes[0];
  const show = (mode) => {
    current = mode;
    for (const [name, pane] of Object.entries(built)) pane.hidden = name !== mode;
  };
  const submit = h("button.button.primary", { type: "submit" }, button);
  const problem = h("div.notice.bad", { hidden: true, role: "alert" });
  const form = h(
    "form.card.ask",
    { novalidate: true },
    modes.length > 1 && tabs(modes, { ...MODES, ...labels }, show),
    Object.values(built),
    problem,
    h("div.submit", {}, submit, note && h("small", {}, note)),
  );
  const put = (values) => {
    for (const [name, value] of Object.entries(values)) {
      const control = form.elements.namedItem(name);
      if (control && value) control.value = value;
    }
  };
  put(known);
  current = modes.find((mode) => known[NAMES[mode][0]]) ?? current;
  form.fillIn = (mode, values) => {
    put(values);
    form.elements.namedItem("mode").value = mode;
    show(mode);
    form.requestSubmit();
  };
  if (modes.length > 1) form.elements.namedItem("mode").value = current;
  show(current);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = read(form, current);
    clearFlaws(form);
    problem.hidden = true;
    const missing = firstMissing(form, current);
    if (missing) return markFlaw(missing, missing.dataset.missing);
    busy(submit, true);
    try {
      await onsubmit(body);
    } catch (error) {
      if (error.needsManualInput) put(error.known);
      showProblem(form, problem, error);
    } finally {
      busy(submit, false);
    }
  });
  return form;
}

function tabs(modes, labels, show) {
  return h(
    "fieldset",
    {},
    h("legend.sr", {}, "What do you have?"),
    h(
      "div.tabs",
      {},
      modes.map((mode, index) =>
        h("label", {}, h("input", { type: "radio", name: "mode", value: mode, checked: index === 0, onchange: () => show(mode) }), labels[mode]),
      ),
    ),
  );
}

export function field({ name, label, hint, missing, control }) {
  const id = `f-${name}-${Math.random().toString(36).slice(2, 7)}`;
  Object.assign(control, { id, name });
  if (missing) control.dataset.missing = missing;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div.field", {}, h("label", { for: id }, label), control, hint && h("p.hint", { id: `${id}-hint` }, hint));
}

function urlPane() {
  const control = h("input", { type: "url", inputmode: "url", autocomplete: "off", placeholder: "https://…", maxlength: "4096" });
  const hint = "Greenhouse, Lever, Workday, Ashby, most career pages.";
  return h("div.pane", {}, field({ name: "job_posting_url", label: "Web address of the posting", hint, missing: "Paste the posting’s web address.", control }));
}

function textPane() {
  const control = h("textarea", { rows: 7, maxlength: "100000", placeholder: "The whole posting, as copied from the page." });
  return h("div.pane", {}, field({ name: "job_posting_text", label: "Text of the posting", missing: "Paste the posting’s text.", control }));
}

function manualPane() {
  const company = h("input", { maxlength: "200", autocomplete: "organization" });
  const title = h("input", { maxlength: "200", autocomplete: "organization-title" });
  return h(
    "div.pane",
    {},
    h(
      "div.pair",
      {},
      field({ name: "company_name", label: "Company", missing: "Enter the company’s name.", control: company }),
      field({ name: "job_title", label: "Job title", missing: "Enter the job’s title.", control: title }),
    ),
  );
}

function read(form, mode) {
  const body = {};
  for (const name of NAMES[mode]) {
    const value = form.elements.namedItem(name)?.value.trim();
    if (value) body[name] = value;
  }
  const address = /^\s*\S+\s[^]*?(https?:\/\/[^\s<>"']+)/i.exec(body.job_posting_url || "");
  if (address) body.job_posting_url = address[1].replace(/[.,;:!?)\]}»”]+$/, "");
  if (body.job_posting_url && !/^[a-z]+:/i.test(body.job_posting_url)) body.job_posting_url = `https://${body.job_posting_url}`;
  return body;
}

function firstMissing(form) {
  return [...form.querySelectorAll("[data-missing]")].find((control) => !control.closest("[hidden]") && !control.value.trim());
}

export function markFlaw(control, message) {
  const id = `${control.id}-flaw`;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${id} ${control.id}-hint`);
  control.after(h("p.flaw", { id }, message));
  control.focus();
}

export function clearFlaws(form) {
  form.querySelectorAll(".flaw").forEach((element) => element.remove());
  form.querySelectorAll("[aria-invalid]").forEach((control) => {
    control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", `${control.id}-hint`);
  });
}

export function showProblem(form, problem, error) {
  const named = (error.errors || []).map((flaw) => [form.elements.namedItem(flaw.field), flaw.message]);
  const shown = named.find(([control]) => control && !control.closest("[hidden]"));
  if (shown) return markFlaw(shown[0], shown[1]);
  problem.replaceChildren(
    h("div", {}, h("p", {}, error.message), error.suggestions?.length > 0 && h("ul", {}, error.suggestions.map((text) => h("li", {}, text)))),
  );
  problem.hidden = false;
}

/** A busy button keeps the focus, which a disabled one would lose; pressing it does nothing. */
export function busy(button, on) {
  button.classList.toggle("busy", on);
  if (on) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest('[aria-disabled="true"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
