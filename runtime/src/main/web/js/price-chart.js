// The one price chart, for live, paper and backtest: candles, a line for each resting order that begins where and when it was placed,
// triangles for fills, and what the strategy draws. Floats are made here for drawing alone.

import { html, nothing } from 'lit-html';
import { RULES } from './chart.js';
import { axisNumber, timeLabel } from './curve-chart.js';
import { clock, day, num, plain } from './format.js';

const ROOM = 0.1;
/** With more orders than this their lines lie so close that no dash and no beginning of one can be seen. */
const MOST_SINGLE = 400;

const number = (text) => (text === null || text === undefined ? null : Number(text));

function line(y, text, color, type, position = 'insideStartTop') {
  return (c) => ({
    yAxis: y,
    lineStyle: { color: c[color], type, width: 1 },
    label: { formatter: text, color: c[color], position, fontSize: 11, lineHeight: 14, distance: 2, backgroundColor: c.panel, padding: [0, 3], borderRadius: 2 },
  });
}

/** What may lie on the scale, widened by what the strategy draws where that is near. */
function scale(view) {
  const lows = view.candles.l.map(Number);
  const highs = view.candles.h.map(Number);
  const marks = [...view.orders.map((order) => Number(order.price)), ...view.lines.map((each) => Number(each.price)), number(view.mark), number(view.entry)].filter((value) => value !== null);
  const low = Math.min(...lows);
  const high = Math.max(...highs);
  const around = Math.max(high - low, high * 0.002) * 1.5;
  const near = marks.filter((value) => value > low - around && value < high + around);
  const bottom = Math.min(low, ...near);
  const top = Math.max(high, ...near);
  const edge = (top - bottom || top * 0.001) * 0.03;
  return [bottom - edge, top + edge];
}

/** Where the oldest order of each row of pixels begins: the others of its row are under it. */
function oldest(orders, api) {
  const rows = new Map();
  for (const order of orders) {
    const [x, at] = api.coord(order);
    const y = Math.round(at) + 0.5;
    rows.set(y, Math.min(x, rows.get(y) ?? Infinity));
  }
  return rows;
}

/** All orders of one kind are one path: two thousand lines of their own would take the page's time. */
function orderLines(view, t0, t1, end, [bottom, top], c) {
  const kinds = [[], [], [], []];
  for (const order of view.orders) {
    const price = Number(order.price);
    if (price >= bottom && price <= top) {
      kinds[(order.side === 'buy' ? 0 : 2) + (order.mirror ? 1 : 0)].push([Math.max(order.placedAt ?? t0, t0), price]);
    }
  }
  const few = view.orders.length <= MOST_SINGLE;
  return {
    type: 'custom',
    id: 'orders',
    name: 'resting orders',
    silent: true,
    z: 1,
    clip: true,
    encode: { x: 0, y: 1 },
    data: kinds.map((_, kind) => [t0, bottom, kind]),
    renderItem: (params, api) => {
      const kind = api.value(2);
      const color = kind < 2 ? c.buy : c.sell;
      const lineDash = kind % 2 === 1 && few ? [5, 3] : null;
      const [last] = api.coord([t1, bottom]);
      const [edge] = api.coord([end, bottom]);
      const thin = [];
      const thick = [];
      const begins = [];
      for (const [y, x] of oldest(kinds[kind], api)) {
        const from = Math.min(x, last);
        thin.push(from, last, y);
        thick.push(last + 6, edge, y);
        if (few && from > params.coordSys.x + 2) {
          begins.push(from - 1, from + 1, y);
        }
      }
      const rules = (at, style) => ({ type: RULES, shape: { at }, style: { fill: null, stroke: color, ...style } });
      return { type: 'group', children: [rules(thin, { lineWidth: 1, opacity: 0.42, lineDash }), rules(thick, { lineWidth: 3, lineDash }), rules(begins, { lineWidth: 4, lineCap: 'round' })] };
    },
  };
}

function candles(view, c) {
  const { t, o, h, l, c: close } = view.candles;
  const bands = view.lines.filter((each) => each.name === 'band').map((each) => Number(each.price));
  const drawn = view.lines.map((each) => line(Number(each.price), plain(each.name), 'faint', each.name === 'band' ? 'dotted' : 'dashed'));
  if (sizeKnown(view.entry)) {
    drawn.push(line(Number(view.entry), 'entry', 'text', 'solid'));
  }
  const mark = {
    yAxis: number(view.mark),
    lineStyle: { color: c.act, width: 1, type: 'dotted' },
    label: { position: 'end', formatter: num(view.mark), color: c.panel, backgroundColor: c.act, padding: [0, 4], lineHeight: 16, height: 16, verticalAlign: 'middle', borderRadius: 2, fontSize: 11 },
  };
  return {
    type: 'candlestick',
    id: 'price',
    name: 'price',
    z: 2,
    barMaxWidth: 5,
    data: t.map((at, i) => [at, Number(o[i]), Number(close[i]), Number(l[i]), Number(h[i])]),
    encode: { x: 0, y: [1, 2, 3, 4] },
    itemStyle: { color: c.panel, color0: c.dim, borderColor: c.dim, borderColor0: c.dim, borderWidth: 1 },
    markArea: { silent: true, itemStyle: { color: c.raise, opacity: 0.55 }, data: bands.length === 2 ? [[{ yAxis: Math.min(...bands) }, { yAxis: Math.max(...bands) }]] : [] },
    markLine: { silent: true, symbol: 'none', animation: false, data: [...drawn.map((make) => make(c)), ...(mark.yAxis === null ? [] : [mark])] },
  };
}

