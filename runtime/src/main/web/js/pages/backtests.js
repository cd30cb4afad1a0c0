// The runs that have left a report in the folder "reports" of the data directory.

import { html } from 'lit-html';
import { gain, num, tone } from '../format.js';
import { name, panel, skeleton, time, unit } from '../parts.js';
import { place } from '../router.js';

const FRESH_MS = 30_000;
const PATH = '/backtests';

const row = (run, now) => html`<tr data-key=${run.run}><td><a class="b" href=${place('backtest', run.run)}>${name(run.run)}</a></td><td>${(run.bots ?? []).map((bot) => html`${name(bot)} `)}</td>
  <td class="dim p2">${time(run.from, now)} – ${time(run.to, now)}</td><td class="r">${num(run.fills ?? null)}</td><td class="r ${tone(run.net)}">${gain(run.net)}${unit(run.asset)}</td></tr>`;

const none = html`<div class="empty"><b>No backtest has left a report here</b><span>A report is a file of its own:</span><code>jackstay backtest CONF --data FILE --report DATA-DIR/reports/NAME.html</code></div>`;

function view(route, app) {
  const answer = app.remembered.get(PATH, FRESH_MS);
  if (!answer) {
    return app.remembered.problem(PATH) ? html`<section class="panel">${none}</section>` : skeleton('Backtests');
  }
  const runs = answer.runs ?? answer.backtests ?? [];
  if (runs.length === 0) {
    return html`<section class="panel">${none}</section>`;
  }
  return panel(
    'Backtests',
    `${runs.length}`,
    html`<table aria-label="Backtests"><thead><tr><th>Run</th><th>Bots</th><th class="p2">Data</th><th class="r">Fills</th><th class="r">Net</th></tr></thead><tbody>${runs.map((run) => row(run, app.now))}</tbody></table>`,
    { flush: true },
  );
}

export const backtests = { id: 'backtests', nav: 'Backtest', title: () => 'Backtests', channels: () => [], view };
