// Esc, or a press elsewhere, closes a disclosure marked data-closes; focus goes back to it.
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
