// Every rule of every bot by how much of it is used, what has tripped, what is halted, and what the worst case holds.

import { html, nothing } from 'lit-html';
import { percent, plain, signed } from '../format.js';
import { bar, botLink, level, name, nothingHere, panel, shape, skeleton, time, toneOf, unit } from '../parts.js';
import { deadMan } from './account.js';
import { tripRow } from './bot-panels.js';

const cell = (it, rule) => {
  if (!it) {
    return html`<td class="r faint">–</td>`;
  }
  const hint = `${plain(rule)}: ${plain(it.actual ?? '–')} of ${plain(it.limit ?? '–')}`;
  return html`<td class="r ${level(it.used)}" title=${hint}><span class="ddcell">${bar(it.used)}<span class=${level(it.used) || 'dim'}>${level(it.used) ? '▲ ' : ''}${percent(it.used)}</span></span></td>`;
};

const scopeName = (key, row) => (row.scope && row.scope !== 'bot' ? html`<b>${name(key)}</b> <span class="chip">${plain(row.scope)}</span>` : botLink(key));

function matrix(risk) {
  const rows = Object.entries(risk.rows ?? {});
  const rules = risk.rules ?? [...new Set(rows.flatMap(([, row]) => Object.keys(row.cells ?? {})))];
  if (rows.length === 0 || rules.length === 0) {
    return nothingHere('No risk rule is configured.');
  }
  return html`<div class="sideways" tabindex="0" role="region" aria-label="Rules by bot"><table class="matrix" aria-label="Rules by bot">
    <thead><tr><th scope="col">Bot or scope</th>${rules.map((rule) => html`<th scope="col" class="r">${plain(rule)}</th>`)}</tr></thead>
    <tbody>${rows.map(([key, row]) => html`<tr data-key=${key}><td>${scopeName(key, row)}</td>${rules.map((rule) => cell(row.cells?.[rule], rule))}</tr>`)}</tbody></table></div>`;
}

const haltRow = (halt, app) => html`<div data-row>
  <span class=${toneOf(halt.state) || 'dim'}>${shape(halt.state)}</span>${halt.bot ? botLink(halt.bot) : html`<b>${name(halt.scope)}</b>`}
  <span>${plain(halt.say)}</span>
  <span class="faint nw">${halt.since ? html`since ${time(halt.since, app.now)}` : nothing}</span>
  <span class="acts">${halt.bot && halt.resumable !== false ? html`<button class="btn" type="button" ?disabled=${!app.session.mayTrade || app.grey} @click=${() => app.commands.ask('resume', halt.bot)}>Resume…</button>` : nothing}</span>
</div>`;

const halts = (list, app) =>
  list.length === 0
    ? html`<section class="panel"><p class="none">${shape('ok')} Nothing is halted.</p></section>`
    : html`<section class="needs" aria-label="Halted">${list.map((halt) => haltRow(halt, app))}</section>`;

const worst = (rows) => html`<table aria-label="If every order fills"><thead><tr><th>Bot</th><th class="p2">Market</th><th class="r">All buys</th><th class="r">All sells</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${botLink(row.bot)}</td><td class="p2 dim">${plain(row.market)}</td><td class="r buy">${signed(row.ifBuysFill)}${unit(row.base)}</td><td class="r sell">${signed(row.ifSellsFill)}${unit(row.base)}</td></tr>`)}</tbody></table>`;

function view(route, app) {
  const risk = app.store.data('risk');
  if (!risk) {
    return html`${skeleton('Halts')}${skeleton('Rules by bot')}`;
  }
  const trips = risk.trips ?? [];
  const switches = Array.isArray(risk.deadMan) ? risk.deadMan : Object.entries(risk.deadMan ?? {}).map(([account, it]) => ({ account, ...it }));
  return html`<h1 class="sr">Risk</h1>${halts(risk.halts ?? [], app)}
    ${panel('Rules by bot', 'how much of each limit is used', matrix(risk), { flush: true })}
    <div class="thirds">
      ${panel('Trips', 'latest first', trips.length === 0 ? nothingHere('No rule has tripped.') : trips.map((trip) => html`${trip.scope ? html`<b>${name(trip.scope)}</b>` : nothing}${tripRow(trip, app.now)}`))}
      ${panel('If every order fills', 'the worst case by the orders that rest now', (risk.worst ?? []).length === 0 ? nothingHere('No order rests.') : worst(risk.worst), { flush: true })}
      ${panel('Dead-man switches', 'what cancels when this process is gone', switches.length === 0 ? nothingHere('No account has one.') : html`<dl class="kv">${switches.map((it) => html`<dt>${name(it.account)}</dt><dd>${deadMan(it)}</dd>`)}</dl>`)}
    </div>`;
}

export const risk = { id: 'risk', nav: 'Risk', title: () => 'Risk', channels: () => ['risk'], view };
