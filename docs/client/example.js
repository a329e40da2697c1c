// node docs/client/example.js http://127.0.0.1:8000 "$(prepline token)": one guide, followed live.

import { Prepline } from "./prepline.js";

const [baseUrl, token] = process.argv.slice(2);
const prepline = new Prepline({ baseUrl, token });
const { id } = await prepline.generate({ company_name: "Example Corp", job_title: "Data Engineer" });
for await (const { event, data } of prepline.events(id)) {
  if (event === "change") console.log(data.progress);
}
const { status, pdfUrl } = await prepline.status(id);
console.log(status, pdfUrl ?? "");
