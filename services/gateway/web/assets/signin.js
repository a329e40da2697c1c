// Signing in at the identity provider: OpenID Connect authorization code flow with PKCE (RFC 7636), no secrets here.

import { signIn } from "./session.js";

const PENDING = "prepline.signin";
const DONE = "prepline.signed-in";

/**
 * Sign in while the page and what was typed into it stay: in a window of its own, which hands the token over and closes.
 * Must be called by a click. Returns once signed in; never when the user gives up.
 */
export function signInBeside() {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(DONE);
    channel.onmessage = ({ data }) => {
      signIn(data.token, data.refresh);
      channel.close();
      resolve();
    };
    const opened = open("/?beside=1", "_blank", "width=480,height=680");
    if (!opened) (channel.close(), reject(new Error("The browser blocked the sign-in window. Allow it for this site and try again.")));
  });
}

/** Leave for the provider's sign-in page. */
export async function beginSignIn({ issuer, clientId, scope, audience }, beside = false) {
  const { authorization_endpoint: endpoint } = await discover(issuer);
  const pending = { state: random(), verifier: random(), back: location.hash, beside };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope,
    audience,
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: "S256",
  })) {
    url.searchParams.set(name, value);
  }
  location.assign(url);
}

/** Back from the provider: exchange the code for a token. Does nothing on any other visit; true where this window's work is done. */
export async function finishSignIn({ issuer, clientId, audience }) {
  const answer = new URLSearchParams(location.search);
  const pending = JSON.parse(sessionStorage.getItem(PENDING) || "null");
  if (!pending || !answer.has("state")) return false;
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, "", `${redirectUri()}${pending.back || ""}`);
  if (answer.get("state") !== pending.state || !answer.get("code")) {
    throw new Error(answer.get("error_description") || "The sign-in was not completed. Please try again.");
  }
  const body = { grant_type: "authorization_code", client_id: clientId, redirect_uri: redirectUri(), code: answer.get("code"), code_verifier: pending.verifier };
  const { token, refresh } = await exchange(issuer, body, audience === clientId);
  signIn(token, refresh);
  if (!pending.beside) return false;
  new BroadcastChannel(DONE).postMessage({ token, refresh });
  close();
  return true;
}

/** Exchange a refresh token for the next tokens. */
export async function renew({ issuer, clientId, audience }, refresh) {
  const body = { grant_type: "refresh_token", client_id: clientId, refresh_token: refresh };
  const next = await exchange(issuer, body, audience === clientId);
  signIn(next.token, next.refresh);
}

async function exchange(issuer, body, wantsIdToken) {
  const { token_endpoint: endpoint } = await discover(issuer);
  const response = await fetch(endpoint, { method: "POST", body: new URLSearchParams(body) });
  const tokens = await response.json();
  // A provider without APIs of one's own issues only ID tokens that are meant for the client itself.
  const token = wantsIdToken ? tokens.id_token : tokens.access_token;
  if (!response.ok || !token) throw new Error(tokens.error_description || "The sign-in was not completed. Please try again.");
  return { token, refresh: tokens.refresh_token };
}

async function discover(issuer) {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error("The sign-in service does not answer. Please try again in a moment.");
  return response.json();
}

function redirectUri() {
  return `${location.origin}/`;
}

function random() {
  return encoded(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier) {
  return encoded(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function encoded(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
