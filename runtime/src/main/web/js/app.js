// Puts everything together: who is signed in, what is connected, which page is shown. One drawing a frame, whatever came in.

import './boot.js';
import './chart.js';
import { html, nothing, render } from 'lit-html';
import { switchTheme } from './boot.js';
import { Commands } from './commands.js';
import { commandDialog, keepOpen } from './dialog.js';
import { banners, below, header, latestCommand } from './frame.js';
import { listen } from './keys.js';
import { Poll } from './poll.js';
import { PastFills } from './past-fills.js';
import { Remembered } from './remembered.js';
import { Router } from './router.js';
import { Session } from './session.js';
import { Store } from './store.js';
import { Stream } from './stream.js';
import { PAGES } from './pages/index.js';
import { signIn } from './pages/sign-in.js';

const TICK_MS = 250;
const POLL_MS = 2_000;
const ROLE_MS = 60_000;
const ALWAYS = ['overview', 'commands'];

class App {
  pages = PAGES;
  store = new Store();
  session = new Session();
  remembered = new Remembered(this.session, () => this.redraw());
  pastFills = new PastFills(this.session, () => this.redraw());
  commands = new Commands(this.session, () => this.redraw());
  router = new Router(() => this.#turned());
  stream = new Stream(this.store, {
    open: () => new WebSocket(new URL('/api/v1/stream', location.href.replace(/^http/, 'ws')), 'jackstay.v1'),
    now: () => performance.now(),
    random: Math.random,
    changed: () => this.redraw(),
    asked: () => this.session.ask(),
    restarted: () => this.#restarted(),
  });
  latestBot = '';
  everLive = false;
  polling = false;
  signing = false;
  narrow = false;
  version = null;
  otherVersion = null;

  #poll = new Poll(this.store, (path) => this.session.get(path));
  #pollAt = 0;
  #roleAt = performance.now();
  #root = document.getElementById('app');
  #asked = false;
  #drawnAt = 0;
  #heard = 0;
  #wasLive = false;

  theme = () => switchTheme();
  help = () => this.router.go('help');
  signIn = () => {
    this.signing = true;
    this.redraw();
  };
  escape = () => {
    if (this.current === 'help') {
      history.back();
    }
  };

  get page() {
    return PAGES.find((page) => page.id === this.router.route.page) ?? PAGES[0];
  }

  get current() {
    return this.page.id;
  }

  get halted() {
    return this.store.data('overview')?.halted ?? 0;
  }

  /** The runtime's clock; before it has spoken, nobody knows what time it is there. */
  get now() {
    return this.stream.serverNow ?? (this.polling ? (this.#poll.serverNow ?? Date.now()) : null);
  }

  /** Whether what is shown is old, so that nothing may be commanded by it. */
  get grey() {
    return this.stream.grey && !this.polling;
  }

  async start() {
    const narrow = matchMedia('(max-width: 640px)');
    this.narrow = narrow.matches;
    narrow.addEventListener('change', () => {
      this.narrow = narrow.matches;
      this.redraw();
    });
    document.addEventListener('visibilitychange', () => this.stream.hidden(document.hidden));
    listen(this);
    setInterval(() => this.#tick(), TICK_MS);
    this.redraw();
    await this.#enter();
  }

  /** Asks for a drawing in the next frame. */
  redraw() {
    if (!this.#asked) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
      });
    }
  }

  /** Signs in and goes on where the reader was. */
  async enter(secret) {
    const answer = await this.session.signIn(secret);
    if (answer === 'in') {
      this.signing = false;
      this.#connect();
    }
    return answer;
  }

  async leave() {
    await this.session.signOut();
    this.stream.end();
    this.store.forgetAll();
    this.signing = true;
    this.redraw();
  }

  async #enter() {
    const code = /^#code=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
    if (code) {
      history.replaceState(null, '', '#/');
      await this.session.signIn({ code }).catch(() => 'out');
    }
    const answer = await this.session.ask();
    if (answer === 'out') {
      this.signing = true;
      this.redraw();
    } else {
      this.#connect();
    }
  }

  #connect() {
    this.version ??= this.session.version;
    this.#turned();
    this.stream.start();
  }

  #turned() {
    const { page, name } = this.router.route;
    if (page === 'bot' && name !== '') {
      this.latestBot = name;
    }
    if (!this.signing) {
      this.stream.want([...new Set([...ALWAYS, ...this.page.channels(this.router.route, this)])]);
    }
    this.redraw();
  }

  async #restarted() {
    this.remembered.forget();
    this.pastFills.forget();
    await this.session.ask();
    if (this.session.version !== null && this.session.version !== this.version) {
      this.otherVersion = this.session.version;
    }
    this.redraw();
  }

  async #tick() {
    this.stream.tick();
    const live = this.stream.state === 'live';
    if (live && !this.#wasLive) {
      this.everLive = true;
      this.polling = false;
      this.commands.settle();
    }
    this.#wasLive = live;
    if (this.stream.hopeless && performance.now() - this.#pollAt > POLL_MS) {
      this.#pollAt = performance.now();
      this.polling = await this.#poll.round([...ALWAYS, ...this.page.channels(this.router.route, this)].filter((each) => each !== 'commands'));
      this.commands.settle();
      this.redraw();
    }
    if (this.session.mayTrade && !this.grey && performance.now() - this.#roleAt > ROLE_MS) {
      this.#roleAt = performance.now();
      await this.session.ask();
    }
    if (performance.now() - this.#drawnAt > 1_000 || this.stream.state === 'lost' || this.commands.dialog) {
      this.redraw();
    }
  }

  #draw() {
    this.#drawnAt = performance.now();
    const rows = this.store.rows('commands');
    rows.slice(this.#heard > rows.length ? 0 : this.#heard).forEach((row) => this.commands.heard(row));
    this.#heard = rows.length;
    document.documentElement.classList.toggle('stale-page', this.grey);
    document.title = `${this.halted > 0 ? `■ ${this.halted} halted · ` : ''}${this.page.title(this.router.route)} · Jackstay`;
    render(this.#view(), this.#root);
    keepOpen(this.#root);
    document.querySelector('.boot')?.remove();
  }

  #view() {
    if (this.signing) {
      return signIn(this);
    }
    return html`<a class="skip" href="#main" @click=${skip}>Skip to content</a>
      ${header(this)}
      <main id="main" tabindex="-1">${banners(this)}${this.page.view(this.router.route, this)}</main>
      ${latestCommand(this)}${below(this)}${commandDialog(this)}
      <div class="sr" aria-live="assertive">${this.halted > 0 ? `${this.halted} halted` : nothing}</div>`;
  }
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

const app = new App();
// For tests of the page and for the console; it can do nothing that the page cannot.
window.jackstay = app;
app.start();
