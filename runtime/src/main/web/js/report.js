// A report is a file: its data stand in the page, and nothing is asked for.

import './boot.js';
import './chart.js';
import { html, render } from 'lit-html';
import { switchTheme } from './boot.js';
import { report } from './report-view.js';

const run = JSON.parse(document.getElementById('data').textContent);
const root = document.getElementById('app');
const narrow = matchMedia('(max-width: 640px)');

const app = {
  get narrow() {
    return narrow.matches;
  },
  redraw() {
    requestAnimationFrame(draw);
  },
};

function draw() {
  const top = html`<div class="top"><span class="brand">Jackstay</span><span class="grow"></span>
    <button class="btn plain" type="button" title="Dark or light" aria-label="Switch theme" @click=${switchTheme}>◐</button></div>`;
  render(html`${top}<main id="main">${report(run, app)}</main>`, root);
}

narrow.addEventListener('change', () => app.redraw());
draw();
