// A hedge: a bar from zero for each leg, and the net as a mark on the same scale.

import { html, nothing } from 'lit-html';
import { gain, plain, sign, signed, tone } from '../format.js';
import { ago, botLink, name, panel, position, shape, unit } from '../parts.js';

const size = (text) => Math.abs(Number(text ?? 0));

/** The largest leg of each base, for the bars alone: sizes of two bases can't be compared. */
function largest(legs) {
  const most = new Map();
  for (const leg of legs) {
    most.set(leg.base, Math.max(most.get(leg.base) ?? 0, size(leg.position)));
  }
  return most;
}

const share = (text, most) => (most ? size(text) / most : 0);

const away = (leg) => ['stopped', 'failed', 'stale', 'starting'].includes(leg.state);

const legRow = (leg, most, now) => html`<span class="b">${away(leg) ? html`<span class="warn nw">${shape(leg.state)} ${plain(leg.state)} </span>` : nothing}${plain(leg.role ?? '')}${leg.role ? nothing : botLink(leg.bot)}</span>
  <span class="dim ph cut">${plain(leg.venue ?? '')}</span>
  <span class="dv ${away(leg) ? 'off' : ''}" role="img" aria-label=${`${signed(leg.position)} ${plain(leg.base ?? '')}`}><i class=${sign(leg.position) < 0 ? 'sell' : 'buy'} .style=${`--v:${share(leg.position, most.get(leg.base)) * 100}%`}></i></span>
  <span class="r">${away(leg) ? html`<span class="faint">${signed(leg.position)}</span>${unit(leg.base)}` : position(leg.position, leg.base)}</span>
  <span class="r ph">${ago(leg.at, now)}</span>`;

function netMark(group, most) {
  const at = 50 + Math.min(1, share(group.net, most.get(group.base))) * sign(group.net) * 50;
  return html`<span class="dv net" role="img" aria-label=${`net ${signed(group.net)}`}>${group.net === null ? nothing : html`<span class="at" .style=${`--v:${at}%`}></span>`}</span>`;
}

/** The panel of one group. */
export function groupPanel(key, group, app) {
  const most = largest(group.legs);
  return panel(
    html`${name(key)}${group.paper ? html` <span class="chip">paper</span>` : nothing}`,
    html`${group.legs.length} legs`,
    html`<div class="legs">
        <span class="head">role</span><span class="head ph">venue</span><span class="head" aria-hidden="true"></span><span class="head r">position</span><span class="head r ph">age</span>
        ${group.legs.map((leg) => legRow(leg, most, app.now))}
        <span class="rule"></span>
        <span class="b">net</span><span class="ph"></span>${netMark(group, most)}
        <span class="r b">${signed(group.net)}${unit(group.base)}</span><span class="ph"></span>
      </div>
      ${group.unsure ? html`<p class="warn">▲ A leg is silent or does not run: the net is not known for sure.</p>` : nothing}
      ${group.base === null ? html`<p class="faint">The legs hold different things: there is no net.</p>` : nothing}
      <div class="toolbar"><span class="grow"></span><span class="nw ${tone(group.pnl)}">${gain(group.pnl)}${unit(group.asset)} today</span></div>`,
    { label: `Group ${plain(key)}` },
  );
}
