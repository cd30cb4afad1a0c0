// Why no order: one sentence, then each condition with what it is and what it may be. The same as `jackstay why BOT`.

import { html, nothing } from 'lit-html';
import { age, clock, plain } from '../format.js';
import { nothingHere, panel, shape, time } from '../parts.js';

const TONE = { ok: 'faint', wait: 'warn', blocked: 'bad' };
const WORD = { ok: 'passed', wait: 'waits', blocked: 'blocked' };

const bounds = (condition) =>
  condition.actual && condition.limit ? html`${plain(condition.actual)} of ${plain(condition.limit)}` : plain(condition.actual ?? condition.limit ?? '');

const row = (condition, now) => html`<li>
  <span class=${TONE[condition.state] ?? 'faint'} title=${WORD[condition.state] ?? ''}>${shape(condition.state)}<span class="sr">${WORD[condition.state] ?? ''}</span></span>
  <span class="k">${plain(condition.say ?? condition.topic)}</span>
  <span class="r ${condition.state === 'ok' ? '' : TONE[condition.state]}">${bounds(condition)}${condition.until && now !== null ? html` <span class="nw">${age(condition.until - now)} more</span>` : nothing}</span>
</li>`;

const refused = (rows, now) => html`<div class="sub">Refused</div>
  <ul class="refused">${rows.map((each) => html`<li><span class="faint">${time(each.at, now)}</span> <b>${plain(each.rule)}</b> ${plain(each.order ?? '')} <span class="dim" title=${plain(each.say ?? '')}>${each.actual ? `${plain(each.actual)} of ${plain(each.limit)}` : plain(each.say ?? '')}${each.count > 1 ? `, ${each.count} times` : ''}</span></li>`)}</ul>`;

/** The panel. */
export function why(bot, app) {
  const it = bot.why;
  if (!it) {
    return panel('Why no order?', '', nothingHere(plain(bot.say ?? 'Nothing is known yet.')), { cls: 'whybox' });
  }
  return panel(
    'Why no order?',
    it.at ? html`at ${clock(it.at)}` : '',
    html`<p class="say">${plain(it.say)}</p>
      <ul class="cond">${(it.conditions ?? []).map((condition) => row(condition, app.now))}</ul>
      ${(it.refused ?? []).length > 0 ? refused(it.refused.slice(0, 5), app.now) : nothing}`,
    { cls: 'whybox' },
  );
}
