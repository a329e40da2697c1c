// Prints what the page's guide shows, in its order: node page_text.mjs ASSETS_FOLDER < status.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

class Node {
  constructor(tag = "") {
    this.tag = tag;
    this.children = [];
    this.style = {};
    this.dataset = {};
  }
  append(...parts) { this.children.push(...parts); }
  setAttribute(name, value) { this[name] = value; }
  toggleAttribute() {}
  addEventListener() {}
  get text() { return this.children.map((child) => (typeof child === "string" ? child : child.text)).join(" "); }
}

globalThis.Node = Node;
globalThis.document = {
  addEventListener: () => {},
  createElement: (tag) => new Node(tag),
  createTextNode: (text) => Object.assign(new Node("#text"), { children: [text] }),
};
globalThis.addEventListener = () => {};
globalThis.location = { hash: "" };
globalThis.localStorage = { getItem: () => null };
globalThis.IntersectionObserver = class { observe() {} };

const { guideView } = await import(pathToFileURL(`${process.argv[2]}/guide.js`).href);
process.stdout.write(guideView(JSON.parse(readFileSync(0, "utf-8"))).text);
