// What a backtest came to: figures, equity, price with fills, tables, how it was run. The same for a page and for a file.

import { html, nothing } from 'lit-html';
import { strips, equityChart } from './curve-chart.js';
import { bothTimes, clock, day, gain, money, num, plain, sign, signed, tone, words } from './format.js';
import { bar, level, name, nothingHere, panel, sideChip, tile, unit } from './parts.js';
import { priceChart } from './price-chart.js';
import { resorted, sorted, table } from './table.js';

const local = { sort: { key: 'at', up: true }, view: { first: 0 }, views: new Map() };

const value = (text) => (text === null || text === undefined ? null : Number(text));

function figures(run) {
  const it = run.figures;
  return html`<section class="tiles" aria-label="Result">
    ${tile('Net', gain(it.net), run.asset, html`${plain(it.netPercent ?? '–')} of ${money(it.startEquity)}`, tone(it.net))}
    ${tile('Realised', gain(it.realized), run.asset, html`unrealised ${gain(it.unrealized)}`, tone(it.realized))}
    ${tile('Fees', money(it.fees), run.asset, html`funding ${gain(it.funding)}`)}
    ${tile('Largest drawdown', money(it.maxDrawdown), run.asset, it.maxDrawdownPercent ? plain(it.maxDrawdownPercent) : nothing)}
    ${tile('Fills', num(it.fills), '', html`${num(it.orders)} orders, ${num(it.rejected)} refused`)}
    ${tile('Final equity', money(it.finalEquity), run.asset, html`began with ${money(it.startEquity)}`)}
    ${tile('Data', num(it.events), 'rows', html`${day(run.from)} to ${day(run.to)}`)}
    ${tile('Speed', num(it.eventsPerSecond, 0), 'rows / s', nothing)}
  </section>`;
}

/** One chart for each market, made once: nothing of a run changes. */
function priceOf(run, market) {
  const known = local.views.get(market);
  if (known) {
    return known;
  }
  const fills = run.fills.filter((fill) => fill.market === market.market);
  const view = { candles: market.candles, orders: [], fills, lines: market.lines ?? [], mark: null, entry: null, liquidation: null, liquidationAway: null };
  local.views.set(market, view);
  return view;
}

const columns = (several) => [
  { key: 'at', title: 'Time, UTC', cls: 'dim', cell: (fill) => html`<time title=${bothTimes(fill.at)}>${day(fill.at)} ${clock(fill.at)}</time>`, order: (fill) => fill.at, width: 150 },
  ...(several ? [{ key: 'bot', title: 'Bot', cell: (fill) => name(fill.bot), order: (fill) => fill.bot, width: 120 }] : []),
  { key: 'side', title: 'Side', cell: (fill) => sideChip(fill.side), order: (fill) => fill.side, width: 70 },
  { key: 'label', title: 'Level', cell: (fill) => plain(fill.label ?? ''), order: (fill) => fill.label, width: 80 },
  { key: 'price', title: 'Price', cls: 'r', tone: (fill) => fill.side, cell: (fill) => num(fill.price), order: (fill) => value(fill.price), width: 100 },
  { key: 'size', title: 'Size', cls: 'r', cell: (fill) => num(fill.size), order: (fill) => value(fill.size), width: 90 },
  { key: 'fee', title: 'Fee', cls: 'r dim', cell: (fill) => html`${num(fill.fee)}${unit(fill.feeAsset)}`, order: (fill) => value(fill.fee), width: 120 },
  { key: 'role', title: 'Role', cls: 'dim', cell: (fill) => words(fill.role ?? ''), order: (fill) => fill.role, width: 70 },
  { key: 'position', title: 'Position after', cls: 'r p2', cell: (fill) => html`<span class=${['sell', 'faint', 'buy'][sign(fill.position) + 1]}>${signed(fill.position)}</span>`, width: 110 },
];

function fills(run, app) {
  if (run.fills.length === 0) {
    return nothingHere('Nothing was traded.');
  }
  const shown = columns(run.bots.length > 1);
  const by = (key) => {
    local.sort = resorted(local.sort, key);
    app.redraw();
  };
  return html`<div class="sideways">${table(shown, sorted(run.fills, shown, local.sort), { key: (fill) => fill.id, sort: local.sort, by, view: local.view, redraw: () => app.redraw(), caption: 'Fills' })}</div>`;
}

const byBot = (run) => html`<table aria-label="By bot"><thead><tr><th>Bot</th><th class="r">Orders</th><th class="r">Fills</th><th class="r">Fees</th><th class="r">Net</th></tr></thead>
  <tbody>${run.bots.map((bot) => html`<tr><td>${name(bot.bot)}</td><td class="r">${num(bot.orders)}</td><td class="r">${num(bot.fills)}</td><td class="r dim">${money(bot.fees)}</td><td class="r ${tone(bot.net)}">${gain(bot.net)}</td></tr>`)}</tbody></table>`;

const limits = (run) => run.bots.flatMap((bot) => (bot.limits ?? []).map((limit) => html`<div class="lim"><span>${run.bots.length > 1 ? html`${name(bot.bot)} ` : nothing}${plain(limit.rule)}</span><span class="r ${level(limit.used)}">${plain(limit.actual)}</span><span class="to">${plain(limit.limit)}</span>${bar(limit.used)}</div>`));

const how = (run) => html`<dl class="stacked">${(run.how ?? []).map(([key, words]) => html`<dt>${plain(key)}</dt><dd class="mono">${plain(words)}</dd>`)}</dl>
  ${run.command ? html`<div class="sub">The same again</div><pre class="mono command">${plain(run.command)}</pre>` : nothing}`;

/** The whole of it. @param app {narrow, redraw} */
export function report(run, app) {
  const curve = run.curve;
  const all = run.bots.flatMap((bot) => bot.limits ?? []);
  return html`<div class="bothead"><h1>Backtest</h1>${run.bots.map((bot) => name(bot.bot))}<span class="dim">${day(run.from)} ${clock(run.from)} to ${day(run.to)} ${clock(run.to)} UTC</span></div>
    ${figures(run)}
    <div class="two"><div class="col">
      ${panel('Equity', run.asset, equityChart(app, curve, { height: app.narrow ? 200 : 240, asset: run.asset }))}
      ${run.markets.map((market) => panel(html`Price and fills, ${plain(market.market)}`, `candles of ${market.interval}`, priceChart(priceOf(run, market), app.narrow ? 280 : 360), { label: `Price and fills, ${plain(market.market)}` }))}
      ${panel('Fills', `${run.fills.length}${run.fillsLeftOut ? ` of ${run.fills.length + run.fillsLeftOut}, the latest are left out` : ''}`, fills(run, app), { flush: true })}
    </div><div class="col">
      ${panel('Position, equity, drawdown', '', strips(curve, { base: run.markets[0]?.base, asset: run.asset, label: 'Position, equity and drawdown' }))}
      ${panel('By bot', run.asset, byBot(run), { flush: true })}
      ${all.length > 0 ? panel('Limits at the end', '', limits(run)) : nothing}
      ${panel('How it was run', '', how(run))}
    </div></div>`;
}
