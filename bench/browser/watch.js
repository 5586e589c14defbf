/**
 * Runs in a page before its own scripts and keeps `window.noted` (see noted.ts). Plain JavaScript: it is sent as it is.
 */
window.noted = { lcp: 0, cls: 0, inp: 0, answersAt: 0 };

const observe = (type, each, more = {}) =>
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) each(entry);
  }).observe({ type, buffered: true, ...more });

observe("largest-contentful-paint", ({ startTime }) => {
  window.noted.lcp = startTime;
});

let burst = { from: 0, last: 0, sum: 0 };
observe("layout-shift", ({ startTime: at, value, hadRecentInput }) => {
  if (hadRecentInput) return;
  const goesOn = at - burst.last < 1000 && at - burst.from < 5000;
  burst = goesOn
    ? { ...burst, last: at, sum: burst.sum + value }
    : { from: at, last: at, sum: value };
  window.noted.cls = Math.max(window.noted.cls, burst.sum);
});

observe(
  "event",
  ({ interactionId, duration }) => {
    if (interactionId > 0) window.noted.inp = Math.max(window.noted.inp, duration);
  },
  { durationThreshold: 16 },
);

const answers = (control) => Object.keys(control).some((key) => key.startsWith("__reactFiber$"));
let wasReady = false;
function look() {
  const controls = [...document.querySelectorAll("main, button, input, select, textarea")];
  const ready = controls.length > 0 && controls.every(answers);
  if (ready && !wasReady) window.noted.answersAt = performance.now();
  wasReady = ready;
  requestAnimationFrame(look);
}
look();
