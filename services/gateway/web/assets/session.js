// Who is using the page. A local stack hands out tokens; elsewhere the user brings one of the identity provider.

const KEY = "prepline.token";
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

export function signIn(value) {
  sessionStorage.setItem(KEY, value.trim());
}

export function signOut() {
  sessionStorage.removeItem(KEY);
}

/** The current token, or an empty string: the gateway then says what is missing. */
export async function token() {
  if (!(await loadConfig()).localTokens) return sessionStorage.getItem(KEY) || "";
  pending ??= fetch(`/api/local-token?user=${encodeURIComponent(localUser())}`)
    .then((response) => response.json())
    .then((body) => body.token || "");
  return pending;
}

/** Drop a token that was refused; true when another one can be had without the user. */
export function forgetToken() {
  pending = undefined;
  if (config?.localTokens) return true;
  signOut();
  return false;
}
