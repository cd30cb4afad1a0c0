// One backtest, by the components of the report file.

import { html } from 'lit-html';
import { plain } from '../format.js';
import { skeleton } from '../parts.js';
import { report } from '../report-view.js';

function view(route, app) {
  const path = `/backtests/${encodeURIComponent(route.name)}`;
  const run = app.remembered.get(path, 3_600_000);
  if (run) {
    return report(run, app);
  }
  const problem = app.remembered.problem(path);
  return problem ? html`<section class="panel"><div class="empty"><b>There is no such run</b><span>${plain(problem)}</span></div></section>` : skeleton('Backtest');
}

export const backtest = { id: 'backtest', nav: null, title: (route) => `Backtest ${plain(route.name)}`, channels: () => [], view };
