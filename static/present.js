// Moves between the panels of a presenter view. Without it the panels are simply scrolled.
(() => {
  "use strict";
  const panels = [...document.querySelectorAll(".panel")];
  if (panels.length === 0) return;
  const forwards = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backwards = forwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const steps = { [forwards]: 1, ArrowDown: 1, PageDown: 1, " ": 1, [backwards]: -1, ArrowUp: -1, PageUp: -1 };

  // The panel that fills most of the window, for whoever scrolled in between.
  const current = () => {
    const middle = innerHeight / 2;
    const at = panels.findIndex((panel) => panel.getBoundingClientRect().bottom > middle);
    return at < 0 ? panels.length - 1 : at;
  };
  const show = (at) => {
    const panel = panels[Math.max(0, Math.min(panels.length - 1, at))];
    panel.scrollIntoView();
    panel.focus({ preventScroll: true });
    history.replaceState(null, "", `#${panel.id}`);
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A panel that is higher than the window is scrolled through before the next one comes.
    const panel = panels[current()].getBoundingClientRect();
    const isWhole = panel.height <= innerHeight + 2;
    if (event.key in steps && !(event.key === " " && event.target.closest("a, button, summary"))) {
      const step = event.shiftKey && event.key === " " ? -1 : steps[event.key];
      const isScroll = event.key === "ArrowDown" || event.key === "ArrowUp";
      if (isScroll && !isWhole && (step > 0 ? panel.bottom > innerHeight + 2 : panel.top < -2)) return;
      show(current() + step);
    } else if (event.key === "Home") {
      show(0);
    } else if (event.key === "End") {
      show(panels.length - 1);
    } else if (event.key === "Escape") {
      // In full screen the browser uses the key itself.
      if (document.fullscreenElement) return;
      location.href = document.getElementById("back").href;
    } else if (event.key === "f" || event.key === "F") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen?.().catch(() => {});
    } else {
      return;
    }
    event.preventDefault();
  });
})();
