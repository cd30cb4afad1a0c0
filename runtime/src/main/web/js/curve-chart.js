// Curves over time: equity alone, or position, equity and drawdown on one time axis. A curve is columns: {t: [ms], equity: [decimal
// strings], position, drawdown, dayStart, marks: [{t, kind, amount}]}. Floats are made here for drawing alone.

import { html } from 'lit-html';
import { clock, day, minute, num } from './format.js';

const HOUR = 3_600_000;

const series = (curve, column) => curve.t.map((t, i) => [t, curve[column]?.[i] === null || curve[column]?.[i] === undefined ? null : Number(curve[column][i])]);

const span = (curve) => (curve.t.length === 0 ? 0 : curve.t.at(-1) - curve.t[0]);

/** Labels of a time axis: times within two days, days beyond. */
export const timeLabel = (range) => (value) => (range > 48 * HOUR ? day(value).slice(5) : minute(value));

const last = (column) => (column ?? []).filter((value) => value !== null).at(-1);

const asRows = (curve, columns) => () => ({
  head: ['time, UTC', ...columns],
  rows: curve.t.map((t, i) => [`${day(t)} ${clock(t)}`, ...columns.map((column) => (curve[column]?.[i] === undefined ? null : num(curve[column][i])))]).reverse(),
});

const places = (values) => {
  const numbers = values.map((point) => point[1]).filter((value) => value !== null);
  const range = numbers.length === 0 ? 0 : Math.max(...numbers) - Math.min(...numbers);
  return range >= 20 || range === 0 ? 0 : range >= 1 ? 1 : range >= 0.1 ? 2 : range >= 0.01 ? 3 : 4;
};

/** Digits of a percentage axis: small falls are told apart too. */
const percentPlaces = (values) => Math.max(1, places(values));

/** Text of an axis, whose numbers are for the eye and not for the books. */
export const axisNumber = (digits) => (value) => num(value.toFixed(digits));

function equityOption(curve) {
  const values = series(curve, 'equity');
  return (c, axis) => ({
    grid: { left: 8, right: 8, top: 8, bottom: 4, containLabel: true },
    xAxis: { type: 'time', ...axis, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: timeLabel(span(curve)) } },
    yAxis: { type: 'value', scale: true, position: 'right', ...axis, splitNumber: 4, axisLabel: { ...axis.axisLabel, formatter: axisNumber(places(values)) } },
    series: [
      {
        type: 'line',
        name: 'equity',
        data: values,
        showSymbol: false,
        lineStyle: { color: c.text, width: 1.4 },
        itemStyle: { color: c.text },
        areaStyle: { color: c.line, opacity: 0.5 },
      },
    ],
  });
}

const cache = new WeakMap();

/** The same function for the same curve, so that a chart is drawn again only when there is something new. */
function once(curve, kind, make) {
  const known = cache.get(curve) ?? {};
  cache.set(curve, known);
  known[kind] ??= make();
  return known[kind];
}

/** Equity over time. */
export function equityChart(app, curve, { height, asset }) {
  if (curve.t.length < 2) {
    return html`<p class="none">The curve begins with its second point, a minute after the start.</p>`;
  }
  const label = `Equity, now ${num(last(curve.equity))} ${asset}, at the beginning ${num(curve.equity[0])}`;
  return html`<jk-chart .height=${height} .label=${label} .make=${once(curve, 'equity', () => equityOption(curve))} .rows=${once(curve, 'rows', () => asRows(curve, ['equity']))}></jk-chart>`;
}

function stripsOption(curve, base, asset) {
  const columns = ['position', 'equity', 'drawdown'];
  const titles = [`position${base ? `, ${base}` : ''}`, `equity${asset ? `, ${asset}` : ''}`, 'drawdown, % of peak'];
  const tops = [24, 102, 180];
  const heights = [54, 54, 48];
  const values = columns.map((column) => series(curve, column).map(([t, value]) => [t, value !== null && column === 'drawdown' ? -Math.abs(value * 100) : value]));
  return (c, axis) => ({
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: tops.map((top, i) => ({ left: 4, right: 56, top, height: heights[i] })),
    xAxis: columns.map((_, i) => ({
      gridIndex: i,
      type: 'time',
      ...axis,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, show: i === 2, formatter: timeLabel(span(curve)) },
    })),
    yAxis: columns.map((column, i) => ({
      gridIndex: i,
      type: 'value',
      scale: column === 'equity',
      position: 'right',
      splitNumber: 2,
      ...axis,
      ...(column === 'drawdown' ? { max: 0 } : {}),
      axisLabel: { ...axis.axisLabel, formatter: column === 'drawdown' ? (value) => `${num(value.toFixed(percentPlaces(values[i])))} %` : axisNumber(Math.max(column === 'position' ? 2 : 0, places(values[i]))) },
    })),
    graphic: titles.map((text, i) => ({ type: 'text', left: 6, top: tops[i] - 17, style: { text, fill: c.faint, fontSize: 11 } })),
    series: columns.map((column, i) => ({
      type: 'line',
      name: column,
      step: column === 'position' ? 'end' : false,
      xAxisIndex: i,
      yAxisIndex: i,
      showSymbol: false,
      data: values[i],
      itemStyle: { color: column === 'drawdown' ? c.loss : c.text },
      lineStyle: { color: column === 'drawdown' ? c.loss : c.text, width: 1.2 },
      ...(column === 'equity' ? {} : { areaStyle: { color: column === 'drawdown' ? c.loss : c.line2, opacity: column === 'drawdown' ? 0.18 : 0.5 } }),
    })),
  });
}

/** Position, equity and drawdown: three strips, one time axis, one cross-hair. */
export function strips(curve, { base = '', asset = '', label }) {
  if (curve.t.length < 2) {
    return html`<p class="none">The curves begin with their second point, a minute after the start.</p>`;
  }
  return html`<jk-chart .height=${250} .label=${label} .make=${once(curve, 'strips', () => stripsOption(curve, base, asset))} .rows=${once(curve, 'stripRows', () => asRows(curve, ['position', 'equity', 'drawdown']))}></jk-chart>`;
}
