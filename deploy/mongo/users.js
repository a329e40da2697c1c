// One user for each service that keeps something, with a role for its own collections and no others. Safe to repeat:
// passwords and roles are set to what they are now.
const own = {
  gateway: ["preps", "limits"],
  parser: ["cache"],
  scraper: ["cache", "scraper_sources", "scraper_flights"],
  insights: ["cache", "model_use"],
  billing: ["accounts", "holds", "ledger", "billing_sessions"],
};
const actions = ["find", "insert", "update", "remove", "createCollection", "createIndex", "listIndexes"];

try {
  rs.status();
} catch {
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

const prepline = db.getSiblingDB("prepline");
for (const [name, collections] of Object.entries(own)) {
  const privileges = collections.map((collection) => ({ resource: { db: "prepline", collection }, actions }));
  const password = process.env[`MONGO_PASSWORD_${name.toUpperCase()}`];
  if (prepline.getRole(name)) prepline.updateRole(name, { privileges, roles: [] });
  else prepline.createRole({ role: name, privileges, roles: [] });
  if (prepline.getUser(name)) prepline.updateUser(name, { pwd: password, roles: [name] });
  else prepline.createUser({ user: name, pwd: password, roles: [name] });
}
