// The small pieces that every page is made of. All of them bind text, never markup.

import { html, nothing, svg } from 'lit-html';
import { NONE, age, bothTimes, moment, num, percent, plain, side, sign, signed, words } from './format.js';
import { place } from './router.js';

const FILLED = svg`<rect x="1" y="1" width="7" height="7" fill="currentColor"/>`;
const TRIANGLE = svg`<path d="M4.5 .6 8.7 8.2H.3Z" fill="currentColor"/>`;
const CROSS = svg`<path d="M1 1 8 8 M8 1 1 8" stroke="currentColor" stroke-width="1.8"/>`;
const RING = svg`<circle cx="4.5" cy="4.5" r="3.2" fill="none" stroke="currentColor" stroke-width="1.6"/>`;
const BARS = svg`<path d="M2.4 1V8 M6.6 1V8" stroke="currentColor" stroke-width="2"/>`;
const HOLLOW = svg`<rect x="1.6" y="1.6" width="6" height="6" fill="none" stroke="currentColor" stroke-width="1.4"/>`;
const TICK = svg`<path d="M1 4.8 3.6 7.4 8 1.8" fill="none" stroke="currentColor" stroke-width="1.6"/>`;

/** A state can be told by its outline alone. */
const SHAPES = {
  running: RING,
  online: RING,
  up: RING,
  ok: TICK,
  halted: FILLED,
  failed: FILLED,
  blocked: FILLED,
  bad: FILLED,
  stale: TRIANGLE,
  late: TRIANGLE,
  wait: TRIANGLE,
  warn: TRIANGLE,
  down: CROSS,
  offline: CROSS,
  paused: BARS,
  stopped: HOLLOW,
  stopping: HOLLOW,
  starting: HOLLOW,
};

const TONES = {
  halted: 'bad',
  failed: 'bad',
  blocked: 'bad',
  bad: 'bad',
  offline: 'bad',
  down: 'bad',
  stale: 'warn',
  late: 'warn',
  wait: 'warn',
  warn: 'warn',
  stopped: 'faint',
  paused: 'faint',
};

export const toneOf = (state) => TONES[state] ?? '';

export const shape = (state) => html`<svg viewBox="0 0 9 9" aria-hidden="true">${SHAPES[state] ?? RING}</svg>`;

/** A state: outline, word and hue. */
export const stateOf = (state, shown = words(state)) =>
  html`<span class="st ${toneOf(state)}">${shape(state)}<span>${shown}</span></span>`;

export const unit = (text) => (text ? html`<span class="unit">${plain(text)}</span>` : nothing);

/** A name from outside: isolated, cut where it is long, whole in its title. */
export const name = (text) => html`<bdi title=${plain(text)}>${plain(text)}</bdi>`;

export const botLink = (bot) => html`<a class="b" href=${place('bot', bot)}>${name(bot)}</a>`;

export const chip = (text, cls = '') => html`<span class="chip ${cls}">${plain(text)}</span>`;

export const sideChip = (of) => html`<span class="chip ${of === 'buy' ? 'buy' : 'sell'}">${of === 'buy' ? '▲ buy' : '▼ sell'}</span>`;

export const level = (used) => (used >= 1 ? 'bad' : used >= 0.8 ? 'warn' : '');

/** A bar of what is used of a limit, with a notch at 80 %. */
export const bar = (used) => {
  const known = typeof used === 'number';
  const width = known ? Math.max(0, Math.min(100, used * 100)) : 0;
  const label = known ? `${percent(used)} used` : 'not known';
  return html`<div class="bar ${known ? level(used) : ''}" role="img" aria-label=${label}><i .style=${`--v:${width}%`}></i><b></b></div>`;
};

/** A position: signed, coloured by side, with its unit. */
export const position = (size, base) => {
  if (size === null || size === undefined) {
    return html`<span class="faint">${NONE}</span>`;
  }
  return sign(size) === 0
    ? html`<span class="faint">flat</span>`
    : html`<span class=${side(size)}>${signed(size)}</span>${unit(base)}`;
};

export const tile = (title, value, asset, sub, cls = '') => html`<div class="tile">
  <div class="k">${title}</div>
  <div class="v ${cls}">${value}${unit(asset)}</div>
  <div class="s">${sub}</div>
</div>`;

/** A titled block. Its title is its name for a listener. */
export const panel = (title, tag, body, { flush = false, right = nothing, cls = '', label = title } = {}) => html`<section
  class="panel ${cls}"
  aria-label=${typeof label === 'string' ? label : nothing}
>
  <header>
    <h2>${title}</h2>
    ${tag ? html`<span class="tag">${tag}</span>` : nothing}<span class="grow"></span>${right}
  </header>
  <div class=${flush ? 'flush' : 'body'}>${body}</div>
</section>`;

/** Where a panel has nothing to show, and why. */
export const nothingHere = (words, more = nothing) => html`<p class="none">${words}${more}</p>`;

/** A frame that waits for its content: no spinner, so that nothing moves. */
export const skeleton = (title) => panel(title, '', html`<div class="skeleton" aria-hidden="true"></div>`, { cls: 'waiting' });

/** A line of 24 hours: numbers that are drawn and nothing else. */
export const spark = (values) => {
  if (!Array.isArray(values) || values.length < 2) {
    return html`<span class="faint">${NONE}</span>`;
  }
  const numbers = values.map(Number);
  const low = Math.min(...numbers);
  const range = Math.max(...numbers) - low || 1;
  const y = (value) => (16.5 - ((value - low) / range) * 15).toFixed(1);
  const path = numbers.map((value, i) => `${((i / (numbers.length - 1)) * 84).toFixed(1)} ${y(value)}`).join('L');
  return html`<svg class="spark" viewBox="0 0 84 18" preserveAspectRatio="none" role="img" aria-label="24 hours">
    <line x1="0" x2="84" y1=${y(numbers[0])} y2=${y(numbers[0])} />
    <path d=${`M${path}`} />
  </svg>`;
};

/** How long ago; yellow beyond its limit, the exact time in the title. */
export const ago = (at, now, limitMs) => {
  if (at === null || at === undefined || now === null) {
    return html`<span class="faint">${NONE}</span>`;
  }
  const old = limitMs !== undefined && limitMs !== null && now - at > limitMs;
  return html`<span class=${old ? 'warn' : 'dim'} title=${bothTimes(at)}>${age(now - at)}</span>`;
};

export const time = (at, now) => html`<time title=${bothTimes(at)}>${moment(at, now)}</time>`;

/** Tabs: one stop of the keyboard, arrows between them. */
export const tabs = (choices, chosen, choose, label) => html`<div class="tabs" role="tablist" aria-label=${label}>
  ${choices.map(
    ([key, title]) => html`<button
      role="tab"
      type="button"
      aria-selected=${key === chosen}
      tabindex=${key === chosen ? 0 : -1}
      @click=${() => choose(key)}
      @keydown=${(event) => turn(event, choices, key, choose)}
    >${title}</button>`,
  )}
</div>`;

function turn(event, choices, key, choose) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  const at = choices.findIndex(([other]) => other === key);
  const next = (at + step + choices.length) % choices.length;
  const buttons = event.currentTarget.parentElement.children;
  choose(choices[next][0]);
  buttons[next].focus();
}

/** Pairs of a name and a value. */
export const pairs = (rows) => html`<dl class="kv">
  ${rows.map(([key, value, cls = '']) => html`<dt class=${cls}>${key}</dt><dd class=${cls}>${value ?? NONE}</dd>`)}
</dl>`;

export const count = (value) => num(value ?? null);
