// One bot: its figures, its grid on the chart, its ladder, why it does not trade, its limits, its system, its money.

import { html, nothing } from 'lit-html';
import { barred, refusal } from '../commands.js';
import { age, amount, gain, money, num, plain, side, signed, symbol, tone } from '../format.js';
import { botLink, chip, name, nothingHere, panel, skeleton, stateOf, tile, toneOf } from '../parts.js';
import { place } from '../router.js';
import { botCharts } from './bot-charts.js';
import { ladder } from './bot-ladder.js';
import { limits, profit, system } from './bot-panels.js';
import { records } from './bot-records.js';
import { why } from './bot-why.js';

function action(app, command, bot, label, cls = '') {
  const why = barred(app, command, bot.state);
  return html`<button class="btn ${cls}" type="button" title=${why || nothing} ?disabled=${why !== ''} @click=${() => app.commands.ask(command, bot.bot)}>${label}</button>`;
}

const RESTS = ['paused', 'halted'];

function actions(bot, app) {
  const rests = RESTS.includes(bot.state) || bot.halted;
  const why = refusal('pause', bot.state);
  return html`<span class="actions">
    ${why === '' ? nothing : html`<span class="faint nw">${why}</span>`}
    ${rests ? action(app, 'resume', bot, 'Resume…') : action(app, 'pause', bot, 'Pause')}
    ${action(app, 'cancel-all', bot, 'Cancel all')}
    ${action(app, 'flatten', bot, 'Flatten…', 'danger')}
    ${action(app, 'stop', bot, 'Stop…', 'danger')}
  </span>`;
}

function head(bot, market, app) {
  const facts = [
    bot.startedAt && app.now !== null ? `up ${age(app.now - bot.startedAt)}` : null,
    bot.strategy?.config ? `config ${plain(bot.strategy.config)}` : null,
  ].filter(Boolean);
  return html`<div class="bothead">
    <h1>${name(bot.bot)}</h1>
    ${stateOf(bot.state)}${bot.paper ? chip('paper') : nothing}
    <span class="dim">${plain(bot.strategy?.plugin ?? '')} <span class="faint">${plain(bot.strategy?.version ?? '')}</span></span>
    <span>${plain(market?.venue ?? '')} <b>${symbol(market?.market)}</b></span>
    <span class="faint">${facts.join(', ')}</span>
    ${actions(bot, app)}
  </div>
  <p class="say ${toneOf(bot.level)}">${plain(bot.say)}</p>`;
}

function figures(bot, market) {
  const pnl = bot.pnl ?? {};
  const session = pnl.session ?? {};
  const position = market?.position ?? {};
  const asset = pnl.asset ?? bot.capital?.asset ?? '';
  const capital = bot.capital?.amount;
  const held = pnl.allTime?.unrealized;
  return html`<section class="tiles" aria-label="Figures">
    ${tile('Mark', num(market?.mark), market?.quote ?? asset, market?.index ? html`index ${num(market.index)}` : nothing)}
    ${tile('Position', html`<span class=${side(position.size)}>${signed(position.size)}</span>`, market?.base, html`entry ${num(position.entry)}`)}
    ${tile('Unrealised', gain(held), asset, html`notional ${num(position.notional, 0)}`, tone(held))}
    ${tile('Realised, session', gain(session.realized), asset, html`${num(bot.counts?.fills)} fills in all`, tone(session.realized))}
    ${tile('Fees', money(session.fees), asset, html`funding ${gain(session.funding)}`)}
    ${tile('Net, session', gain(session.net), asset, pnl.percent ? html`${signed(pnl.percent)} % of ${money(capital)}` : nothing, tone(session.net))}
    ${tile('Drawdown', bot.drawdown?.actual ? amount(bot.drawdown.actual) : money(pnl.maxDrawdown), bot.drawdown ? '' : asset, bot.drawdown?.limit ? html`limit ${amount(bot.drawdown.limit)}` : 'the largest so far, no limit')}
    ${tile('Liquidation', plain(position.liquidationAway ?? '–'), position.liquidationAway ? 'away' : '', position.liquidation ? html`at ${num(position.liquidation)}` : bot.paper ? 'paper has none' : 'not told by the venue')}
  </section>`;
}

const choose = (route, bots) => html`<section class="panel"><header><h2>Which bot?</h2></header><div class="flush"><ul class="choose">
  ${bots.map((bot) => html`<li data-row><span>${stateOf(bot.state)}</span>${botLink(bot.bot)}<span class="dim cut">${plain(bot.say)}</span></li>`)}</ul>
  ${bots.length === 0 ? nothingHere('No bot is configured.') : nothing}</div></section>`;

function marketTabs(bot, market, app) {
  return bot.markets.length < 2
    ? nothing
    : html`<div class="toolbar" role="group" aria-label="Market">${bot.markets.map((each) => html`<button class="btn ${each === market ? 'main' : ''}" type="button" aria-pressed=${each === market} @click=${() => app.router.set('market', each.market)}>${plain(each.market)}</button>`)}</div>`;
}

function view(route, app) {
  if (route.name === '') {
    const bots = app.store.data('bots');
    return bots ? choose(route, Object.values(bots.bots ?? bots)) : skeleton('Bots');
  }
  const bot = app.store.data(`bot/${route.name}`);
  if (!bot) {
    const known = app.store.data('bots');
    const names = known ? Object.keys(known.bots ?? known) : null;
    if (names && !names.includes(route.name)) {
      return html`<section class="panel"><div class="empty"><b>There is no bot called ${name(route.name)}</b><a href=${place('overview')}>See all bots</a></div></section>`;
    }
    return html`<div class="bothead"><h1>${name(route.name)}</h1></div>${skeleton('Figures')}<div class="botgrid">${skeleton('Price')}${skeleton('Ladder')}${skeleton('Why no order?')}</div>`;
  }
  const markets = bot.markets ?? [];
  const market = markets.find((each) => each.market === route.query.get('market')) ?? markets[0];
  const charts = botCharts(bot, market, route, app);
  return html`${head(bot, market, app)} ${marketTabs({ markets }, market, app)} ${figures(bot, market)}
    <div class="botgrid">
      ${charts.price} ${ladder(bot, market, app)}
      <div class="col">${why(bot, app)} ${charts.curves}</div>
    </div>
    <div class="thirds">${limits(bot, app)} ${system(bot, app)} ${profit(bot, app)}</div>
    ${records(bot, route, app)}`;
}

export const bot = {
  id: 'bot',
  nav: 'Bot',
  title: (route) => plain(route.name || 'Bot'),
  channels: (route) => (route.name === '' ? ['bots'] : ['bots', 'system', `bot/${route.name}`, `fills/${route.name}`, ...(route.query.get('tab') === 'log' ? ['log'] : [])]),
  view,
};
