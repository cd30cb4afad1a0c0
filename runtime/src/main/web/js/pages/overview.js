// Does anything need me, what do I hold, why is nothing happening: in this order.

import { html, nothing } from 'lit-html';
import { gain, money, num, percent, plain, tone } from '../format.js';
import { ago, bar, botLink, count, level, name, nothingHere, panel, shape, skeleton, tabs, tile, time, toneOf } from '../parts.js';
import { place } from '../router.js';
import { equityChart } from '../curve-chart.js';
import { botsTable } from './bots-table.js';
import { groupPanel } from './group.js';

const RANGES = [['24h', '24 h'], ['7d', '7 d'], ['30d', '30 d']];
const HOURS = { '24h': 24, '7d': 168, '30d': 720 };

/** One line for each thing that wants a person; the acknowledged ones are folded to a count. */
function needsYou(needs, app) {
  const all = Object.entries(needs ?? {});
  const open = all.filter(([, need]) => !need.acknowledged);
  if (all.length === 0) {
    return nothing;
  }
  const order = ([, need]) => (need.level === 'bad' ? 0 : 1);
  const folded = all.length - open.length;
  return html`<section class="needs" aria-label="Needs you">
    ${open.sort((a, b) => order(a) - order(b)).map(([id, need]) => needLine(id, need, app))}
    ${folded > 0 ? html`<div class="faint"><span></span><span>${folded} acknowledged</span></div>` : nothing}
  </section>`;
}

const needLine = (id, need, app) => html`<div data-row>
  <span class=${need.level === 'bad' ? 'bad' : 'warn'}>${shape(need.level === 'bad' ? 'bad' : 'warn')}</span>
  ${need.bot ? botLink(need.bot) : html`<span class="b">${name(need.who)}</span>`}
  <span class="cut" title=${plain(need.say)}>${plain(need.say)}</span>
  <span class="faint nw">${need.since ? html`since ${time(need.since, app.now)}` : nothing}</span>
  <span class="acts">
    ${need.acknowledgeable ? html`<button class="btn" type="button" ?disabled=${!app.session.mayTrade || app.grey} @click=${() => app.commands.ask('acknowledge', need.bot ?? need.who, { alert: id })}>Seen</button>` : nothing}
    ${need.bot ? html`<a class="btn" href=${place('bot', need.bot)}>Look</a>` : html`<a class="btn" href=${place('risk')}>Look</a>`}
  </span>
</div>`;

/** What is held and what it is worth: one row an asset, live and paper never in one. */
function totals(total, i) {
  const nearest = total.nearest;
  const label = total.paper ? `Totals of paper, ${total.asset}` : `Totals of live bots, ${total.asset}`;
  return html`<section class="tiles ${total.paper ? 'paper' : ''}" aria-label=${label} data-total=${i}>
    ${tile(html`Equity${total.paper ? html` <span class="chip">paper</span>` : nothing}`, money(total.equity), total.asset, total.equity === null ? 'bots share an account' : nothing)}
    ${tile('PnL today', gain(total.today), total.asset, total.todayWithoutHalted ? html`without halted bots ${gain(total.todayWithoutHalted)}` : nothing, tone(total.today))}
    ${tile('Realised today', gain(total.realized), total.asset, html`fees ${money(total.fees)}, funding ${gain(total.funding)}`)}
    ${tile('Unrealised', gain(total.unrealized), total.asset, html`${count(total.positions)} open positions`)}
    ${tile('Gross notional', num(total.gross, 0), total.asset, html`net ${gain(total.net)}`)}
    ${tile('Resting orders', count(total.orders ?? null), '', html`<span class="buy">${count(total.buys)} buy</span>, <span class="sell">${count(total.sells)} sell</span>`)}
    ${tile('Fills last hour', count(total.fillsHour), '', nothing)}
    ${tile('Nearest limit', nearest ? percent(nearest.used) : '–', '', nearest ? html`${plain(nearest.rule)}, ${plain(nearest.scope)}` : 'no limit is configured', nearest ? level(nearest.used) : '')}
  </section>`;
}

