// Which view is shown.

import { refreshAccount } from "./account.js";
import { fill, h, toast } from "./dom.js";
import { homeView } from "./home.js";
import { libraryView } from "./library.js";
import { prepView } from "./prep.js";
import { loadConfig, signedIn, signIn } from "./session.js";
import { beginSignIn, finishSignIn } from "./signin.js";

const main = document.getElementById("main");
let leaving = new AbortController();

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [, view, id] = location.hash.split("/");
  for (const anchor of document.querySelectorAll("[data-nav]")) {
    anchor.toggleAttribute("aria-current", anchor.dataset.nav === (view || "home"));
  }
  document.title = "Prepline";
  let element;
  try {
    const config = await loadConfig();
    if (!signedIn()) element = signInView(config);
    else if (view === "prep" && id) element = await prepView(decodeURIComponent(id), signal);
    else if (view === "library") element = await libraryView();
    else element = await homeView();
  } catch (error) {
    element = error.code === "unauthenticated" ? signInView(await loadConfig()) : errorView(error);
  }
  if (signal.aborted) return;
  fill(main, element);
  scrollTo(0, 0);
  if (view) refreshAccount();
}

function errorView(error) {
  const title = error.status === 404 ? "Not found" : "That did not work";
  return h(
    "div.card.empty",
    {},
    h("h1", {}, title),
    h("p", { role: "alert" }, error.message),
    h("div.actions", {}, h("button.button.primary", { type: "button", onclick: show }, "Try again"), h("a.button.quiet", { href: "#/" }, "Start page")),
  );
}

function signInView({ signIn: provider }) {
  return provider ? providerView(provider) : tokenView();
}

function providerView(provider) {
  const go = () => beginSignIn(provider).catch((error) => toast(error.message));
  return h(
    "div.card.signin",
    {},
    h("h1", {}, "Know what they will ask."),
    h("p", {}, "Sign in to turn a job posting into an interview guide in which every claim says where it comes from."),
    h("button.button.primary", { type: "button", onclick: go }, "Sign in"),
    h("p", {}, h("small", {}, `You will be taken to ${new URL(provider.issuer).hostname}.`)),
  );
}

function tokenView() {
  const input = h("input", { id: "token", type: "password", autocomplete: "off", required: true });
  const form = h(
    "form.card.signin",
    {},
    h("h1", {}, "Sign in"),
    h("p", {}, "Paste an access token of your identity provider. It stays in this browser tab."),
    h("div.field", {}, h("label", { for: "token" }, "Access token"), input),
    h("button.button.primary", { type: "submit" }, "Sign in"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn(input.value);
    show();
  });
  return form;
}

async function start() {
  try {
    const { signIn: provider } = await loadConfig();
    if (provider) await finishSignIn(provider);
  } catch (error) {
    toast(error.message);
  }
  addEventListener("hashchange", () => show().then(() => main.focus({ preventScroll: true })));
  await show();
}

start();