const sizeKnown = (value) => value !== null && value !== undefined;

const fills = (view, side, t0, c) => ({
  type: 'scatter',
  id: side,
  name: side === 'buy' ? 'bought' : 'sold',
  z: 4,
  symbol: 'triangle',
  symbolRotate: side === 'buy' ? 0 : 180,
  symbolSize: 8,
  symbolOffset: [0, side === 'buy' ? 6 : -6],
  data: view.fills.filter((fill) => fill.side === side && fill.at >= t0).map((fill) => [fill.at, Number(fill.price)]),
  itemStyle: { color: c[side], borderColor: c.panel, borderWidth: 1 },
});

/** Liquidation off the scale is pinned to its edge, with its distance. */
function pinned(view, [bottom, top], c) {
  const at = number(view.liquidation);
  if (at === null || (at > bottom && at < top)) {
    return [];
  }
  const away = sizeKnown(view.liquidationAway) ? `, ${plain(view.liquidationAway)} away` : '';
  const edge = at <= bottom ? { bottom: 30 } : { top: 10 };
  return [{ type: 'text', right: 72, z: 9, ...edge, style: { backgroundColor: c.panel, padding: [2, 4], text: `${at <= bottom ? '▼' : '▲'} liquidation ${num(view.liquidation)}${away}`, fill: c.loss, fontSize: 11 } }];
}

function option(view) {
  const { t } = view.candles;
  const t0 = t[0];
  const t1 = t.at(-1);
  const live = view.orders.length > 0 || sizeKnown(view.mark);
  const end = live ? t1 + (t1 - t0) * ROOM : t1;
  const [bottom, top] = scale(view);
  return (c, axis) => ({
    grid: { left: 8, right: 66, top: 6, bottom: 22 },
    tooltip: { show: false },
    xAxis: { type: 'time', min: t0, max: end, ...axis, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: timeLabel(t1 - t0) } },
    yAxis: { type: 'value', min: bottom, max: top, position: 'right', ...axis, splitLine: { show: false }, splitNumber: 6, axisLabel: { ...axis.axisLabel, formatter: axisNumber(top - bottom > 20 ? 0 : top - bottom > 1 ? 1 : 4), showMinLabel: false, showMaxLabel: false } },
    dataZoom: [{ type: 'inside', filterMode: 'none' }],
    series: [orderLines(view, t0, t1, end, [bottom, top], c), candles(view, c), fills(view, 'buy', t0, c), fills(view, 'sell', t0, c)],
    graphic: pinned(view, [bottom, top], c),
  });
}

const rows = (view) => () => ({
  head: ['time, UTC', 'open', 'high', 'low', 'close'],
  rows: view.candles.t.map((t, i) => [`${day(t)} ${clock(t)}`, ...['o', 'h', 'l', 'c'].map((column) => num(view.candles[column][i]))]).reverse(),
});

function sentence(view) {
  const prices = view.orders.map((order) => Number(order.price));
  const span = prices.length === 0 ? '' : ` between ${num(String(Math.min(...prices)))} and ${num(String(Math.max(...prices)))}`;
  return `Price chart, mark ${num(view.mark)}, ${view.orders.length} resting orders${span}, ${view.fills.length} fills`;
}

/**
 * The chart and its legend.
 *
 * @param view {candles: {t, o, h, l, c}, orders, fills, lines, mark, entry, liquidation, liquidationAway, mostFills}; the same object is
 *     not drawn twice; mostFills where the fills are the latest so many
 */
export function priceChart(view, height) {
  if (view.candles.t.length < 2) {
    return html`<p class="none">The chart begins with its second candle.</p>`;
  }
  view.option ??= option(view);
  view.rows ??= rows(view);
  return html`<jk-chart .height=${height} .label=${sentence(view)} .make=${view.option} .rows=${view.rows}></jk-chart>
    <div class="legend">
      ${view.orders.length > 0 ? html`<span><i class="buy"></i>resting buy</span><span><i class="sell"></i>resting sell</span><span><i class="sell dash"></i>mirror order</span>` : nothing}
      <span><span class="buy">▲</span>bought <span class="sell">▼</span>sold</span>${view.mostFills ? html`<span>the latest ${num(String(view.mostFills))} fills</span>` : nothing}<span class="hide-s">hollow candle up, filled down</span>
    </div>`;
}
