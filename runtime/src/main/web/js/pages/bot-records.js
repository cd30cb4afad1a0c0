// The tabs below a bot: its orders, fills, events and log, each as CSV too.

import { html, nothing } from 'lit-html';
import { barred } from '../commands.js';
import { age, clock, gain, num, plain, sign, signed, words } from '../format.js';
import { name, nothingHere, panel, sideChip, tabs, time, toneOf, unit } from '../parts.js';
import { together } from '../past-fills.js';
import { resorted, sorted, table } from '../table.js';

/** Fills that the stream begins with at most, and cards of a phone that are shown at first. */
const STREAMED = 100;
const CARDS = 40;

const local = { orders: { sort: { key: 'price', up: false }, view: { first: 0 } }, fills: { sort: { key: 'at', up: false }, view: { first: 0 } }, cards: CARDS, saving: null, notSaved: null };

/** Rows of CSV that are asked for at a time. */
const CSV_ROWS = 5_000;

const value = (text) => (text === null || text === undefined ? null : Number(text));

/** Distance from the mark in basis points: of two prices that are shown, for reading alone. */
function distance(order, mark) {
  if (!mark || !order.price) {
    return order.distance ?? null;
  }
  return ((Number(order.price) / Number(mark) - 1) * 10_000).toFixed(1);
}

const part = (order) => (Number(order.size) === 0 ? 0 : Math.round((Number(order.filled ?? 0) / Number(order.size)) * 100));

const cause = (order) => html`${order.cause?.kind === 'fill' ? '↺ ' : ''}${plain(order.cause?.text ?? '–')}`;

const state = (order) => html`${words(order.state ?? '')}${order.pending ? html` <span class="warn">${words(order.pending)}</span>` : nothing}`;

/** The markets of a bot by their names; a row is of one of them, whatever is looked at above. */
const byName = (bot) => new Map((bot.markets ?? []).map((each) => [each.market, each]));

/** Which of its markets, in words, where it has several. */
const marketColumn = (bot) =>
  (bot.markets ?? []).length > 1 ? [{ key: 'market', title: 'Market', cls: 'dim', cell: (row) => plain(row.market ?? ''), order: (row) => row.market, width: 150 }] : [];

function orderColumns(bot, app) {
  const markets = byName(bot);
  const of = (order) => markets.get(order.market);
  const far = (order) => distance(order, of(order)?.mark);
  const cancel = (order) =>
    html`<button class="btn plain" type="button" title=${barred(app, 'cancel-order', bot.state) || nothing} ?disabled=${barred(app, 'cancel-order', bot.state) !== ''} aria-label=${`Cancel ${plain(order.label || order.cloid)}`} @click=${() => app.commands.ask('cancel-order', bot.bot, { cloid: order.cloid })}>cancel</button>`;
  return [
    { key: 'side', title: 'Side', cell: (order) => sideChip(order.side), order: (order) => order.side, width: 70 },
    ...marketColumn(bot),
    { key: 'label', title: 'Level', cell: (order) => plain(order.label ?? ''), order: (order) => order.label, width: 80 },
    { key: 'price', title: 'Price', cls: 'r', tone: (order) => order.side, cell: (order) => num(order.price), order: (order) => value(order.price), width: 100 },
    { key: 'distance', title: 'Distance', cls: 'r dim', cell: (order) => html`${signed(far(order))}${unit('bps')}`, order: (order) => value(far(order)), width: 100 },
    { key: 'size', title: 'Size', cls: 'r', cell: (order) => html`${num(order.size)}${unit(of(order)?.base)}`, order: (order) => value(order.size), width: 100 },
    { key: 'filled', title: 'Filled', cls: 'r', cell: (order) => html`<span class=${sign(order.filled) ? '' : 'faint'}>${part(order)} %</span>`, order: part, width: 60 },
    { key: 'notional', title: 'Notional', cls: 'r dim p2', cell: (order) => num(order.notional, 2), order: (order) => value(order.notional), width: 90 },
    { key: 'ahead', title: 'Ahead in queue', hint: 'an estimate', cls: 'r', cell: (order) => num(order.ahead), order: (order) => value(order.ahead), width: 110 },
    { key: 'age', title: 'Age', cls: 'r dim', cell: (order) => (order.placedAt && app.now !== null ? age(app.now - order.placedAt) : '–'), order: (order) => (order.placedAt ? -order.placedAt : null), width: 70 },
    { key: 'state', title: 'State', cls: 'dim', cell: state, order: (order) => order.state, width: 110 },
    { key: 'cause', title: 'Why it is there', cls: 'dim wrap', cell: cause, order: (order) => order.cause?.text },
    { key: 'cloid', title: 'Cloid', cls: 'r mono faint p2', cell: (order) => plain(order.cloid), order: (order) => order.cloid, width: 130 },
    { key: 'act', title: '', cls: 'r', cell: cancel, width: 80 },
  ];
}

