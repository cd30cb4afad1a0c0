// A hedge: a bar from zero for each leg, the net as a mark inside its limit, and the step that it is at.

import { html, nothing } from 'lit-html';
import { age, gain, num, percent, plain, sign, signed, tone } from '../format.js';
import { ago, botLink, level, name, panel, position, unit } from '../parts.js';

/** How much of the largest leg a leg is, for the bar alone. */
function shares(legs) {
  const sizes = legs.map((leg) => Math.abs(Number(leg.position ?? 0)));
  const largest = Math.max(...sizes, 0) || 1;
  return sizes.map((size) => size / largest);
}

const legRow = (leg, share, group, now) => html`<span class="b">${plain(leg.role ?? '')}${leg.role ? nothing : botLink(leg.bot)}</span>
  <span class="dim ph cut">${plain(leg.venue ?? '')}</span>
  <span class="dv ${leg.level === 'bad' ? 'off' : ''}" role="img" aria-label=${`${signed(leg.position)} ${plain(group.base)}`}><i class=${sign(leg.position) < 0 ? 'sell' : 'buy'} .style=${`--v:${share * 100}%`}></i></span>
  <span class="r">${position(leg.position, group.base)}</span>
  <span class="r dim">${plain(leg.liquidationAway ?? '–')}</span>
  <span class="r ph">${ago(leg.at, now)}</span>`;

function netMark(group) {
  const known = group.used !== null && group.used !== undefined;
  const at = 50 + Math.max(-1, Math.min(1, (known ? group.used : 0) * sign(group.net))) * 50;
  return html`<span class="dv net" role="img" aria-label=${`net ${signed(group.net)}, limit ${num(group.netLimit)}`}><span class="zone"></span>${known ? html`<span class="at ${level(group.used)}" .style=${`--v:${at}%`}></span>` : nothing}</span>`;
}

const steps = (group) =>
  group.steps
    ? html`<span class="steps" role="img" aria-label=${`step ${group.step} of ${group.steps}`}>${Array.from({ length: group.steps }, (_, i) => html`<i class=${i + 1 < group.step ? 'done' : i + 1 === group.step ? 'now' : ''}></i>`)}</span>
        <span>${group.step}/${group.steps} ${plain(group.stepSay ?? '')}</span>`
    : nothing;

/** The panel of one group. */
export function groupPanel(key, group, app) {
  const share = shares(group.legs);
  const since = group.since && app.now !== null ? html`, for ${age(app.now - group.since)}` : nothing;
  return panel(
    name(key),
    html`${group.legs.length} legs${since}`,
    html`<div class="legs">
        <span class="head">role</span><span class="head ph">venue</span><span class="head" aria-hidden="true"></span><span class="head r">position</span><span class="head r">liq. away</span><span class="head r ph">age</span>
        ${group.legs.map((leg, i) => legRow(leg, share[i], group, app.now))}
        <span class="rule"></span>
        <span class="b">net</span><span class="faint ph">${group.netLimit ? html`limit ±${num(group.netLimit)}` : nothing}</span>${netMark(group)}
        <span class="r b">${signed(group.net)}${unit(group.base)}</span>
        <span class="r ${level(group.used) || 'dim'}">${level(group.used) ? '▲ ' : ''}${percent(group.used)}</span><span class="ph"></span>
      </div>
      ${group.unsure ? html`<p class="warn">▲ ${plain(typeof group.unsure === 'string' ? group.unsure : 'A leg is silent: the net is not known for sure.')}</p>` : nothing}
      <div class="toolbar">${steps(group)}<span class="dim">${plain(group.waits ?? '')}</span><span class="grow"></span>
        <span class="nw ${tone(group.pnl)}">${gain(group.pnl)}${unit(group.asset)}</span></div>`,
    { label: `Group ${plain(key)}` },
  );
}
