// A small client of Prepline's API, for browsers and for Node from 20 on. No dependencies; types in prepline.d.ts.

/** A problem document (RFC 9457): `code` is stable, `message` is for people. */
export class PreplineError extends Error {
  constructor(problem) {
    super(problem.detail || problem.title || "Prepline did not answer.");
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

export class Prepline {
  /** `token` is a bearer token, or a function that returns one, possibly later. */
  constructor({ baseUrl, token, fetch = globalThis.fetch.bind(globalThis) }) {
    this.baseUrl = baseUrl.replace(/\/$/, "");
    this.token = token;
    this.fetch = fetch;
  }

  preview(request) {
    return this.#json("POST", "/api/interview-prep/preview", { body: request });
  }

  /** Start a preparation. Send the same `key` again after a lost answer: nothing is started twice. */
  generate(request, { key = crypto.randomUUID() } = {}) {
    return this.#json("POST", "/api/interview-prep/generate", { body: request, headers: { "Idempotency-Key": key } });
  }

  status(id) {
    return this.#json("GET", `/api/interview-prep/status/${encodeURIComponent(id)}?statuses=all`);
  }

  cancel(id) {
    return this.#json("POST", `/api/interview-prep/${encodeURIComponent(id)}/cancel`);
  }

  account() {
    return this.#json("GET", "/api/account");
  }

  /**
   * Yield the events of a preparation until it ends. A lost or silent connection is replaced and goes on behind the last
   * event; an `EventSource` could not send the token.
   */
  async *events(id, { signal } = {}) {
    let last = null;
    const ahead = new Set();
    let silence = 30000;
    let pause = 500;
    while (!signal?.aborted) {
      const attempt = new AbortController();
      const abort = () => attempt.abort();
      signal?.addEventListener("abort", abort);
      let timer = setTimeout(abort, silence);
      try {
        const headers = { Accept: "text/event-stream", ...(last === null ? {} : { "Last-Event-ID": last }) };
        const response = await this.#send("GET", `/api/interview-prep/events/${encodeURIComponent(id)}`, { headers, signal: attempt.signal });
        if (response.status === 204) return;
        for await (const message of messages(response.body)) {
          clearTimeout(timer);
          timer = setTimeout(abort, silence);
          pause = message.retry ?? pause;
          if (message.id !== undefined) last = message.id;
          if (message.event === "hello") silence = message.data.heartbeat * 1500;
          if (message.event && isNew(message, ahead)) yield { event: message.event, id: message.id, data: message.data };
          if (message.event === "end") return;
        }
      } catch (error) {
        if (error instanceof PreplineError && error.status < 500 && error.status !== 429) throw error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        attempt.abort();
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #json(method, path, options) {
    return (await this.#send(method, path, options)).json();
  }

  async #send(method, path, { body, headers = {}, signal } = {}) {
    const token = typeof this.token === "function" ? await this.token() : this.token;
    const response = await this.fetch(this.baseUrl + path, {
      method,
      signal,
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.ok) return response;
    throw new PreplineError(await response.json().catch(() => ({ status: response.status })));
  }
}

/** A change without an id is not kept yet: after a lost connection the same one may come once more, with its id. */
function isNew({ event, id, data }, ahead) {
  if (event !== "change") return true;
  const change = JSON.stringify(data);
  if (id === undefined) return !ahead.has(change) && Boolean(ahead.add(change));
  return !ahead.delete(change);
}

/** Read server-sent events off a body; a comment yields an empty message, so that the reader sees a sign of life. */
async function* messages(body) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split(/\r\n\r\n|\n\n/);
    rest = blocks.pop();
    for (const block of blocks) yield parsed(block);
  }
}

function parsed(block) {
  const message = {};
  let data = "";
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
    if (field === "event") message.event = value;
    else if (field === "data") data += value;
    else if (field === "id") message.id = value;
    else if (field === "retry") message.retry = Number(value);
  }
  return { ...message, data: data ? JSON.parse(data) : undefined };
}
