// Server-sent events over fetch, because EventSource cannot send a token. Resumes behind the last event it saw.

import { request, status as poll } from "./api.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10000;
const LONGEST_OPENING = 6000;
const SLACK = 1.5;
let heartbeat = 15000;
const opening = () => Math.min(LONGEST_OPENING, heartbeat * SLACK);
const FINAL = new Set(["completed", "failed", "parsing_failed", "cancelled"]);

/**
 * Follow a preparation until it ends or `signal` aborts.
 * `on` gets (name, data) for each event, and ("connection", {open}) when the connection is lost or back.
 *
 * A connection may die without anybody saying so: behind a proxy that freezes, in a laptop that slept. So silence for
 * longer than the gateway's heartbeat, coming back to the tab and coming back online are doubts, and a doubt is settled
 * by asking once for the status and connecting again.
 */
export async function follow(id, on, signal) {
  const position = { last: null, retry: FIRST_PAUSE, ahead: new Set() };
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    const attempt = doubtful(signal);
    try {
      const response = await open(id, position.last, attempt);
      if (response.status === 204) return;
      on("connection", { open: true });
      pause = FIRST_PAUSE;
      if (await read(response, on, position, attempt)) return;
      pause = position.retry;
    } catch (error) {
      if (signal.aborted) return;
      if (error.status === 404 || error.status === 401) throw error;
      if (!attempt.signal.aborted) on("connection", { open: false });
      pause = attempt.signal.aborted ? 0 : Math.min(pause * 2, LONGEST_PAUSE);
    } finally {
      attempt.end();
    }
    if (signal.aborted || (await caughtUp(id, on, position, signal))) return;
    await sleep(pause, signal);
  }
}

/** An attempt that gives up on silence, and when the tab or the network comes back. */
function doubtful(outer) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const seen = () => document.visibilityState === "visible" && abort();
  let timer;
  outer.addEventListener("abort", abort);
  addEventListener("online", abort);
  document.addEventListener("visibilitychange", seen);
  return {
    signal: controller.signal,
    expect(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(abort, milliseconds);
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener("abort", abort);
      removeEventListener("online", abort);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}

/** Ask once how things stand; true when there is nothing more to wait for. */
async function caughtUp(id, on, position, signal) {
  try {
    const now = await poll(id, AbortSignal.any([signal, AbortSignal.timeout(opening())]));
    if (position.last === null || now.seq > Number(position.last)) {
      position.last = String(now.seq);
      on("snapshot", now);
    }
    on("connection", { open: true });
    return FINAL.has(now.status);
  } catch (error) {
    if (error.status === 404 || error.status === 401) throw error;
    if (!signal.aborted) on("connection", { open: false });
    return signal.aborted;
  }
}

function open(id, last, attempt) {
  attempt.expect(opening());
  const headers = { Accept: "text/event-stream", ...(last === null ? {} : { "Last-Event-ID": last }) };
  return request(`/api/interview-prep/events/${encodeURIComponent(id)}`, { headers, signal: attempt.signal });
}

/** Read events until the stream breaks off; true after `end`. */
async function read(response, on, position, attempt) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    attempt.expect(heartbeat * SLACK);
    const { value, done } = await reader.read();
    if (done) return false;
    const blocks = (rest + value).split(/\r\n\r\n|\n\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.retry) position.retry = event.retry;
      if (event.id !== undefined) position.last = event.id;
      if (event.name === "hello") heartbeat = JSON.parse(event.data).heartbeat * 1000;
      if (event.name && isNew(event, position.ahead)) on(event.name, JSON.parse(event.data || "{}"));
      if (event.name === "end") return true;
    }
  }
}

/** A change without an id is not kept yet: after a lost connection the same one may come once more, with its id. */
function isNew(event, ahead) {
  if (event.name !== "change") return true;
  if (event.id === undefined) return !ahead.has(event.data) && Boolean(ahead.add(event.data));
  return !ahead.delete(event.data);
}

function parse(block) {
  const event = { data: "" };
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event.name = value;
    else if (field === "data") event.data += value;
    else if (field === "id") event.id = value;
    else if (field === "retry") event.retry = Number(value);
  }
  return event;
}

function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
