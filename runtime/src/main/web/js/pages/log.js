// The tail of the log, filtered by level, bot and text; one event, one line.

import { html } from 'lit-html';
import { plain } from '../format.js';
import { nothingHere, panel } from '../parts.js';
import { lines, save } from './bot-records.js';

const LEVELS = { all: ['ok', 'warn', 'bad'], warn: ['warn', 'bad'], bad: ['bad'] };
const SHOWN = 400;

const input = (label, value, change, more = '') =>
  html`<input class="search" type="search" aria-label=${label} placeholder=${`${label}${more}`} .value=${value} @input=${(event) => change(event.target.value)}>`;

function matching(rows, query) {
  const levels = LEVELS[query.get('level')] ?? LEVELS.all;
  const bot = query.get('bot') ?? '';
  const text = (query.get('q') ?? '').toLowerCase();
  return rows.filter((row) => levels.includes(row.level ?? 'ok') && (bot === '' || row.bot === bot) && String(row.text ?? row.say ?? '').toLowerCase().includes(text));
}

function download(rows) {
  save([rows.map((row) => `${new Date(row.at).toISOString()} ${row.level ?? ''} ${plain(row.bot ?? '-')} ${plain(row.text ?? row.say)}\n`).join('')], 'jackstay-log.txt', 'text/plain');
}

function view(route, app) {
  const rows = app.store.rows('log');
  const shown = matching(rows, route.query);
  const bots = Object.keys(app.store.data('bots')?.bots ?? app.store.data('bots') ?? {}).sort();
  const level = LEVELS[route.query.get('level')] ? route.query.get('level') : 'all';
  const filters = html`<div class="toolbar">
    <select aria-label="Level" @change=${(event) => app.router.set('level', event.target.value)}>${[['all', 'all levels'], ['warn', 'warnings and worse'], ['bad', 'errors']].map(([key, title]) => html`<option value=${key} ?selected=${key === level}>${title}</option>`)}</select>
    <select aria-label="Bot" @change=${(event) => app.router.set('bot', event.target.value)}><option value="">all bots</option>${bots.map((bot) => html`<option value=${bot} ?selected=${bot === route.query.get('bot')}>${plain(bot)}</option>`)}</select>
    ${input('Text', route.query.get('q') ?? '', (text) => app.router.set('q', text), '  ( / )')}
    <button class="btn" type="button" @click=${() => download(shown)}>Download</button></div>`;
  const body = shown.length === 0 ? nothingHere(rows.length === 0 ? 'The log has no line yet.' : 'No line is like that.') : lines(shown.slice(-SHOWN).reverse(), app.now);
  return html`<h1 class="sr">Log</h1>${panel('Log', `${shown.length} of ${rows.length} lines, latest first`, body, { flush: true, right: filters, cls: 'logbox' })}`;
}

export const log = { id: 'log', nav: 'Log', title: () => 'Log', channels: () => ['log', 'bots'], view };
