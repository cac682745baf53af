// What every page does. A disclosure marked data-closes: Esc, or a press elsewhere, closes it, and
// focus goes back to it.
const open = () => document.querySelectorAll("details[data-closes][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of open()) {
    const inside = details.contains(document.activeElement);
    details.open = false;
    if (inside) details.querySelector("summary").focus();
  }
});

document.addEventListener("pointerdown", (event) => {
  for (const details of open()) if (!details.contains(event.target)) details.open = false;
});

// Tells each scrolling table's frame whether all of it fits, whether more lies to the right, and
// whether it has been scrolled; the stylesheet answers.
const look = (frame) => {
  const hidden = frame.scrollWidth - frame.clientWidth;
  frame.toggleAttribute("data-fits", frame.querySelector("table").offsetWidth <= frame.clientWidth);
  frame.toggleAttribute("data-more", hidden - frame.scrollLeft > 1);
  frame.toggleAttribute("data-scrolled", frame.scrollLeft > 1);
};

const sizes = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));

export function watchTables(root) {
  for (const frame of root.querySelectorAll("[data-table-scroll]")) {
    sizes.observe(frame);
    frame.addEventListener("scroll", () => look(frame), { passive: true });
  }
}

watchTables(document);
