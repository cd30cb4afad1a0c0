// The machine below: accounts side by side, loops, journals, memory, and who looks at this page.

import { html, nothing } from 'lit-html';
import { age, bytes, num, plain } from '../format.js';
import { bar, name, nothingHere, pairs, panel, skeleton, time } from '../parts.js';
import { accountBlock } from './account.js';

const list = (it, key) => (Array.isArray(it) ? it : Object.entries(it ?? {}).map(([id, value]) => ({ [key]: id, ...value })));

const loops = (rows) => html`<table aria-label="Loops"><thead><tr><th>Loop</th><th class="r">Queue</th><th class="r">Turn p99, µs</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.name)}</td><td class="r ${row.queue > 0 ? '' : 'faint'}">${num(row.queue ?? null)}</td><td class="r">${num(row.turnP99Micros ?? null)}</td></tr>`)}</tbody></table>`;

const journals = (rows) => html`<table aria-label="Journals"><thead><tr><th>Journal</th><th class="r">Segment</th><th class="r">Size</th><th class="r">Forced write p99, µs</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.name)}</td><td class="r">${num(row.segment ?? null)}</td><td class="r">${bytes(row.bytes)}${row.limit ? html` <span class="faint">of ${bytes(row.limit)}</span>` : nothing}</td><td class="r">${num(row.forcedP99Micros ?? null)}</td></tr>`)}</tbody></table>`;

const clients = (rows, now) => html`<table aria-label="Pages that are open"><thead><tr><th>Address</th><th>Token</th><th>Role</th><th>Since</th><th class="r">Buffered</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${plain(row.address)}</td><td>${plain(row.name ?? '–')}</td><td class="dim">${plain(row.role)}</td><td class="dim">${time(row.since, now)}</td><td class="r">${bytes(row.buffered)}</td></tr>`)}</tbody></table>`;

function processRows(process, memory, now) {
  return [
    ['Up', process.since && now !== null ? age(now - process.since) : '–'],
    ['Version', plain(process.version ?? '–')],
    ['Process id', plain(process.pid ?? '–')],
    ['Java', plain(process.java ?? '–')],
    ['Data directory', plain(process.data ?? '–')],
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
      ${panel('Loops', '', list(it.loops, 'name').length === 0 ? nothingHere('None.') : loops(list(it.loops, 'name')), { flush: true })}
      ${panel('Journals', '', list(it.journals, 'name').length === 0 ? nothingHere('None is written.') : journals(list(it.journals, 'name')), { flush: true })}
      ${panel('Pages that are open', '', clients(list(it.clients, 'id'), app.now), { flush: true })}
    </div>`;
}

export const system = { id: 'system', nav: 'System', title: () => 'System', channels: () => ['system'], view };
