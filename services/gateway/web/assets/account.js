// Credits in the top bar, and whether another guide may be asked for.

import * as api from "./api.js";
import { fill, h } from "./dom.js";

let current = null;

/** Fetch the account and show it; billing may be away, which hides it and forbids nothing. */
export async function refreshAccount() {
  try {
    current = await api.account();
  } catch {
    current = null;
  }
  const place = document.getElementById("account");
  if (!current) return fill(place);
  const { credits, tier, interviewPrepsUsed: used, interviewPrepsLimit: limit } = current;
  fill(
    place,
    h("span.pill.wide", {}, limit === null || limit === undefined ? `${used} guides this month` : `${used} of ${limit} guides this month`),
    h("a.pill", { href: "#/account", title: `${tier} plan`, "aria-label": `Account: ${credits} credits` }, h("strong", {}, credits), credits === 1 ? " credit" : " credits"),
  );
}

/** Credits that a stop or a retry moves do so a moment later: look until they have. */
export async function refreshAccountSoon() {
  const before = current?.held;
  for (const pause of [0, 1000, 3000, 6000]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await refreshAccount();
    if (current?.held !== before) return;
  }
}

/** Where more guides can be had, or undefined. */
export function upgradeUrl() {
  return current?.upgradeUrl;
}

/** What a guide costs at most, in words. */
export function priceInWords() {
  return current ? `Up to ${current.prepCost} credits of your ${current.credits}, only when it is delivered.` : "Charged only when it is delivered.";
}

/** Why no guide can be asked for now, or null. */
export function refusal() {
  if (!current) return null;
  const { credits, prepCost, interviewPrepsUsed: used, interviewPrepsRunning: running, interviewPrepsLimit: limit } = current;
  if (credits < prepCost) return `A guide costs ${prepCost} credits and you have ${credits} available. Add credits to go on.`;
  if (limit !== null && limit !== undefined && used + running >= limit) {
    return `Your ${current.tier} plan includes ${limit} guides a month, and they are used up. Upgrade, or come back next month.`;
  }
  return null;
}
