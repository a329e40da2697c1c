// The API, read from its own description.

import { fill, h } from "./dom.js";

const main = document.getElementById("main");

function render(api) {
  const tags = new Map();
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] || "other";
      tags.set(tag, [...(tags.get(tag) || []), { path, method, operation }]);
    }
  }
  const sections = [...tags].map(([tag, list]) =>
    h("section", {}, h("h2", {}, tag), list.map((entry) => operationView(entry, api))),
  );
  return h("div.api", {}, h("h1", {}, `${api.info.title} API`), about(api), sections);
}

/** The description, which is Markdown in lines: its paragraphs. */
function about({ info }) {
  const paragraphs = info.description.replaceAll("`", "").split(/\n\s*\n/);
  return h("div.about", {}, paragraphs.map((text) => h("p", {}, text.replace(/\s+/g, " "))));
}

function operationView({ path, method, operation }, api) {
  return h(
    "details.card.operation",
    {},
    h("summary", {}, h(`b.method.${method}`, {}, method.toUpperCase()), h("code", {}, path), h("span", {}, operation.summary)),
    h(
      "div.inside",
      {},
      operation.description && h("p", {}, operation.description.replaceAll("`", "")),
      parameters(operation.parameters),
      body(operation.requestBody, api),
      responses(operation.responses, api),
    ),
  );
}

function parameters(list) {
  if (!list?.length) return null;
  return table("Parameters", ["Parameter", "In", ""], list.map((one) => [h("code", {}, one.name), one.in, (one.description || (one.required ? "required" : "optional")).replaceAll("`", "")]));
}

function body(request, api) {
  const schema = resolve(request?.content?.["application/json"]?.schema, api);
  if (!schema) return null;
  const examples = schema.examples || [];
  return h("div", {}, h("h3", {}, "Body"), fields(schema, api), examples.map((example) => h("pre", {}, JSON.stringify(example, null, 2))));
}

function fields(schema, api) {
  const names = Object.entries(schema.properties || {});
  return table("Fields", ["Field", "Type", ""], names.map(([name, field]) => [h("code", {}, name), typeOf(field, api), (field.description || "").replaceAll("`", "")]));
}

function responses(all, api) {
  const rows = Object.entries(all).map(([status, response]) => {
    const [type, media] = Object.entries(response.content || {})[0] || ["", null];
    const schema = media?.schema?.$ref?.split("/").pop();
    return [h("b", {}, status), h("code", {}, schema || type), (response.description || "").replaceAll("`", "")];
  });
  return h("div", {}, h("h3", {}, "Answers"), table("Answers", ["Status", "Content", ""], rows));
}

function typeOf(field, api) {
  const known = resolve(field, api) || {};
  if (known.anyOf) return known.anyOf.filter((one) => one.type !== "null").map((one) => typeOf(one, api)).join(" | ");
  if (known.enum) return known.enum.join(" | ");
  return [known.type || known.title || "", known.format].filter(Boolean).join(", ");
}

function resolve(schema, api) {
  const target = schema?.$ref || schema?.anyOf?.find((one) => one.$ref)?.$ref;
  return target ? api.components.schemas[target.split("/").pop()] : schema;
}

function table(label, head, rows) {
  return h(
    "table",
    { "aria-label": label },
    h("thead", {}, h("tr", {}, head.map((cell) => h("th", {}, cell)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell))))),
  );
}

/** The events of the chain, read from the AsyncAPI document. */
function renderEvents(api) {
  const channels = Object.entries(api.channels).map(([name, channel]) => {
    const message = api.components.messages[name];
    const schema = resolve(message.payload, api);
    return h(
      "details.card.operation",
      {},
      h("summary", {}, h("b.method", {}, "EVENT"), h("code", {}, name), h("span", {}, message.summary)),
      h("div.inside", {}, h("p", {}, channel.description), fields(schema, api)),
    );
  });
  return h("div.api", {}, h("h1", {}, api.info.title), about(api), h("section", {}, channels));
}

try {
  const events = location.pathname === "/docs/events";
  const api = await (await fetch(events ? "/asyncapi.json" : "/openapi.json")).json();
  fill(main, events ? renderEvents(api) : render(api));
} catch {
  fill(main, h("p.notice.bad", { role: "alert" }, "The description cannot be loaded. Please try again."));
}
