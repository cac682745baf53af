// Gives each picture one stop of the tab key, arrow keys from mark to mark, and a tip that shows
// what the mark in focus or under the pointer says. Without it, the table below tells the same.
const sign = (mark) => mark.querySelector("[aria-label]");

function tipOf(frame) {
  const tip = document.createElement("div");
  tip.className = "chart__tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  frame.append(tip);
  return tip;
}

function tell(frame, tip, mark) {
  const [name, ...facts] = sign(mark).getAttribute("aria-label").split("; ");
  const head = document.createElement("b");
  head.textContent = name;
  tip.replaceChildren(head, ...facts.flatMap((fact) => [fact, document.createElement("br")]));
  tip.hidden = false;
  const place = frame.getBoundingClientRect();
  const box = sign(mark).getBoundingClientRect();
  const left = box.left - place.left + frame.scrollLeft;
  const room = frame.scrollLeft + frame.clientWidth - tip.offsetWidth;
  const above = box.top - place.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.max(frame.scrollLeft, Math.min(left, room))}px`;
  tip.style.top = `${above > 0 ? above : box.bottom - place.top + 8}px`;
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function enliven(figure) {
  const frame = figure.querySelector(".chart__frame");
  const marks = frame ? [...frame.querySelectorAll("a[href]")].filter(sign) : [];
  if (!marks.length) return;
  const across = (mark) => sign(mark).getBoundingClientRect().left;
  const places = new Map(marks.map((mark) => [mark, across(mark)]));
  marks.sort((a, b) => places.get(a) - places.get(b));
  const tip = tipOf(frame);
  marks[0].setAttribute("tabindex", "0");
  frame.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a");
    if (mark) tell(frame, tip, mark);
  });
  frame.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("a");
    if (mark && sign(mark)) tell(frame, tip, mark);
    else tip.hidden = true;
  });
  frame.addEventListener("focusout", () => { tip.hidden = true; });
  frame.addEventListener("pointerleave", () => { tip.hidden = true; });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
    const from = marks.indexOf(event.target.closest("a"));
    const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : from + STEPS[event.key];
    if (from < 0 || !marks[to]) return;
    event.preventDefault();
    marks[from].setAttribute("tabindex", "-1");
    marks[to].setAttribute("tabindex", "0");
    marks[to].focus();
  });
}

for (const figure of document.querySelectorAll("[data-chart]")) enliven(figure);
