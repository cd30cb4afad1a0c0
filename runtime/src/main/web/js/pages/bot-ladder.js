// The ladder: what rests at each price, how much of it is left, how much stands before it. The far levels are folded.

import { html, nothing } from 'lit-html';
import { age, num, plain, signed } from '../format.js';
import { nothingHere, panel } from '../parts.js';

const SHOWN = 11;
const SHOWN_NARROW = 6;

const value = (text) => Number(text ?? 0);

const left = (order) => order.left ?? order.size;

const row = (order, largest, now) => {
  const filled = value(order.size) === 0 ? 0 : value(order.filled) / value(order.size);
  const resting = order.placedAt && now !== null ? `resting ${age(now - order.placedAt)}` : '';
  const mirror = order.cause?.kind === 'fill';
  return html`<div class="lad ${order.side}" title=${`${plain(order.label ?? '')} ${resting} ${plain(order.cause?.text ?? '')}`}>
    <span class="px ${order.side}">${num(order.price)}</span>
    <span class="sz"><i .style=${`--v:${(value(left(order)) / largest) * 100}%`}></i>${filled > 0 ? html`<u .style=${`--v:${filled * 100}%`}></u>` : nothing}<span>${num(left(order))}</span></span>
    <span class="q">${num(order.ahead)}</span>
    <span class="m dim">${mirror ? html`<span aria-label="mirror order">↺</span>` : nothing}</span>
  </div>`;
};

const fold = (orders, shown, words, far) =>
  orders.length > shown ? html`<div class="lad"><span class="faint wide-cell">${orders.length - shown} more ${words} ${num(far.price)}</span></div>` : nothing;

/** The panel, for the orders of one market. */
export function ladder(bot, market, app) {
  const orders = Object.values(bot.orders ?? {})
    .filter((order) => !order.market || order.market === market?.market)
    .sort((a, b) => value(b.price) - value(a.price));
  const sells = orders.filter((order) => order.side === 'sell');
  const buys = orders.filter((order) => order.side === 'buy');
  const shown = app.narrow ? SHOWN_NARROW : SHOWN;
  const largest = Math.max(...orders.map((order) => value(order.size)), 0) || 1;
  const exposure = market?.exposure ?? {};
  const body = html`<div class="lad head"><span class="r">price</span><span class="r">left${market?.base ? `, ${plain(market.base)}` : ''}</span><span class="r" title="size ahead of ours at our price, an estimate">ahead</span><span></span></div>
    ${fold(sells, shown, 'up to', sells[0])}${sells.slice(-shown).map((order) => row(order, largest, app.now))}
    <div class="mid"><b>${num(market?.mark)}</b><span class="dim">${market?.spread ? html`spread ${num(market.spread)} <span class="faint">${plain(market.spreadBps ?? '')}</span>` : nothing}</span></div>
    ${buys.slice(0, shown).map((order) => row(order, largest, app.now))}${fold(buys, shown, 'down to', buys.at(-1))}
    ${orders.length === 0 ? nothingHere('No order rests.') : nothing}
    <div class="sums">
      <span class="dim">if all buys fill</span><span class="r buy">${signed(exposure.ifBuysFill)}</span>
      <span class="dim">if all sells fill</span><span class="r sell">${signed(exposure.ifSellsFill)}</span>
    </div>`;
  return panel('Ladder', `${orders.length} orders`, body, { flush: true, cls: 'ladder ladderbox' });
}
