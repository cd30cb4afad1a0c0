// One account: its streams with their round trips, dead-man switch and reconciliations. Used by the system page and by a bot's.

import { html, nothing } from 'lit-html';
import { age, num, plain } from '../format.js';
import { ago, pairs, stateOf, unit } from '../parts.js';

const trip = (micros) => (micros === null || micros === undefined ? html`<span class="faint">–</span>` : num(micros));

const streams = (rows, now) => html`<table aria-label="Streams"><thead><tr><th>Stream</th><th class="r">Last message</th><th class="r">Lost</th><th class="r">Round trip p50</th><th class="r">p99, ms</th></tr></thead>
  <tbody>${rows.map((stream) => html`<tr>
    <td>${stream.state === 'up' ? plain(stream.name) : stateOf(stream.state, plain(stream.name))}</td>
    <td class="r">${ago(stream.at, now, stream.limitMs)}</td>
    <td class="r ${stream.losses > 0 ? '' : 'faint'}">${num(stream.losses ?? null)}</td><td class="r">${trip(stream.p50Ms)}</td><td class="r">${trip(stream.p99Ms)}</td></tr>`)}</tbody></table>`;

export function deadMan(it) {
  if (!it) {
    return 'none';
  }
  const left = it.leftMs === null || it.leftMs === undefined ? '' : `, ${age(it.leftMs)} of ${age(it.ofMs)} left`;
  return `${plain(it.state ?? '')}${left}`;
}

/** What is known of one account. */
export function accountBlock(account, app) {
  const rows = [
    ['Dead-man switch', deadMan(account.deadMan)],
    ['Reconciliations', html`${num(account.reconciliations ?? null)}${account.reconciliationsFailed > 0 ? html`, <span class="warn">${num(account.reconciliationsFailed)} failed</span>` : nothing}`],
    ['Drifts found', num(account.drifts ?? null), account.drifts > 0 ? 'warn' : ''],
    ['Venue clock, ahead of ours', account.clockOffsetMs === null || account.clockOffsetMs === undefined ? '–' : html`${num(account.clockOffsetMs)}${unit('ms')}`],
  ];
  return html`<div class="account">
    <p>${stateOf(account.state ?? 'up')} ${account.say ? html`<span class="dim">${plain(account.say)}</span>` : nothing}</p>
    ${(account.streams ?? []).length > 0 ? streams(account.streams, app.now) : nothing}
    <div class="sub">Account</div>${pairs(rows)}
  </div>`;
}
