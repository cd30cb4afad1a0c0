// The one connection: subscribes, hands frames to the store, notices silence, tries again. It has no timer of its own:
// tick() is called a few times a second, so that a test moves its time by hand.

const SILENT_MS = 3_000;
const LOST_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
const RATE = 10;
const HIDDEN_RATE = 2;
const SOCKETS_BEFORE_POLLING = 4;

/** Why a server closes a connection, in our words; the rest is an interruption like any other. */
export const CLOSED = {
  1001: 'the runtime is stopping',
  4403: 'your rights have changed',
  4408: 'this page read too slowly',
  4409: 'the runtime speaks another version of the protocol',
  4429: 'too many pages are open',
};

const ENDED = 4401;

export class Stream {
  /** 'connecting', 'live', 'silent', 'lost' or 'ended'. */
  state = 'connecting';
  attempt = 0;
  why = '';
  epoch = null;
  /** Milliseconds between our clock and the runtime's, once it has spoken. */
  offset = null;

  #store;
  #options;
  #wanted = new Map();
  #socket = null;
  #heardAt;
  #retryAt = null;
  #rate = RATE;
  #wasLive = false;
  /** How long the runtime has had nothing to tell though its page answers, in milliseconds. */
  #behind = 0;

  /**
   * @param store takes the frames
   * @param options open: makes a socket; now: milliseconds that only rise; random: 0 to 1; changed: something is to be drawn;
   *     asked: () => Promise of 'in', 'out' or 'unknown', whether the session lives; restarted: another process answers
   */
  constructor(store, options) {
    this.#store = store;
    this.#options = options;
    this.#heardAt = options.now();
  }

  /** Since when nothing has been heard, in milliseconds. */
  get silence() {
    return this.#quiet + this.#behind;
  }

  get #quiet() {
    return this.#options.now() - this.#heardAt;
  }

  /** Milliseconds until the next try, or null while none is planned. */
  get retryIn() {
    return this.#retryAt === null ? null : Math.max(0, this.#retryAt - this.#options.now());
  }

  /** The runtime's clock in milliseconds UTC, as far as it is known. */
  get serverNow() {
    return this.offset === null ? null : this.#options.now() + this.offset;
  }

  get grey() {
    return this.state === 'silent' || this.state === 'lost' || this.state === 'ended';
  }

  /** Whether sockets seem not to get through at all, so that asking every two seconds is the better way. */
  get hopeless() {
    return !this.#wasLive && this.attempt >= SOCKETS_BEFORE_POLLING && this.state === 'lost';
  }

  start() {
    if (!this.#socket) {
      this.#connect();
    }
  }

  stop() {
    this.#drop();
    this.#retryAt = null;
  }

  end() {
    this.stop();
    this.#become('ended');
  }

  retryNow() {
    if (this.state === 'lost') {
      this.#connect();
    }
  }

  /** The channels that the page shows now; what is no longer shown is let go. */
  want(channels) {
    for (const channel of this.#wanted.keys()) {
      if (!channels.includes(channel)) {
        this.#wanted.delete(channel);
        this.#send({ op: 'unsub', ch: channel });
        this.#store.forget(channel);
      }
    }
    for (const channel of channels) {
      if (!this.#wanted.has(channel)) {
        this.#wanted.set(channel, true);
        this.#subscribe(channel);
      }
    }
  }

  /** A page that nobody sees takes fewer deltas. */
  hidden(hidden) {
    this.#rate = hidden ? HIDDEN_RATE : RATE;
    for (const channel of this.#wanted.keys()) {
      this.#subscribe(channel);
    }
  }

  /** Looks at the clock: silence, loss, and whether to try again. */
  tick() {
    if (this.#retryAt !== null && this.#options.now() >= this.#retryAt) {
      this.#connect();
    } else if (this.#socket && this.state !== 'connecting' && this.#quiet >= LOST_MS) {
      this.#lost('');
    } else if (this.state === 'live' && this.silence >= SILENT_MS) {
      this.#become('silent');
    } else if (this.state === 'connecting' && this.#socket && this.#quiet >= LOST_MS) {
      this.#lost('');
    }
  }

  #connect() {
    this.#drop();
    this.#retryAt = null;
    if (this.state !== 'lost') {
      this.#heardAt = this.#options.now();
      this.#become('connecting');
    }
    let socket;
    try {
      socket = this.#options.open();
    } catch (problem) {
      console.warn(problem);
      this.#lost('');
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      for (const channel of this.#wanted.keys()) {
        this.#subscribe(channel);
      }
    };
    socket.onmessage = (event) => this.#take(JSON.parse(event.data));
    socket.onclose = (event) => this.#closed(event.code);
  }

  #take(frame) {
    this.#heardAt = this.#options.now();
    this.#wasLive = true;
    this.attempt = 0;
    if (frame.t === 'bye') {
      this.why = frame.why ?? '';
      if (frame.code === ENDED) {
        this.end();
      }
      return;
    }
    if (frame.t === 'beat') {
      this.#beat(frame);
    } else if (frame.ch !== undefined && this.#wanted.has(frame.ch) && this.#store.apply(frame) === 'gap') {
      this.#send({ op: 'resync', ch: frame.ch });
    }
    this.#become(this.#behind >= SILENT_MS ? 'silent' : 'live');
    this.#options.changed();
  }

  #beat(frame) {
    this.offset = frame.at - this.#options.now();
    this.#behind = frame.behind ?? 0;
    if (this.epoch !== null && frame.epoch !== this.epoch) {
      for (const channel of this.#wanted.keys()) {
        this.#subscribe(channel);
      }
      this.#options.restarted();
    }
    this.epoch = frame.epoch;
  }

  #closed(code) {
    this.#socket = null;
    if (code === ENDED) {
      this.end();
      return;
    }
    this.#lost(CLOSED[code] ?? '');
    this.#options.asked().then((answer) => {
      if (answer === 'out' && this.state === 'lost') {
        this.end();
      }
    });
  }

  #lost(why) {
    this.#drop();
    this.why = why;
    this.attempt++;
    const limit = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.attempt - 1));
    this.#retryAt = this.#options.now() + FIRST_RETRY_MS / 2 + limit * this.#options.random();
    this.#become('lost');
  }

  #drop() {
    this.#behind = 0;
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #subscribe(channel) {
    this.#send({ op: 'sub', ch: channel, rate: this.#rate });
  }

  #send(frame) {
    if (this.#socket?.readyState === 1) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  #become(state) {
    if (this.state !== state) {
      this.state = state;
      this.#options.changed();
    }
  }
}
