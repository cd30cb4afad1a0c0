// How far each limit is, how the accounts are, where the money came from.

import { html, nothing } from 'lit-html';
import { age, amount, gain, num, plain, tone } from '../format.js';
import { bar, chip, level, nothingHere, pairs, panel, time } from '../parts.js';
import { place } from '../router.js';
import { accountBlock } from './account.js';

const limitRow = (limit) => html`<div class="lim">
  <span>${plain(limit.rule)} ${limit.scope && limit.scope !== 'bot' ? chip(limit.scope) : nothing}</span>
  <span class="r ${level(limit.used)}">${level(limit.used) ? '▲ ' : ''}${limit.actual ? amount(limit.actual) : '–'}</span><span class="to">${limit.limit ? amount(limit.limit) : '–'}</span>
  ${bar(limit.used)}
</div>`;

export const tripRow = (trip, now) => html`<div class="lim">
  <span><b>${plain(trip.rule)}</b> <span class="dim">${plain(trip.say ?? '')}</span></span><span class="r">${plain(trip.actual ?? '')}</span><span class="to">${plain(trip.limit ?? '')}</span>
  <span class="faint">${time(trip.at, now)}${trip.ended ? html`, ${plain(trip.ended)}` : nothing}</span>
</div>`;

export function limits(bot, app) {
  const rows = bot.limits ?? [];
  return panel(
    'Distance to each limit',
    '',
    html`${rows.length === 0 ? nothingHere('No risk rule is configured for this bot.') : rows.map(limitRow)}
      ${(bot.trips ?? []).length > 0 ? html`<div class="sub">Last trips</div>${bot.trips.map((trip) => tripRow(trip, app.now))}` : nothing}`,
  );
}

/** The accounts of the bot, as the system page has them. */
export function system(bot, app) {
  const all = app.store.data('system')?.accounts ?? {};
  const names = bot.accounts ?? [];
  const known = names.filter((each) => all[each]);
  return panel(
    'System',
    plain(names.join(', ')),
    known.length === 0 ? nothingHere('Nothing is known of its account yet.') : known.map((each) => accountBlock(all[each], app)),
    { right: html`<a class="dim" href=${place('system')}>all</a>` },
  );
}

const days = (rows) => html`<div class="sub">Per day</div>
  <table aria-label="Per day"><thead><tr><th>Day, UTC</th><th class="r">Fills</th><th class="r">Volume</th><th class="r">Net</th></tr></thead>
    <tbody>${rows.map((each) => html`<tr><td>${plain(each.day)}</td><td class="r">${num(each.fills)}</td><td class="r dim">${num(each.volume, 0)}</td><td class="r ${tone(each.net)}">${gain(each.net)}</td></tr>`)}</tbody></table>`;

const config = (entries) => html`<div class="sub">Config in force</div><dl class="kv mono">${entries.map(([key, value]) => html`<dt>${plain(key)}</dt><dd>${plain(value)}</dd>`)}</dl>`;

export function profit(bot, app) {
  const pnl = bot.pnl ?? {};
  const session = pnl.session ?? {};
  const sources = bot.sources ?? [
    { name: 'Realised', amount: session.realized },
    { name: 'Unrealised, change', amount: session.unrealized },
    { name: 'Fees paid', amount: session.fees, paid: true },
    { name: 'Funding', amount: session.funding },
  ];
  const rows = sources.map((each) => [plain(each.name), each.paid ? num(each.amount, 2) : gain(each.amount), each.paid ? '' : tone(each.amount)]);
  const totals = [['Net, session', gain(session.net), `b ${tone(session.net)}`], ['Net, today', gain(pnl.today?.net), tone(pnl.today?.net)], ['Net, all time', gain(pnl.allTime?.net), tone(pnl.allTime?.net)]];
  const entries = Array.isArray(bot.config) ? bot.config.map((each) => [each.key, each.value]) : Object.entries(bot.config ?? {});
  return panel(
    'Profit by source',
    html`${plain(pnl.asset ?? '')}, session${app.now !== null && bot.startedAt ? html` of ${age(app.now - bot.startedAt)}` : nothing}`,
    html`${pairs([...rows, ...totals])} ${(bot.days ?? []).length > 0 ? days(bot.days) : nothing} ${entries.length > 0 ? config(entries) : nothing}`,
  );
}
