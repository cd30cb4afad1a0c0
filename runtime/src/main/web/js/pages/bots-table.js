// All bots: worst first by default, sorted by any header, filtered, two lines each on a phone.

import { html, nothing } from 'lit-html';
import { amount, gain, num, percent, plain, symbol, tone } from '../format.js';
import { ago, bar, botLink, level, nothingHere, panel, position, shape, spark, toneOf } from '../parts.js';
import { resorted, sorted, table } from '../table.js';

const RANK = { failed: 0, halted: 1, stale: 2, starting: 4, running: 5, paused: 6, stopping: 7, stopped: 8 };

/** What is shown now; the address has the page, this is of the moment. */
const local = { sort: { key: 'state', up: true }, find: '', view: { first: 0 } };

const asNumber = (text) => (text === null || text === undefined ? null : Number(text));

const worst = (bot) => {
  const rank = RANK[bot.state] ?? 5;
  return bot.level === 'bad' ? Math.min(rank, 1) : bot.level === 'warn' ? Math.min(rank, 3) : rank;
};

const stateCell = (bot) => html`<span class="st ${toneOf(bot.state)}">${shape(bot.state)}${botLink(bot.bot)}${
  bot.state === 'running' ? html`<span class="sr">running</span>` : html`<span>${plain(bot.state)}</span>`
}${bot.paper ? html`<span class="chip">paper</span>` : nothing}</span>`;

const market = (bot) => {
  const others = (bot.markets?.length ?? 1) - 1;
  return html`<span class="cut"><span class="dim">${plain(bot.venue ?? '')}</span> ${symbol(bot.market)}${others > 0 ? html`<span class="faint"> +${others}</span>` : nothing}</span>`;
};

const drawdown = ({ drawdown: it }) =>
  it ? html`<span class="ddcell">${bar(it.used)}<span class="r ${level(it.used) || 'dim'}">${it.actual ? amount(it.actual) : percent(it.used)}</span></span>` : html`<span class="faint">–</span>`;

const orders = (bot) =>
  html`<span class=${bot.buys > 0 ? 'buy' : 'faint'}>${num(bot.buys)}</span><span class="faint"> / </span><span class=${bot.sells > 0 ? 'sell' : 'faint'}>${num(bot.sells)}</span>`;

const columns = (now) => [
  { key: 'state', title: 'Bot', cell: stateCell, order: worst, width: 190 },
  { key: 'market', title: 'Market', cls: 'p2', cell: market, order: (bot) => bot.market, width: 190 },
  { key: 'position', title: 'Position', cls: 'r', cell: (bot) => position(bot.position, bot.base), order: (bot) => asNumber(bot.position), width: 120 },
  { key: 'today', title: 'PnL today', cls: 'r', cell: (bot) => html`<span class=${tone(bot.today)}>${gain(bot.today)}</span>`, order: (bot) => asNumber(bot.today), width: 90 },
  { key: 'unrealized', title: 'Unreal.', cls: 'r p2', cell: (bot) => html`<span class=${tone(bot.unrealized)}>${gain(bot.unrealized)}</span>`, order: (bot) => asNumber(bot.unrealized), width: 80 },
  { key: 'curve', title: '24 h', cls: 'p3', cell: (bot) => spark(bot.curve), width: 100 },
  { key: 'drawdown', title: 'Drawdown', cls: 'r p2', cell: drawdown, order: (bot) => bot.drawdown?.used ?? null, width: 120 },
  { key: 'orders', title: 'Orders', hint: 'resting: buy / sell', cls: 'r p3', cell: orders, order: (bot) => (bot.buys ?? 0) + (bot.sells ?? 0), width: 80 },
  { key: 'fills', title: 'Fills 1 h', cls: 'r p3', cell: (bot) => html`<span class=${bot.fillsHour ? '' : 'faint'}>${num(bot.fillsHour)}</span>`, order: (bot) => bot.fillsHour ?? null, width: 70 },
  { key: 'last', title: 'Last fill', cls: 'r p3', cell: (bot) => (bot.lastFillAt ? ago(bot.lastFillAt, now) : html`<span class="faint">never</span>`), order: (bot) => bot.lastFillAt ?? null, width: 80 },
  { key: 'feed', title: 'Feed', cls: 'r p2', cell: (bot) => ago(bot.at, now, bot.feedLimitMs), order: (bot) => (bot.at ? -bot.at : null), width: 70 },
  { key: 'say', title: 'What it waits for', cls: 'why', tone: (bot) => toneOf(bot.level), cell: (bot) => html`<span title=${plain(bot.say)}>${plain(bot.say)}</span>`, order: (bot) => bot.say },
];

const card = (bot) => html`<div class="botcard" data-row>
  <span class="st ${toneOf(bot.state)}">${shape(bot.state)}${botLink(bot.bot)}${bot.state === 'running' ? nothing : plain(bot.state)}${bot.paper ? html`<span class="chip">paper</span>` : nothing}</span>
  <span class="r ${tone(bot.today)}">${gain(bot.today)}</span>
  <span class="dim cut">${market(bot)}</span><span class="r">${position(bot.position, bot.base)}</span>
  <span class="why ${toneOf(bot.level)}">${plain(bot.say)}</span>
</div>`;

function matches(bot, find) {
  return [bot.bot, bot.market, bot.venue, bot.strategy, bot.state, bot.group].some((text) => String(text ?? '').toLowerCase().includes(find));
}

/** The panel of all bots. */
export function botsTable(bots, app) {
  const find = local.find.trim().toLowerCase();
  const shown = columns(app.now);
  const rows = sorted(bots.filter((bot) => matches(bot, find)), shown, local.sort);
  const by = (key) => {
    local.sort = resorted(local.sort, key);
    app.redraw();
  };
  const body = () => {
    if (rows.length === 0) {
      return nothingHere('No bot is called so.');
    }
    if (app.narrow) {
      return rows.slice(0, 100).map(card);
    }
    return table(shown, rows, { key: (bot) => bot.bot, sort: local.sort, by, view: local.view, redraw: () => app.redraw(), caption: 'Bots' });
  };
  const filter = html`<input class="search" type="search" placeholder="Filter bots  ( / )" aria-label="Filter bots" .value=${local.find}
    @input=${(event) => { local.find = event.target.value; local.view.first = 0; app.redraw(); }}>`;
  return panel('Bots', `${rows.length} of ${bots.length}`, body(), { flush: true, right: filter });
}

