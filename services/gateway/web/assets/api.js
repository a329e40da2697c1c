// Talking to the gateway.

import { token, forgetToken } from "./session.js";

const VERSION = new URL(import.meta.url).pathname.split("/").at(-2);
let outdated = false;
let signInAgain = async () => false;
let running = null;

/** Whether the gateway serves another release of the page by now. */
export function isOutdated() {
  return outdated;
}

/** Have `ask` called when the session has ended; it returns true once the user signed in again. */
export function whenSignedOut(ask) {
  signInAgain = ask;
}

/** One question for all requests that were refused meanwhile. */
function again() {
  running ??= signInAgain().finally(() => (running = null));
  return running;
}

/** A problem document (RFC 9457): `code` is stable, `message` is for people. */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.detail || problem.title || "Something went wrong.");
    this.status = problem.status;
    this.code = problem.code;
    this.errors = problem.errors || [];
    this.suggestions = problem.suggestions || [];
    this.needsManualInput = Boolean(problem.needs_manual_input);
    this.known = { company_name: problem.company_name, job_title: problem.job_title };
  }
}

/** Fetch with the user's token; throws a ProblemError for everything that is not a success. */
export async function request(path, { method = "GET", body, file, headers = {}, signal } = {}) {
  const send = async () =>
    fetch(path, {
      method,
      signal,
      cache: "no-store",
      headers: {
        Authorization: `Bearer ${await token()}`,
        ...(file ? { "Content-Type": file.type || "text/plain" } : body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  let response;
  try {
    response = await send();
    if ((await isSignedOut(response)) && (await forgetToken())) response = await send();
    if ((await isSignedOut(response)) && (await again())) response = await send();
  } catch (error) {
    if (error.name === "AbortError" || error.name === "TimeoutError" || error instanceof ProblemError) throw error;
    throw new ProblemError({ status: 0, code: "unreachable", detail: "Prepline cannot be reached. Check your connection." });
  }
  const version = response.headers.get("Prepline-Page");
  outdated = Boolean(version && version !== VERSION);
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

async function isSignedOut(response) {
  return response.status === 401 && (await problemOf(response.clone())).code === "unauthenticated";
}

async function problemOf(response) {
  try {
    return await response.json();
  } catch {
    return { status: response.status, title: `The server answered ${response.status}.` };
  }
}

const json = async (path, options) => (await request(path, options)).json();
const base = "/api/interview-prep";
const at = (id) => encodeURIComponent(id);

export const account = () => json("/api/account");
export const history = (params) => json(`${base}/history?statuses=all&${new URLSearchParams(params)}`);
export const preview = (body) => json(`${base}/preview`, { method: "POST", body });
export const textOf = (file) => json("/api/documents/text", { method: "POST", file }).then(({ text }) => text);
export const status = (id, signal) => json(`${base}/status/${at(id)}?statuses=all`, { signal });
export const generate = (body, key) => json(`${base}/generate`, { method: "POST", body, headers: { "Idempotency-Key": key } });
export const cancel = (id) => json(`${base}/${at(id)}/cancel`, { method: "POST" });
export const retry = (id, body) => json(`${base}/${at(id)}/retry`, { method: "POST", body });

const send = (method, path, body, headers) => json(path, { method, body, headers });
const gone = (path) => request(path, { method: "DELETE" });
export const practice = (id) => json(`${base}/${at(id)}/practice`);
export const practise = (id, key, body) => send("PUT", `${base}/${at(id)}/practice/${key}`, body);
export const debriefed = (id) => json(`${base}/${at(id)}/debrief`);
export const debrief = (id, body) => send("POST", `${base}/${at(id)}/debrief`, body);
export const refresh = (id, key) => send("POST", `${base}/${at(id)}/refresh`, undefined, { "Idempotency-Key": key });
export const changes = (id) => json(`${base}/${at(id)}/changes`);
export const share = (id, days) => send("POST", `${base}/${at(id)}/share`, { days });
export const revoke = (id) => gone(`${base}/${at(id)}/share`);
export const remove = (id) => gone(`${base}/${at(id)}`);
export const shared = (secret) => json(`/api/shared/${at(secret)}`);
export const ledger = () => json("/api/account/ledger");
export const removeAccount = () => gone("/api/account");

/** Save one of the guide's files under the name the gateway gives it. */
export const download = (id, extension) => save(`${base}/${at(id)}.${extension}`, `guide.${extension}`);

export async function save(path, otherwise) {
  const response = await request(path);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") || "");
  const url = URL.createObjectURL(await response.blob());
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = named ? decodeURIComponent(named[1]) : otherwise;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A random key that makes sending a form twice safe. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
