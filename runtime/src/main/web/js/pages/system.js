// The machine below: accounts side by side, loops, journals, memory, and who looks at this page.

import { html, nothing } from 'lit-html';
import { age, bytes, num, plain } from '../format.js';
import { bar, level, name, nothingHere, pairs, panel, skeleton, time } from '../parts.js';
import { accountBlock } from './account.js';

const list = (it, key) => (Array.isArray(it) ? it : Object.entries(it ?? {}).map(([id, value]) => ({ [key]: id, ...value })));

const loops = (rows) => html`<table aria-label="Loops"><thead><tr><th>Loop</th><th class="r">Queue</th><th class="r">Turn p99, µs</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.name)}</td><td class="r ${row.queue > 0 ? '' : 'faint'}">${num(row.queue ?? null)}</td><td class="r">${num(row.turnP99Micros ?? null)}</td></tr>`)}</tbody></table>`;

const journals = (rows) => html`<table aria-label="Journals"><thead><tr><th class="r">Written</th><th class="r">Snapshots</th><th class="r">Waits for the disk</th><th class="r">Sync p99, µs</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td class="r">${bytes(row.bytes)}</td><td class="r">${num(row.snapshots ?? null)}</td><td class="r ${row.waitingMs > 0 ? '' : 'faint'}">${age(row.waitingMs ?? 0)}</td><td class="r">${num(row.forcedP99Micros ?? null)}</td></tr>`)}</tbody></table>`;

const budgets = (rows) => html`<table aria-label="Request budgets"><thead><tr><th>Budget</th><th class="r">In use</th><th class="r">Of</th><th></th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.scope)}</td><td class="r">${num(row.used)}</td><td class="r dim">${num(row.limit)}</td><td class=${level(row.used / row.limit)}>${bar(row.used / row.limit)}</td></tr>`)}</tbody></table>`;

const clients = (rows, now) => html`<table aria-label="Pages that are open"><thead><tr><th>Address</th><th>Token</th><th>Role</th><th>Since</th><th class="r">Buffered</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.address)}</td><td>${plain(row.name ?? '–')}</td><td class="dim">${plain(row.role ?? '–')}</td><td class="dim">${time(row.since, now)}</td><td class="r">${bytes(row.buffered)}</td></tr>`)}</tbody></table>`;

function processRows(process, memory, now) {
  return [
    ['Up', process.since && now !== null ? age(now - process.since) : '–'],
    ['Version', plain(process.version ?? '–')],
    ['Process id', plain(process.pid ?? '–')],
    ['Java', plain(process.java ?? '–')],
    ['Heap', html`${bytes(memory.used)} of ${bytes(memory.max)}`],
    ['Collections', html`${num(memory.collections ?? null)}${memory.collectedMs === undefined || memory.collectedMs === null ? nothing : html`, ${age(memory.collectedMs)} in all`}`],
  ];
}

function view(route, app) {
  const it = app.store.data('system');
  if (!it) {
    return html`<div class="thirds">${skeleton('Accounts')}${skeleton('Loops')}${skeleton('Process')}</div>`;
  }
  const accounts = list(it.accounts, 'name');
  const memory = it.memory ?? {};
  return html`<h1 class="sr">System</h1>
    <div class="thirds">
      ${accounts.map((account) => panel(name(account.name), plain(account.venue ?? ''), accountBlock(account, app), { label: `Account ${plain(account.name)}` }))}
      ${accounts.length === 0 ? panel('Accounts', '', nothingHere('No account is connected.')) : nothing}
      ${panel('Process', '', html`${pairs(processRows(it.process ?? {}, memory, app.now))}${memory.max ? bar(Number(memory.used) / Number(memory.max)) : nothing}`)}
      ${panel('Loops', 'turns of the last minute', (it.loops ?? []).length === 0 ? nothingHere('None has been measured yet.') : loops(it.loops), { flush: true })}
      ${panel('Journals', 'syncs of the last minute', (it.journals ?? []).length === 0 ? nothingHere('None is written.') : journals(it.journals), { flush: true })}
      ${(it.budgets ?? []).length === 0 ? nothing : panel('Request budgets', 'what venues allow', budgets(it.budgets), { flush: true })}
      ${panel('Pages that are open', '', clients(list(it.clients, 'id'), app.now), { flush: true })}
    </div>`;
}

export const system = { id: 'system', nav: 'System', title: () => 'System', channels: () => ['system'], view };
