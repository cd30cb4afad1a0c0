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
  <span><b>${plain(trip.rule)}</b> <span class="dim">${plain(trip.say ?? '')}</span></span><span class="r">${trip.count > 1 ? `${trip.count} times` : ''}</span><span class="to"></span>
  <span class="faint">${time(trip.at, now)}</span>
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

export function profit(bot, app) {
  const pnl = bot.pnl ?? {};
  const session = pnl.session ?? {};
  const sources = [
    { name: 'Realised', amount: session.realized },
    { name: 'Unrealised, change', amount: session.unrealized },
    { name: 'Fees paid', amount: session.fees, paid: true },
    { name: 'Funding', amount: session.funding },
  ];
  const rows = sources.map((each) => [plain(each.name), each.paid ? num(each.amount, 2) : gain(each.amount), each.paid ? '' : tone(each.amount)]);
  const totals = [['Net, session', gain(session.net), `b ${tone(session.net)}`], ['Net, today', gain(pnl.today?.net), tone(pnl.today?.net)], ['Net, all time', gain(pnl.allTime?.net), tone(pnl.allTime?.net)]];
  return panel(
    'Profit by source',
    html`${plain(pnl.asset ?? '')}, session${app.now !== null && bot.startedAt ? html` of ${age(app.now - bot.startedAt)}` : nothing}`,
    html`${pairs([...rows, ...totals])}`,
  );
}
