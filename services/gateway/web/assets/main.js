// Which view is shown.

import { refreshAccount } from "./account.js";
import { accountView } from "./accountview.js";
import * as api from "./api.js";
import { fill, h, mark, toast } from "./dom.js";
import { sharedView } from "./guide.js";
import { homeView } from "./home.js";
import { libraryView } from "./library.js";
import { practiceView } from "./practice.js";
import { prepView } from "./prep.js";
import { loadConfig, signedIn } from "./session.js";
import { askToSignIn, signInView } from "./signedout.js";
import { beginSignIn, finishSignIn } from "./signin.js";

const main = document.getElementById("main");
let leaving = new AbortController();
let shown = "";

const VIEWS = {
  "": homeView,
  library: libraryView,
  account: accountView,
  practice: (signal, id) => practiceView(signal, decodeURIComponent(id)),
  shared: sharedView,
  prep: (signal, id) => prepView(decodeURIComponent(id), signal),
};

async function show() {
  const [, view = "", id = "", section] = location.hash.split("/");
  if (shown === `${view}/${id}` && section) return toSection(section);
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  for (const anchor of document.querySelectorAll("[data-nav]")) mark(anchor, "page", anchor.dataset.nav === (view || "home"));
  document.title = "Prepline";
  let element;
  shown = "";
  try {
    const config = await loadConfig();
    if (signedIn() || view === "shared") {
      element = await (VIEWS[view] ?? homeView)(signal, id);
      shown = `${view}/${id}`;
    } else element = signInView(config, show);
  } catch (error) {
    element = error.code === "unauthenticated" ? signInView(await loadConfig(), show) : errorView(error);
  }
  if (signal.aborted) return;
  fill(main, element);
  main.querySelector("[autofocus]")?.focus({ preventScroll: true });
  if (section) toSection(section);
  else scrollTo(0, 0);
  if (view && signedIn()) refreshAccount();
}

function toSection(id) {
  const section = document.getElementById(id);
  section?.scrollIntoView({ behavior: "instant" });
  section?.querySelector("h2")?.focus({ preventScroll: true });
}

function errorView(error) {
  const missing = error.status === 404;
  return h(
    "div.card.empty",
    {},
    h("h1", {}, missing ? "Not found" : "That did not work"),
    h("p", { role: "alert" }, error.message),
    h("div.actions", {}, !missing && h("button.button.primary", { type: "button", onclick: show }, "Try again"), h(missing ? "a.button.primary" : "a.button.quiet", { href: "#/" }, "Start page")),
  );
}

/** Another view of a page whose modules are of an older release: load it anew, what is typed is kept by the form. */
async function moved() {
  if (api.isOutdated()) return location.reload();
  const inside = location.hash.split("/").length > 3;
  await show();
  if (!inside && !main.querySelector("[autofocus]")) main.focus({ preventScroll: true });
}

async function start() {
  try {
    const { signIn: provider } = await loadConfig();
    if (provider && new URLSearchParams(location.search).has("beside")) return await beginSignIn(provider, true);
    if (provider && (await finishSignIn(provider))) return fill(main, h("p.notice.info", {}, "You are signed in. This window can be closed."));
  } catch (error) {
    toast(error.message);
  }
  api.whenSignedOut(() => loadConfig().then(askToSignIn));
  addEventListener("hashchange", moved);
  await show();
}

start();