const venueRow = ([account, venue], app) => html`<tr>
  <td>${venue.state === 'up' || venue.state === 'ok' ? html`<span class="st">${shape('running')}<b>${name(account)}</b></span>` : html`<span class="st ${toneOf(venue.state)}" title=${plain(venue.say ?? venue.state)}>${shape(venue.state)}<b>${name(account)}</b></span>`}</td>
  <td class="r p3 ${venue.up < venue.streams ? 'warn' : 'dim'}">${venue.streams === null || venue.streams === undefined ? '–' : html`${count(venue.up)}/${count(venue.streams)}`}</td>
  <td class="r">${ago(venue.at, app.now, venue.feedLimitMs)}</td>
  <td class="r">${venue.p50 === null || venue.p50 === undefined ? html`<span class="faint">–</span>` : html`${num(venue.p50)}<span class="faint"> / </span>${num(venue.p99)}`}</td>
  <td class="r">${typeof venue.used === 'number' ? html`<span class="ddcell">${bar(venue.used)}<span class="r ${level(venue.used) || 'dim'}">${percent(venue.used)}</span></span>` : html`<span class="faint">–</span>`}</td>
</tr>`;

const venues = (list, app) =>
  panel(
    'Venues',
    '',
    list.length === 0
      ? nothingHere('No account is connected.')
      : html`<table aria-label="Venues"><thead><tr><th>Account</th><th class="r p3">Streams</th><th class="r">Age</th><th class="r" title="order round trip, p50 / p99">Round trip, ms</th><th class="r">Budget</th></tr></thead>
          <tbody>${list.map((each) => venueRow(each, app))}</tbody></table>`,
    { flush: true, cls: 'slim' },
  );

const recent = (rows, app) =>
  panel(
    'Recent',
    'all bots',
    rows.length === 0
      ? nothingHere('Nothing has happened yet.')
      : html`<ul class="events">${rows.map(
          (row) => html`<li><span class="faint">${time(row.at, app.now)}</span> <span class=${toneOf(row.level) || 'faint'}>${row.level === 'bad' ? '■' : row.level === 'warn' ? '▲' : '·'}</span>
            ${row.bot ? html`<b>${name(row.bot)}</b>` : nothing} <span class="dim">${plain(row.say)}</span></li>`,
        )}</ul>`,
    { right: html`<a class="dim" href=${place('log')}>log</a>` },
  );

function equity(route, app, total) {
  const range = HOURS[route.query.get('range')] ? route.query.get('range') : '24h';
  const path = `/curve?lastMs=${HOURS[range] * 3_600_000}&points=600`;
  const curve = app.remembered.get(path, 30_000);
  const right = tabs(RANGES, range, (key) => app.router.set('range', key), 'Range');
  const body = curve
    ? equityChart(app, curve, { height: 190, asset: total?.asset ?? '' })
    : nothingHere(app.remembered.problem(path) ? 'No equity is known yet.' : 'Asking for it.');
  return panel('Equity', html`${total?.asset ? html`${plain(total.asset)}, ` : nothing}${total?.paper ? 'paper' : 'live'}`, body, { right });
}

/** What is loaded, and the one command to start with. */
const empty = () => html`<section class="panel"><div class="empty">
  <b>No bot is configured yet</b>
  <span>This runtime is up and has nothing to run.</span>
  <span>Start with the paper exchange; it needs neither keys nor network:</span>
  <code>jackstay run sample-configs/grid-paper.conf</code>
  <span class="faint"><a href=${place('plugins')}>See plugins</a></span>
</div></section>`;

function view(route, app) {
  const data = app.store.data('overview');
  const bots = app.store.data('bots');
  if (!data || !bots) {
    return html`<div class="two"><div class="col">${skeleton('Totals')}${skeleton('Bots')}</div><div class="col">${skeleton('Equity')}${skeleton('Venues')}</div></div>`;
  }
  const list = Object.values(bots.bots ?? bots);
  const groups = Object.entries(data.groups ?? {});
  if (list.length === 0) {
    return html`${needsYou(data.needs, app)}${empty()}`;
  }
  const sums = data.totals ?? [];
  return html`${needsYou(data.needs, app)} ${sums.map(totals)}
    <div class="two">
      <div class="col">
        ${groups.length > 0 ? html`<div class="halves">${groups.map(([key, group]) => groupPanel(key, group, app))}</div>` : nothing}
        ${botsTable(list, app)}
      </div>
      <div class="col">
        ${equity(route, app, sums.find((each) => !each.paper) ?? sums[0])}
        ${venues(Object.entries(data.venues ?? {}), app)}
        ${recent((data.recent ?? []).slice(-8).reverse(), app)}
      </div>
    </div>`;
}

export const overview = {
  id: 'overview',
  nav: 'Overview',
  title: () => 'Overview',
  channels: () => ['bots'],
  view,
};
