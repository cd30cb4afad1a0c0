// The charts of one bot: price with its orders, and the strips of position, equity and drawdown.

import { html } from 'lit-html';
import { strips } from '../curve-chart.js';
import { num, plain } from '../format.js';
import { nothingHere, panel, tabs } from '../parts.js';
import { together } from '../past-fills.js';
import { priceChart } from '../price-chart.js';

const RANGES = [['1h', '1 h'], ['6h', '6 h'], ['1d', '1 d'], ['1w', '1 w']];
/** Milliseconds shown, and of a candle. */
const SPANS = { '1h': [3_600_000, '1m', 60_000], '6h': [21_600_000, '1m', 60_000], '1d': [86_400_000, '5m', 300_000], '1w': [604_800_000, '1h', 3_600_000] };
const REDRAW_MS = 1_000;
/** Fills of before those that are streamed: how many are drawn, and how often they are asked for anew. */
const MOST_FILLS = 2_000;
const FILLS_MS = 60_000;

/** The latest drawing: a new one is made once a second at most, not with each delta. */
const drawn = { key: '', at: -REDRAW_MS, view: null };

function priceView(bot, market, candles, fills) {
  const orders = Object.values(bot.orders ?? {})
    .filter((order) => !order.market || order.market === market.market)
    .map((order) => ({ side: order.side, price: order.price, placedAt: order.placedAt, mirror: order.cause?.kind === 'fill' }));
  const position = market.position ?? {};
  return {
    candles,
    orders,
    fills,
    lines: market.lines ?? [],
    mark: market.mark,
    entry: position.entry,
    liquidation: position.liquidation,
    liquidationAway: position.liquidationAway,
  };
}

function latest(key, candles, make) {
  const now = performance.now();
  if (drawn.key !== key || drawn.candles !== candles || now - drawn.at >= REDRAW_MS) {
    Object.assign(drawn, { key, candles, at: now, view: make() });
  }
  return drawn.view;
}

function price(bot, market, range, app) {
  const right = tabs(RANGES, range, (key) => app.router.set('range', key), 'Range');
  const [span, interval, stepMs] = SPANS[range];
  const shown = app.narrow ? span / 2 : span;
  const title = (body, tag = '') => panel('Price, grid and fills', tag, body, { right, cls: 'pricebox' });
  if (!market) {
    return title(nothingHere('Its market is not known yet.'));
  }
  const path = `/bots/${encodeURIComponent(bot.bot)}/candles?market=${encodeURIComponent(market.market)}&interval=${interval}&lastMs=${shown}`;
  const candles = app.remembered.get(path, Math.min(stepMs / 4, 15_000));
  if (!candles) {
    return title(nothingHere(app.remembered.problem(path) ? `No candles: ${plain(app.remembered.problem(path))}.` : 'Asking for candles.'));
  }
  const past = app.remembered.get(`/bots/${encodeURIComponent(bot.bot)}/fills?lastMs=${shown}&limit=${MOST_FILLS}`, FILLS_MS);
  const fills = () => together(app.store.rows(`fills/${bot.bot}`), past?.rows ?? []).filter((fill) => !fill.market || fill.market === market.market);
  const view = latest(`${bot.bot} ${market.market} ${range}`, candles, () => ({ ...priceView(bot, market, candles, fills()), mostFills: past?.next ? MOST_FILLS : null }));
  return title(priceChart(view, app.narrow ? 320 : 540), html`${plain(market.quote ?? '')}, ${interval}`);
}

/** The curve has the position in the first of its markets, whichever is looked at. */
function curves(bot, range, app) {
  const [first] = bot.markets ?? [];
  const several = (bot.markets ?? []).length > 1;
  const [span] = SPANS[range];
  const path = `/bots/${encodeURIComponent(bot.bot)}/curve?lastMs=${span}&points=800`;
  const curve = app.remembered.get(path, 10_000);
  const asset = bot.pnl?.asset ?? bot.capital?.asset ?? '';
  const body = curve
    ? strips(curve, { base: first?.base, asset, label: `Position${several ? ` in ${plain(first.market)}` : ''}, equity and drawdown; position now ${num(first?.position?.size)}` })
    : nothingHere(app.remembered.problem(path) ? `No curve: ${plain(app.remembered.problem(path))}.` : 'Asking for the curves.');
  return panel('Position, equity, drawdown', html`${several ? `position in ${plain(first.market)}, ` : ''}${RANGES.find(([key]) => key === range)[1]}`, body);
}

/** The panels of both, by what the address says of the range. */
export function botCharts(bot, market, route, app) {
  const asked = route.query.get('range');
  const range = SPANS[asked] ? asked : '6h';
  return { price: price(bot, market, range, app), curves: curves(bot, range, app) };
}
