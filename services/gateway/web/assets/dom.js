// Building the page. Text goes in as text nodes only, so nothing a posting or a post says can become markup.

/** Create an element: h("a.button", {href: "#/"}, "Text", child). Falsy children are left out. */
export function h(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replace what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** A link to another site; anything but http(s) stays text. */
export function link(url, text) {
  return /^https?:\/\//i.test(url || "")
    ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, text)
    : h("span", {}, text);
}

/** Say something briefly, for everybody and for screen readers. */
export function toast(message) {
  const element = h("p.toast", {}, message);
  document.getElementById("toasts").append(element);
  setTimeout(() => element.remove(), 6000);
}

/** Say something to screen readers alone. */
export function announce(message) {
  document.getElementById("announcer").textContent = message;
}

/** Set or remove `aria-current`: an empty value would mean false. */
export function mark(element, kind, current) {
  if (current) element.setAttribute("aria-current", kind);
  else element.removeAttribute("aria-current");
}

export function date(value, options = { day: "numeric", month: "short", year: "numeric" }) {
  const moment = value ? new Date(value) : null;
  return moment && !Number.isNaN(moment.valueOf()) ? new Intl.DateTimeFormat("en", options).format(moment) : "";
}

export function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The first letter of a company, on its tile. */
export function monogram(name, big = false) {
  const letter = [...(name || "").trim()][0] || "?";
  return h(big ? "span.monogram.big" : "span.monogram", { "aria-hidden": "true" }, letter.toUpperCase());
}
