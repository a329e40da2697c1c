// Who is using the page. A local stack hands out tokens; elsewhere the user signs in at the identity provider.

const KEY = "prepline.token";
const REFRESH = "prepline.refresh";
const SOON = 60;
let config;
let pending;

export async function loadConfig() {
  config ??= await (await fetch("/api/config")).json();
  return config;
}

/** The user of a local stack; `?user=name` chooses another one. */
export function localUser() {
  return new URLSearchParams(location.search).get("user") || "demo";
}

export function signedIn() {
  return Boolean(config?.localTokens || sessionStorage.getItem(KEY));
}

/** Keep a token in this tab, and what renews it. */
export function signIn(value, refresh = "") {
  sessionStorage.setItem(KEY, value.trim());
  if (refresh) sessionStorage.setItem(REFRESH, refresh);
}

export function canSignOut() {
  return !config?.localTokens;
}

export function signOut() {
  sessionStorage.clear();
}

/** The current token, or an empty string: the gateway then says what is missing. */
export async function token() {
  if ((await loadConfig()).localTokens) return localToken();
  const kept = sessionStorage.getItem(KEY) || "";
  if (secondsLeft(kept) < SOON && (await renewed())) return sessionStorage.getItem(KEY);
  return kept;
}

/** Drop a token that was refused; true when another one could be had without the user. */
export async function forgetToken() {
  pending = undefined;
  if (config?.localTokens) return true;
  sessionStorage.removeItem(KEY);
  return renewed();
}

function localToken() {
  pending ??= fetch(`/api/local-token?user=${encodeURIComponent(localUser())}`)
    .then((response) => response.json())
    .then((body) => body.token || "");
  return pending;
}

/** How long a JWT still lives; one that cannot be read is left to the gateway to judge. */
function secondsLeft(value) {
  try {
    return JSON.parse(atob(value.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).exp - Date.now() / 1000;
  } catch {
    return Infinity;
  }
}

/** Ask the identity provider for the next token, once for all who wait; false when it gives none. */
function renewed() {
  const refresh = sessionStorage.getItem(REFRESH);
  if (!refresh || !config?.signIn) return Promise.resolve(false);
  pending ??= import("./signin.js")
    .then(({ renew }) => renew(config.signIn, refresh))
    .then(
      () => true,
      () => (sessionStorage.removeItem(REFRESH), false),
    )
    .finally(() => (pending = undefined));
  return pending;
}