const orderCard = (order, app) => html`<div class="botcard" data-row>
  <span>${sideChip(order.side)} <b>${plain(order.label ?? '')}</b> <span class="dim">${num(order.size)}${sign(order.filled) ? `, ${part(order)} % filled` : ''}</span></span><span class="r ${order.side}">${num(order.price)}</span>
  <span class="dim">${num(order.ahead)} ahead, ${state(order)}</span><span class="r dim">${order.placedAt && app.now !== null ? age(app.now - order.placedAt) : '–'}</span>
  <span class="why">${cause(order)}</span>
</div>`;

function ordersTable(bot, app) {
  const rows = Object.entries(bot.orders ?? {}).map(([cloid, order]) => ({ cloid, ...order }));
  if (rows.length === 0) {
    return nothingHere('No order rests.');
  }
  const columns = orderColumns(bot, app);
  const order = sorted(rows, columns, local.orders.sort);
  return app.narrow ? order.slice(0, 60).map((each) => orderCard(each, app)) : rowsTable(columns, order, 'orders', (each) => each.cloid, app);
}

const fillColumns = (bot, now, markets = byName(bot)) => [
  { key: 'at', title: 'Time', cls: 'dim', cell: (fill) => time(fill.at, now), order: (fill) => fill.at, width: 90 },
  { key: 'side', title: 'Side', cell: (fill) => sideChip(fill.side), order: (fill) => fill.side, width: 70 },
  ...marketColumn(bot),
  { key: 'label', title: 'Level', cell: (fill) => plain(fill.label ?? ''), order: (fill) => fill.label, width: 80 },
  { key: 'price', title: 'Price', cls: 'r', tone: (fill) => fill.side, cell: (fill) => num(fill.price), order: (fill) => value(fill.price), width: 100 },
  { key: 'size', title: 'Size', cls: 'r', cell: (fill) => html`${num(fill.size)}${unit(markets.get(fill.market)?.base)}`, order: (fill) => value(fill.size), width: 100 },
  { key: 'notional', title: 'Notional', cls: 'r dim p2', cell: (fill) => num(fill.notional, 2), order: (fill) => value(fill.notional), width: 100 },
  { key: 'fee', title: 'Fee', cls: 'r dim', cell: (fill) => html`${num(fill.fee)}${unit(fill.feeAsset)}`, order: (fill) => value(fill.fee), width: 120 },
  { key: 'role', title: 'Role', cls: 'dim', cell: (fill) => words(fill.role ?? ''), order: (fill) => fill.role, width: 70 },
  { key: 'mirror', title: 'Mirror of', cls: 'wrap', cell: (fill) => (fill.mirrorOf ? html`↺ ${plain(fill.mirrorOf)}` : html`<span class="faint">–</span>`), width: 150 },
  { key: 'gain', title: 'Gain of pair', hint: 'difference of the prices times size, less both fees', cls: 'r', cell: (fill) => (fill.gain ? html`<span class=${sign(fill.gain) < 0 ? 'loss' : 'gain'}>${gain(fill.gain)}</span>` : html`<span class="faint">–</span>`), order: (fill) => value(fill.gain), width: 100 },
  { key: 'cloid', title: 'Cloid', cls: 'r mono faint p2', cell: (fill) => plain(fill.cloid ?? ''), order: (fill) => fill.cloid, width: 140 },
];

const fillCard = (fill) => html`<div class="botcard" data-row><span>${sideChip(fill.side)} <b>${plain(fill.label ?? '')}</b> <span class="dim">${num(fill.size)}</span></span><span class="r ${fill.side}">${num(fill.price)}</span>
  <span class="why">${clock(fill.at)}, ${words(fill.role ?? '')}, fee ${num(fill.fee)}${fill.mirrorOf ? `, ↺ ${plain(fill.mirrorOf)}` : ''}</span></div>`;

function fillsTable(bot, app) {
  const streamed = app.store.rows(`fills/${bot.bot}`);
  app.pastFills.look(bot.bot, streamed);
  const past = app.pastFills.of(bot.bot);
  const rows = together(streamed, past.rows);
  const more = moreFills(bot, past, app);
  if (rows.length === 0) {
    return html`${nothingHere(past.next === null && !past.olderFills ? 'It has not traded yet.' : 'No fill is shown.')} ${more}`;
  }
  const columns = fillColumns(bot, app.now);
  const order = sorted(rows, columns, local.fills.sort);
  return html`${app.narrow ? order.slice(0, local.cards).map(fillCard) : rowsTable(columns, order, 'fills', (fill) => fill.id, app)} ${more}`;
}

