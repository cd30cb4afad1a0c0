// What stands around every page: header, banners, the bar below on a phone, what became of the latest command.

import { html, nothing } from 'lit-html';
import { COMMANDS } from './commands.js';
import { age, clock, plain } from './format.js';
import { name, shape, stateOf } from './parts.js';
import { outside, place } from './router.js';

const ICONS = {
  overview: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  bot: 'M3 16V9M7 16V5M11 16v-6M15 16V3',
  risk: 'M10 2.500 17 5v5c0 4-3 6.500-7 7.800C6 16.500 3 14 3 10V5z',
  log: 'M4 4h12M4 8h12M4 12h8M4 16h10',
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
};

const BELOW = ['overview', 'bot', 'risk', 'log', 'system'];

const target = (app, id) => place(id, id === 'bot' ? app.latestBot : '');

const links = (app) =>
  app.pages
    .filter((page) => page.nav)
    .map(
      (page) => html`<a href=${target(app, page.id)} aria-current=${app.current === page.id ? 'page' : nothing}>
        ${page.nav}${page.id === 'risk' && app.halted > 0 ? html`<span class="count bad" title="halted">${app.halted}</span>` : nothing}
      </a>`,
    );

/** The hub is another program: it opens beside this page. */
export const hubLink = (app, cls = '') =>
  app.session.hub ? html`<a class=${cls} data-hub href=${outside(app.session.hub)} target="_blank" rel="noopener noreferrer" title="The hub that this runtime tells of its bots (g h)">Hub ↗</a>` : nothing;

function live(app) {
  const { stream } = app;
  if (app.polling) {
    return stateOf('warn', 'asks every 2 s');
  }
  if (stream.state === 'ended') {
    return stateOf('stale', 'signed out');
  }
  if (stream.state === 'lost') {
    return stateOf('offline', 'not connected');
  }
  if (stream.state === 'silent') {
    return stateOf('stale', `silent ${age(stream.silence)}`);
  }
  return stream.state === 'live' ? stateOf('running', 'live') : html`<span class="dim">connecting</span>`;
}

export const brand = html`<a class="brand" href="#/">
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <path d="M1 4.500h16" stroke="currentColor" stroke-width="1.800" />
      <path d="M9 4.500v6a3 3 0 1 1-3 3" fill="none" stroke="currentColor" stroke-width="1.800" stroke-linecap="round" />
    </svg>Jackstay</a>`;

/** Name, pages, state of the stream with its age, the runtime's clock, role, theme and help. */
export const header = (app) => html`<div class="top">
  ${brand}
  <nav class="nav" aria-label="Pages">${links(app)}${hubLink(app)}</nav>
  <span class="grow"></span>
  <span class="live" aria-live="polite">${live(app)}</span>
  <span class="faint nw age hide-s" aria-hidden="true">${app.stream.state === 'live' ? age(app.stream.silence) : ''}</span>
  <span class="dim nw hide-s" title="The runtime's clock">${app.now === null ? nothing : `${clock(app.now)} UTC`}</span>
  ${skew(app)}
  ${app.session.role ? html`<span class="chip wide ${app.session.mayTrade ? 'act' : ''}" title="Your role">${app.session.mayTrade ? 'may trade' : 'read-only'}</span>` : nothing}
  <button class="btn plain wide" type="button" title="Dark or light (t)" aria-label="Switch theme" @click=${app.theme}>◐</button>
  <button class="btn plain wide" type="button" title="Keyboard (?)" aria-label="Help" @click=${app.help}><kbd>?</kbd></button>
</div>`;

function skew(app) {
  const off = app.now === null ? 0 : Date.now() - app.now;
  return Math.abs(off) > 2_000 && app.stream.state === 'live'
    ? html`<span class="warn nw hide-s" title="All times here are the runtime's">▲ this computer's clock is ${age(Math.abs(off))} ${off > 0 ? 'ahead' : 'behind'}</span>`
    : nothing;
}

