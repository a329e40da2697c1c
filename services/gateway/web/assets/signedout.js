// Signing in: as a view for who arrives, as a dialog over the page for who was signed in and is no more.

import { h, toast } from "./dom.js";
import { signIn } from "./session.js";
import { beginSignIn, signInBeside } from "./signin.js";

/** The page of somebody who has not signed in. */
export function signInView({ signIn: provider }, then) {
  return provider ? providerView(provider) : h("section.card.signin", {}, h("h1", {}, "Sign in"), tokenForm(then));
}

/** Ask over the page, so that nothing that was typed is lost; true once signed in, false when the user does not want to. */
export function askToSignIn({ signIn: provider }) {
  return new Promise((resolve) => {
    const done = (signed) => {
      resolve(signed);
      dialog.remove();
    };
    const beside = () =>
      signInBeside().then(
        () => done(true),
        (error) => toast(error.message),
      );
    const dialog = h(
      "dialog.card.signin",
      { "aria-labelledby": "ended" },
      h("h2", { id: "ended" }, "Your session has ended"),
      h("p", {}, "Sign in to go on. What you typed stays."),
      provider ? h("button.button.primary", { type: "button", onclick: beside }, "Sign in") : tokenForm(() => done(true)),
      h("button.button.quiet", { type: "button", onclick: () => done(false) }, "Not now"),
    );
    dialog.addEventListener("cancel", () => done(false));
    document.body.append(dialog);
    dialog.showModal();
  });
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

function tokenForm(then) {
  const input = h("input", { id: "token", type: "password", autocomplete: "off", required: true });
  const form = h(
    "form.stack",
    {},
    h("p", {}, "Paste an access token of your identity provider. It stays in this browser tab."),
    h("div.field", {}, h("label", { for: "token" }, "Access token"), input),
    h("button.button.primary", { type: "submit" }, "Sign in"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn(input.value);
    then();
  });
  return form;
}
