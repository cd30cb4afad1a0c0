// One account: its streams, round trip, budget, dead-man switch and reconciliations. Used by the system page and by a bot's.

import { html, nothing } from 'lit-html';
import { age, num, plain } from '../format.js';
import { ago, bar, level, pairs, stateOf, unit } from '../parts.js';

const streams = (rows, now) => html`<table aria-label="Streams"><thead><tr><th>Stream</th><th class="r">Last message</th><th class="r">Per s</th><th class="r">Reconnects</th></tr></thead>
  <tbody>${rows.map((stream) => html`<tr>
    <td>${stream.state === 'up' || stream.state === 'ok' || !stream.state ? plain(stream.name) : stateOf(stream.state, plain(stream.name))}</td>
    <td class="r">${ago(stream.at, now, stream.limitMs)}</td>
    <td class="r dim">${num(stream.perSecond ?? null)}</td><td class="r ${stream.reconnects > 0 ? '' : 'faint'}">${num(stream.reconnects ?? null)}</td></tr>`)}</tbody></table>`;

function percentiles(title, it) {
  if (!it || it.p50 === undefined || it.p50 === null) {
    return nothing;
  }
  const shown = ['p50', 'p90', 'p99', 'max'].filter((key) => it[key] !== undefined && it[key] !== null);
  const largest = Math.max(...shown.map((key) => Number(it[key]))) || 1;
  return html`<div class="sub">${title}${it.count === undefined ? nothing : html`, ${num(it.count)}`}</div>
    <div class="percent">${shown.map((key) => html`<span class="dim">${key}</span><span class="track"><i .style=${`--v:${(Number(it[key]) / largest) * 100}%`}></i></span><span class="r">${num(it[key])}${unit('ms')}</span>`)}</div>`;
}

export function deadMan(it) {
  if (!it) {
    return 'none';
  }
  const left = it.leftMs === null || it.leftMs === undefined ? '' : `, ${age(it.leftMs)} of ${age(it.ofMs)} left`;
  return `${plain(it.state ?? '')}${left}`;
}

/** What is known of one account. */
export function accountBlock(account, app) {
  const budget = account.budget;
  const rows = [
    ['REST latency p50 / p99', account.rest ? html`${num(account.rest.p50)} / ${num(account.rest.p99)}${unit('ms')}` : '–'],
    ['Request budget', budget ? html`${num(budget.used)} of ${num(budget.limit)}${budget.perMs ? unit(`in ${age(budget.perMs)}`) : nothing}` : '–'],
    ['Dead-man switch', deadMan(account.deadMan)],
    ['Reconciliations', html`${num(account.reconciliations ?? null)}${account.reconciledAt && app.now !== null ? html`, last ${age(app.now - account.reconciledAt)} ago` : nothing}`],
    ['Drifts found', num(account.drifts ?? null), account.drifts > 0 ? 'warn' : ''],
    ['Venue clock, ahead of ours', account.clockOffsetMs === null || account.clockOffsetMs === undefined ? '–' : html`${num(account.clockOffsetMs)}${unit('ms')}`],
  ];
  const used = budget && budget.limit ? Number(budget.used) / Number(budget.limit) : account.used;
  return html`<div class="account">
    <p>${stateOf(account.state ?? 'up')} ${account.say ? html`<span class="dim">${plain(account.say)}</span>` : nothing}</p>
    ${(account.streams ?? []).length > 0 ? streams(account.streams, app.now) : nothing}
    ${percentiles('Order round trip', account.roundTrip)}
    <div class="sub">Account</div>${pairs(rows)}
    ${typeof used === 'number' ? html`<div class=${level(used)}>${bar(used)}</div>` : nothing}
  </div>`;
}