/** What lies behind the last row: more of them, or that there are none any more. */
function moreFills(bot, past, app) {
  const ask = () => {
    local.cards += CARDS;
    app.pastFills.more(bot.bot);
    app.redraw();
  };
  if (past.asking) {
    return html`<p class="none">Asking for older fills.</p>`;
  }
  if (past.problem !== null || past.next !== null || (app.narrow && past.rows.length > local.cards)) {
    return html`<p class="none">${past.problem === null ? nothing : html`<span class="bad">No older fills: ${plain(past.problem)}.</span>`}
      <button class="btn plain" type="button" @click=${ask}>Older fills</button></p>`;
  }
  return past.olderFills > 0 ? html`<p class="none">${num(past.olderFills)} older fills are in all sums and no rows any more.</p>` : nothing;
}

function rowsTable(columns, rows, kind, key, app) {
  const mine = local[kind];
  const by = (column) => {
    mine.sort = resorted(mine.sort, column);
    app.redraw();
  };
  return table(columns, rows, { key, sort: mine.sort, by, view: mine.view, redraw: () => app.redraw(), caption: kind });
}

/** Lines of time, level and words; used for events and log. */
export const lines = (rows, now, shownBot = true) =>
  html`<ul class="events log">${rows.map(
    (row) => html`<li data-row><span class="faint">${time(row.at, now)}</span> <span class=${toneOf(row.level) || 'faint'}>${row.level === 'bad' ? '■' : row.level === 'warn' ? '▲' : '·'}</span>
      ${shownBot && row.bot ? html`<b>${name(row.bot)}</b>` : nothing} <span>${plain(row.text ?? row.say)}</span></li>`,
  )}</ul>`;

function events(bot, app) {
  const path = `/bots/${encodeURIComponent(bot.bot)}/events`;
  const answer = app.remembered.get(path, 5_000);
  const rows = answer ? (answer.rows ?? answer.events ?? answer) : null;
  if (!rows) {
    return nothingHere(app.remembered.problem(path) ?? 'Asking for its events.');
  }
  return rows.length === 0 ? nothingHere('Nothing has happened to it.') : lines(rows.slice(0, 200), app.now, false);
}

function log(bot, app) {
  const rows = app.store.rows('log').filter((row) => row.bot === bot.bot);
  return rows.length === 0 ? nothingHere('Its log has no line yet.') : lines(rows.slice(-300).reverse(), app.now, false);
}

/** Saves all that the server has as CSV, part by part: asked for with a header, so it can't be a link. */
async function csv(bot, kind, app) {
  if (local.saving) {
    return;
  }
  const path = `/bots/${encodeURIComponent(bot.bot)}/${kind}?limit=${CSV_ROWS}`;
  const parts = [];
  local.saving = 'saving…';
  app.redraw();
  try {
    let after = '';
    do {
      const part = await app.session.csv(after ? `${path}&after=${encodeURIComponent(after)}` : path);
      parts.push(parts.length === 0 ? part.text : part.text.slice(part.text.indexOf('\r\n') + 2));
      after = part.next;
    } while (after);
    save(parts, `${bot.bot}-${kind}.csv`, 'text/csv');
    local.saving = null;
  } catch (problem) {
    local.saving = null;
    local.notSaved = `Nothing was saved: ${problem.message}.`;
  }
  app.redraw();
}

/** @param texts what the file has, one behind the other */
export function save(texts, file, type) {
  const url = URL.createObjectURL(new Blob(texts, { type }));
  const link = document.createElement('a');
  link.download = file;
  link.href = url;
  link.click();
  URL.revokeObjectURL(url);
}

/** How many are shown, and whether there are more. */
function fillCount(bot, app) {
  const streamed = app.store.rows(`fills/${bot.bot}`);
  const past = app.pastFills.of(bot.bot);
  const all = past.next === null || (past.next === '' && streamed.length < STREAMED);
  return `${together(streamed, past.rows).length}${all ? '' : '+'}`;
}

/** The panel of tabs. */
export function records(bot, route, app) {
  const count = Object.keys(bot.orders ?? {}).length;
  const choices = [['orders', `Orders ${count}`], ['fills', `Fills ${fillCount(bot, app)}`], ['events', 'Events'], ['log', 'Log']];
  const asked = route.query.get('tab');
  const tab = choices.some(([key]) => key === asked) ? asked : 'orders';
  const body = { orders: () => ordersTable(bot, app), fills: () => fillsTable(bot, app), events: () => events(bot, app), log: () => log(bot, app) }[tab]();
  const download = () => {
    local.notSaved = null;
    csv(bot, tab, app);
  };
  const right =
    tab === 'log'
      ? nothing
      : html`${local.notSaved ? html`<span class="bad" role="status">${plain(local.notSaved)}</span>` : nothing}
          <button class="btn plain" type="button" ?disabled=${local.saving !== null} title="all that is kept of it, the latest first" @click=${download}>${local.saving ?? 'CSV'}</button>`;
  return panel(tabs(choices, tab, (key) => app.router.set('tab', key), 'Records'), '', body, { flush: true, right, label: 'Records' });
}
