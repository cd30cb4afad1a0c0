// The page of a hub: asks every two seconds what was heard. It has no stream, and nothing on it trades.

import './boot.js';
import { html, nothing, render } from 'lit-html';
import { switchTheme } from './boot.js';
import { keepOpen } from './dialog.js';
import { age, clock } from './format.js';
import { brand, banner, button } from './frame.js';
import { listen } from './keys.js';
import { skeleton, stateOf } from './parts.js';
import { Session } from './session.js';
import { view } from './pages/hub.js';
import { signIn } from './pages/sign-in.js';

const REFRESH_MS = 2_000;
const TICK_MS = 250;
/** Two answers that did not come. */
const SILENT_MS = 5_000;

class Hub {
  session = new Session();
  data = null;
  signing = false;
  ended = false;
  problem = '';
  whereTokensAre = html`Sign in with a token of this hub. The first start has written them to <code>hub</code> in its data directory: <code>token-view</code> looks, <code>token-control</code> may prune.`;
  router = { go: () => {} };
  latestBot = '';

  #root = document.getElementById('app');
  #heardAt = 0;
  #askedAt = -Infinity;
  #drawnAt = 0;
  #asked = false;
  #asking = null;

  theme = () => switchTheme();
  help = () => {};
  escape = () => {};
  signIn = () => {
    this.signing = true;
    this.redraw();
  };

  /** Milliseconds since the hub has answered. */
  get since() {
    return performance.now() - this.#heardAt;
  }

  get silent() {
    return this.data !== null && this.since > SILENT_MS;
  }

  async start() {
    listen(this);
    document.addEventListener('visibilitychange', () => this.#tick());
    setInterval(() => this.#tick(), TICK_MS);
    if ((await this.session.ask()) === 'out') {
      this.signIn();
    }
  }

  /** Signs in and goes on where the reader was. */
  async enter(secret) {
    const answer = await this.session.signIn(secret);
    if (answer === 'in') {
      this.signing = false;
      this.ended = false;
      await this.refresh();
    }
    return answer;
  }

  /** Asks now; one question at a time. */
  refresh() {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
      this.redraw();
    });
    return this.#asking;
  }

  async #ask() {
    this.#askedAt = performance.now();
    try {
      this.data = await this.session.get('/hub');
      this.#heardAt = performance.now();
      this.problem = '';
      if (this.session.role === null) {
        await this.session.ask();
      }
    } catch (problem) {
      this.problem = problem.message;
      if (problem.status === 401) {
        this.ended = this.data !== null;
        this.signing ||= this.data === null;
      }
    }
  }

  redraw() {
    if (!this.#asked) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
      });
    }
  }

  #tick() {
    const now = performance.now();
    if (!this.signing && !this.ended && !document.hidden && now - this.#askedAt >= REFRESH_MS) {
      this.refresh();
    }
    if (now - this.#drawnAt >= 1_000) {
      this.redraw();
    }
  }

  #draw() {
    this.#drawnAt = performance.now();
    document.documentElement.classList.toggle('stale-page', this.silent || this.ended);
    document.title = 'Hub · Jackstay';
    render(this.signing ? signIn(this) : this.#page(), this.#root);
    keepOpen(this.#root);
    document.querySelector('.boot')?.remove();
  }

  #page() {
    return html`<div class="top">${brand}<span class="grow"></span>
        <span class="live" aria-live="polite">${this.#live()}</span>
        <span class="dim nw hide-s" title="The hub's clock">${this.data === null ? nothing : `${clock(this.data.at + this.since)} UTC`}</span>
        ${this.session.role ? html`<span class="chip wide ${this.session.mayTrade ? 'act' : ''}" title="Your role">${this.session.mayTrade ? 'may prune' : 'read-only'}</span>` : nothing}
        <button class="btn plain wide" type="button" title="Dark or light (t)" aria-label="Switch theme" @click=${this.theme}>◐</button></div>
      <main id="main" tabindex="-1">${this.#banner()}${this.data === null ? skeleton('Hub') : view(this)}</main>`;
  }

  #live() {
    if (this.ended) {
      return stateOf('stale', 'signed out');
    }
    if (this.silent || (this.problem !== '' && this.data === null)) {
      return stateOf('offline', 'no answer');
    }
    return this.data === null ? html`<span class="dim">connecting</span>` : stateOf('running', `asked ${age(this.since)} ago`);
  }

  #banner() {
    if (this.ended) {
      return banner('warn', '▲', html`<b>Your session ended.</b> What you see is from then. Sign in and it goes on here.`, button('Sign in', this.signIn, 'main'), true);
    }
    if (this.problem !== '' && (this.silent || this.data === null)) {
      return banner(
        'bad',
        '■',
        html`<b>The hub does not answer.</b> ${this.data === null ? '' : `What you see is ${age(this.since)} old.`} It is asked every 2 s. This says nothing about the bots: they run without it.`,
        button('Try now', () => this.refresh()),
        true,
      );
    }
    return nothing;
  }
}

const hub = new Hub();
// For tests of the page and for the console; it can do nothing that the page cannot.
window.jackstay = hub;
hub.start();
