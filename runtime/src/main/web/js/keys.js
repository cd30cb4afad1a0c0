// The keyboard: pages, filter, rows, theme, help. No key trades.

const PAGES = { o: 'overview', b: 'bot', r: 'risk', s: 'system', p: 'plugins', l: 'log', t: 'backtests' };
const CHORD_MS = 1_500;

const typing = (target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

function move(step) {
  const rows = [...document.querySelectorAll('main tbody tr[data-key], main [data-row]')];
  if (rows.length === 0) {
    return;
  }
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
  const stop = next.querySelector('a, button') ?? next;
  stop.focus();
  stop.scrollIntoView({ block: 'nearest' });
}

/** Listens on the document. @param app {router, latestBot, theme, help, escape} */
export function listen(app) {
  let chordUntil = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    if (typing(event.target)) {
      if (event.key === 'Escape') {
        event.target.blur();
      }
      return;
    }
    if (document.querySelector('dialog[open]')) {
      return;
    }
    if (performance.now() < chordUntil && PAGES[event.key]) {
      chordUntil = 0;
      app.router.go(PAGES[event.key], event.key === 'b' ? app.latestBot : '');
      event.preventDefault();
      return;
    }
    if (performance.now() < chordUntil && event.key === 'h') {
      chordUntil = 0;
      document.querySelector('a[data-hub]')?.click();
      event.preventDefault();
      return;
    }
    chordUntil = event.key === 'g' ? performance.now() + CHORD_MS : 0;
    const act = { j: () => move(1), k: () => move(-1), t: app.theme, '?': app.help, Escape: app.escape, '/': () => document.querySelector('main input[type=search]')?.focus() }[event.key];
    if (act) {
      act();
      event.preventDefault();
    }
  });
}
