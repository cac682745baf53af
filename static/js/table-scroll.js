// Tells each scrolling frame of a table or a picture whether all of it fits, whether more lies to the right, and
// whether it has been scrolled; the stylesheet answers.
const look = (frame) => {
  const hidden = frame.scrollWidth - frame.clientWidth;
  frame.toggleAttribute("data-fits", frame.firstElementChild.getBoundingClientRect().width < frame.clientWidth + 1);
  frame.toggleAttribute("data-more", hidden - frame.scrollLeft > 1);
  frame.toggleAttribute("data-scrolled", frame.scrollLeft > 1);
};

const sizes = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));

export function watchTables(root) {
  for (const frame of root.querySelectorAll("[data-table-scroll], .chart__frame")) {
    sizes.observe(frame);
    frame.addEventListener("scroll", () => look(frame), { passive: true });
  }
}

watchTables(document);
