// The keyboard, and what the shapes and colours mean.

import { html } from 'lit-html';
import { hubLink } from '../frame.js';
import { panel, stateOf } from '../parts.js';

const KEYS = [
  ['g o', 'overview'], ['g b', 'the bot seen last'], ['g r', 'risk'], ['g s', 'system'], ['g p', 'plugins'], ['g t', 'backtests'], ['g l', 'log'], ['g h', 'the hub, where one is configured'],
  ['/', 'filter'], ['j  k', 'next row, row before'], ['Enter', 'open'], ['← →', 'between tabs'], ['t', 'dark or light'], ['?', 'this page'], ['Esc', 'close'],
];

const STATES = [
  ['running', 'works as it should; what is well has no colour'], ['halted', 'a risk rule, a person or the runtime has halted it: only what reduces passes'],
  ['stale', 'its data are older than their limit'], ['offline', 'not heard of'], ['paused', 'a person has paused it'], ['stopped', 'it has ended'],
];

const COLOURS = [
  ['buy', '▲ buy, long'], ['sell', '▼ sell, short'], ['gain', '+ gain'], ['loss', '− loss, ■ fault'], ['warn', '▲ caution, or older than its limit'],
];

function view(route, app) {
  return html`<div class="bothead"><h1>Help</h1><span class="actions">${hubLink(app, 'btn')}
      ${app.session.role ? html`<button class="btn" type="button" @click=${() => app.leave()}>Sign out</button>` : ''}</span></div>
    <div class="thirds">
      ${panel('Keyboard', 'no key trades', html`<dl class="kv keys">${KEYS.map(([key, words]) => html`<dt><kbd>${key}</kbd></dt><dd>${words}</dd>`)}</dl>`)}
      ${panel('Shapes', '', html`<dl class="kv left">${STATES.map(([state, words]) => html`<dt>${stateOf(state)}</dt><dd>${words}</dd>`)}</dl>`)}
      ${panel('Colours', 'each has a sign or a word too', html`<ul class="plain">${COLOURS.map(([cls, words]) => html`<li class=${cls}>${words}</li>`)}</ul>
        <p class="dim">– means that the value is not known. Grey means that it is old, with its age beside it. An estimate is called one.</p>
        <p class="dim">All times are UTC by the runtime's clock; hover for the time where you are. Everything here is also on the command line: <code>jackstay status</code>, <code>jackstay why BOT</code>, <code>jackstay orders BOT</code>.</p>`)}
    </div>`;
}

export const help = { id: 'help', nav: null, title: () => 'Help', channels: () => [], view };
