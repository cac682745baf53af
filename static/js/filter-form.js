// Shows the rows of a filter as soon as it is chosen, without leaving the page; the address
// follows. Where anything fails the form is sent as it is.
import { watchTables } from "./table-scroll.js";

const listing = () => document.getElementById("listing");
const formOf = (root) => root.querySelector("[data-filter-form]");
let latest = 0;
let shown = location.search;

function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return form.action + (query ? `?${query}` : "");
}

function takeOver(fresh) {
  const now = listing();
  const focused = document.activeElement?.id;
  const tops = [...now.querySelectorAll("details[id]")].map((details) => [
    details.id, details.open, details.querySelector("fieldset")?.scrollTop ?? 0,
  ]);
  fresh.querySelector(".filters").open = now.querySelector(".filters").open;
  const said = now.querySelector("[role=status]");
  said.textContent = fresh.querySelector("[role=status]").textContent;
  fresh.querySelector("[role=status]").replaceWith(said);
  now.replaceWith(fresh);
  for (const [id, open, top] of tops) {
    const details = document.getElementById(id);
    if (!details) continue;
    details.open = open;
    details.querySelector("fieldset")?.scrollTo(0, top);
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  watchTables(fresh);
}

async function show(form) {
  const address = addressOf(form);
  const turn = ++latest;
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== latest) return;
    takeOver(page.getElementById("listing"));
    history.pushState(null, "", address);
    shown = location.search;
    document.title = page.title;
  } catch {
    if (turn === latest) location.assign(address);
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-filter-form]");
  if (form) show(form);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-filter-form]")) return;
  event.preventDefault();
  show(formOf(listing()));
});

// A jump within the page is a popstate too: only another query is another page.
addEventListener("popstate", () => {
  if (location.search !== shown) location.reload();
});
