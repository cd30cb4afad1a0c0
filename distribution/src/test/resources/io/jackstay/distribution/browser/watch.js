// Runs before each page's own scripts: counts what its policy refused and how long its tasks were, and looks at what was drawn.

(() => {
  window.violations = [];
  addEventListener('securitypolicyviolation', (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`));

  // Tasks of more than 50 ms: the browser tells of no shorter ones.
  window.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((task) => longTasks.push(Math.round(task.duration)))).observe({ entryTypes: ['longtask'] });

  // What each drawing took of script.
  window.draws = [];
  const next = window.requestAnimationFrame.bind(window);
  window.unwatchedFrame = next;
  window.requestAnimationFrame = (draw) =>
    next((at) => {
      const from = performance.now();
      draw(at);
      draws.push(performance.now() - from);
    });

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };

  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) {
        return colour;
      }
    }
    return [255, 255, 255];
  };

  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === 'visible';
  };

  const named = (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;

  /** Texts whose contrast with what is behind them is below 4.5 to 1; what is switched off need not have it. */
  window.faint = () => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() === '' || !shown(element) || element.closest('[disabled]')) {
        continue;
      }
      const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) {
        found.push(`${ratio.toFixed(2)} ${named(element)}`);
      }
    }
    return found;
  };

  /** What stands out on the right of the page, and of its panels where these do not scroll. */
  window.sideways = () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) {
      found.push(`page ${document.documentElement.scrollWidth} of ${innerWidth}`);
    }
    for (const element of document.querySelectorAll('main *, .top *')) {
      const box = element.getBoundingClientRect();
      const scrolls = element.closest('.flush, .sideways, .charttable, .view, .nav');
      if (shown(element) && !scrolls && !element.closest('.sr') && box.right > innerWidth + 1) {
        found.push(`${named(element)} to ${Math.round(box.right)}`);
      }
    }
    return found.slice(0, 5);
  };

  /** Numbers of tiles, of which a part would be misread. */
  window.cutOff = () => [...document.querySelectorAll('.tile .v, .px, .sz, td.r, .card .big, .card .several')].filter((each) => shown(each) && each.scrollWidth > each.clientWidth + 1).map(named).slice(0, 5);

  /** Whether what has the focus shows it. */
  window.focusShows = () => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  };
})();
