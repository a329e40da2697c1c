// Server-sent events over fetch, because EventSource cannot send a token. Resumes behind the last event it saw.

import { request } from "./api.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10000;

/**
 * Follow a preparation until it ends or `signal` aborts.
 * `on` gets (name, data) for each event, and ("connection", {open}) when the connection is lost or back.
 */
export async function follow(id, on, signal) {
  const position = { last: null, retry: FIRST_PAUSE };
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      const response = await open(id, position.last, signal);
      if (response.status === 204) return;
      on("connection", { open: true });
      pause = FIRST_PAUSE;
      if (await read(response, on, position)) return;
      pause = position.retry;
    } catch (error) {
      if (signal.aborted) return;
      if (error.status === 404 || error.status === 401) throw error;
      on("connection", { open: false });
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
    await sleep(pause, signal);
  }
}

function open(id, last, signal) {
  const headers = { Accept: "text/event-stream", ...(last === null ? {} : { "Last-Event-ID": last }) };
  return request(`/api/interview-prep/events/${encodeURIComponent(id)}`, { headers, signal });
}

/** Read events until the stream breaks off; true after `end`. */
async function read(response, on, position) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    const blocks = (rest + value).split(/\r\n\r\n|\n\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.retry) position.retry = event.retry;
      if (event.id !== undefined) position.last = event.id;
      if (event.name) on(event.name, JSON.parse(event.data || "{}"));
      if (event.name === "end") return true;
    }
  }
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