export const banner = (kind, mark, words, button = nothing, alert = false) => html`<div class="banner ${kind}" role=${alert ? 'alert' : 'status'}>
  <span class="mark" aria-hidden="true">${mark}</span><span>${words}</span><span class="grow"></span>${button}
</div>`;

export const button = (label, click, cls = '') => html`<button class="btn ${cls}" type="button" @click=${click}>${label}</button>`;

function connection(app) {
  const { stream } = app;
  if (app.polling) {
    return nothing;
  }
  if (stream.state === 'ended') {
    return banner('warn', '▲', html`<b>Your session ended.</b> What you see is from then. Sign in and it goes on here; nothing was sent meanwhile.`, button('Sign in', app.signIn, 'main'), true);
  }
  if (stream.state === 'silent') {
    return banner('warn', '▲', html`<b>No news for ${age(stream.silence)}.</b> The connection is open, the runtime is silent. Values below are grey until it speaks again.`);
  }
  if (stream.state === 'lost') {
    const reason = stream.why ? html` It said: ${plain(stream.why)}.` : nothing;
    return banner(
      'bad',
      '■',
      html`<b>The runtime does not answer.</b>${reason} ${app.everLive ? `What you see is ${age(stream.silence)} old.` : ''} Trying again in ${age(stream.retryIn)} (attempt ${stream.attempt + 1}). This says nothing about the bots: they run without this page. Check with <code>jackstay status</code>`,
      button('Try now', () => stream.retryNow()),
      true,
    );
  }
  return nothing;
}

const readOnly = (app) =>
  app.session.lowered
    ? banner('', '', html`Nothing was commanded for half an hour, so you are <b>read-only</b> now. Sign in again to command.`, button('Sign in', app.signIn, 'main'))
    : banner('', '', html`You are signed in <b>read-only</b>. Actions are off; nothing is hidden.`);

/** What has to be said before anything else on the page. */
export const banners = (app) => html`${connection(app)}
${app.otherVersion ? banner('', '▲', html`<b>Another version runs now:</b> ${plain(app.otherVersion)}. This page is of ${plain(app.version)}.`, button('Reload', () => location.reload(), 'main')) : nothing}
${app.session.role && !app.session.mayTrade && app.stream.state !== 'ended' ? readOnly(app) : nothing}`;

const ENDED = ['done', 'failed', 'unknown', 'unconfirmed'];

/** What became of the latest command; a pause can be taken back from here. */
export function latestCommand(app) {
  const latest = app.commands.latest;
  if (!latest) {
    return nothing;
  }
  const words = COMMANDS[latest.command] ?? { label: latest.command, doing: latest.command };
  const ended = ENDED.includes(latest.state);
  const bad = latest.state !== 'done' && ended;
  return html`<div class="toast" role="status">
    <span class=${bad ? 'bad' : ended ? '' : 'dim'}>${shape(bad ? 'bad' : ended ? 'ok' : 'starting')}</span>
    <span><b>${ended ? words.label : words.doing}</b> ${latest.bot ? name(latest.bot) : nothing} ${plain(latest.say || (ended ? latest.state : ''))}</span>
    <span class="grow"></span>
    ${latest.state === 'done' && words.undo && app.session.mayTrade ? button('Undo', () => app.commands.ask(words.undo, latest.bot)) : nothing}
    ${ended ? html`<button class="btn plain" type="button" aria-label="Dismiss" @click=${() => app.commands.dismiss()}>×</button>` : nothing}
  </div>`;
}

/** Five pages under the thumb. */
export const below = (app) => html`<nav class="bottom" aria-label="Pages">
  ${BELOW.map((id) => {
    const page = app.pages.find((each) => each.id === id);
    return html`<a href=${target(app, id)} aria-current=${app.current === id ? 'page' : nothing}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d=${ICONS[id]} /></svg>${page.nav}</a>`;
  })}
</nav>`;
