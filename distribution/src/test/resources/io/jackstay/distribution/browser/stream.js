// Runs before the page's own scripts. With ?hostile, ?load or ?states the page gets a stream that is made here, with ?refused none at all; without,
// the run's own. window.sequences is the law of the store: snapshot and deltas are the snapshot, whatever is lost, doubled or late.

(() => {
  const kind = location.search.slice(1);

  let seed = 7;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };

  const PAYLOADS = window.PAYLOADS;
  window.called = undefined;
  globalThis.alert = () => { window.called = (window.called ?? 0) + 1; };

  const row = (bot, words = bot) => ({
    bot, state: kind === 'states' ? bot : 'running', level: 'warn', say: words, paper: false, group: words, role: words, strategy: words, venue: words, market: words, base: words,
    markets: [{}], position: '0.5', today: '1.25', unrealized: '-0.5', asset: words, drawdown: { actual: words, limit: words, used: 0.5 },
    buys: 5, sells: 5, fillsHour: 2, lastFillAt: Date.now(), at: Date.now(), feedLimitMs: 5000, curve: [1, 2, 1],
  });

  const orders = (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, {
      cloid: String(i), market: 'sim:X', side: i % 2 ? 'buy' : 'sell', label: `L${i}`, price: String(60000 + i), size: '0.01', left: '0.01', filled: '0',
      notional: '600', state: 'open', placedAt: Date.now() - i, ahead: '1', cause: { kind: 'fill', text: 'fill 1' },
    }]));

  const STATES = ['running', 'halted', 'paused', 'stale', 'starting', 'stopping', 'stopped', 'failed'];
  // What a test may change while the page looks: whether the runtime speaks, and which of its lives this is.
  window.runtime = { silent: false, epoch: 'one', now: Date.now };
  const needs = { 'A-1': { level: 'bad', who: 'halted', bot: 'halted', say: 'daily-loss: -301.44 of -300.00 USDC', acknowledgeable: true } };
  const leg = (bot, role, position) => ({ role, bot, venue: 'sim', state: bot, position, base: 'SOL', at: Date.now() });
  const hedge = { base: 'SOL', legs: [leg('running', 'BP', '40'), leg('failed', 'L1', '-39.5')], net: '0.5', unsure: true, asset: 'USDC', pnl: '1' };
  const names = kind === 'hostile' ? PAYLOADS : kind === 'states' ? STATES : Array.from({ length: 200 }, (_, i) => `bot-${String(i).padStart(3, '0')}`);
  const words = (name) => (kind === 'hostile' ? name : kind === 'states' ? 'USDC' : 'nothing due');

  const make = (ch) => {
    const [what, ...rest] = ch.split('/');
    const name = rest.join('/');
    // A bot is called one payload and says the next, so that every second page shows all of them.
    const w = words(name ? (PAYLOADS[PAYLOADS.indexOf(name) + 1] ?? name) : PAYLOADS[0]);
    const own = (pairs) => JSON.parse(`{${pairs.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`);
    switch (what) {
      case 'bots': return own(names.map((n) => [n, row(n, words(n))]));
      case 'overview': if (kind === 'states') {
        return { halted: 1, needs, totals: [], groups: { hedge }, venues: {}, recent: [] };
      }
      return { halted: 1, needs: own(names.slice(0, 40).map((n) => [n, { level: 'bad', who: n, bot: n, say: words(n) }])), totals: [{ asset: w, equity: '1', today: '2' }],
        groups: own([[w, { base: w, legs: [{ role: w, bot: w, venue: w, position: '1', liquidationAway: w }], net: '1', waits: w, stepSay: w, steps: 2, step: 1, asset: w }]]),
        venues: own([[w, { state: w, say: w, used: 0.4 }]]), recent: names.slice(0, 20).map((n, id) => ({ id, at: Date.now(), level: w, bot: n, say: words(n) })) };
      case 'bot': return { bot: name, state: kind === 'hostile' ? w : kind === 'states' ? name : 'running', say: w, level: 'ok', strategy: { plugin: w, version: w, config: w }, accounts: [w], config: own([[w, w]]),
        markets: [{ market: `sim:${kind === 'hostile' ? w : 'X'}`, venue: w, base: w, quote: w, mark: '60000', position: { size: '1', liquidationAway: w }, lines: [{ name: w, price: '1' }] }],
        limits: [{ rule: w, scope: w, actual: w, limit: w, used: 0.9 }], trips: [{ rule: w, say: w, actual: w, limit: w, ended: w, at: 1 }],
        why: { say: w, conditions: [{ topic: w, state: w, say: w, actual: w, limit: w }], refused: [{ at: 1, rule: w, actual: w, limit: w, order: { side: 'buy', price: w } }], next: { side: 'buy', label: w, price: w } },
        pnl: { asset: w, session: { net: w } }, sources: [{ name: w, amount: w }], orders: kind === 'hostile' ? { c1: { side: 'buy', label: w, price: w, size: w, state: w, cause: { kind: 'fill', text: w } } } : orders(2000) };
      case 'risk': return { rules: [w], rows: own(names.map((n) => [n, { scope: words(n), cells: own([[w, { actual: w, limit: w, used: 0.5 }]]) }])), halts: [{ scope: w, by: w, say: w }], trips: [{ scope: w, rule: w, say: w }], worst: [] };
      case 'hub': return { now: Date.now(), bots: own(names.map((n) => [n, { group: words(n), role: words(n), online: true, venue: words(n), base: words(n), host: words(n), version: words(n), halt: words(n), beats: [1] }])), groups: {} };
      case 'plugins': return { plugins: names.map((n) => ({ jar: n, name: n, kind: n, version: n, sha256: n, asked: [n], granted: [], bots: [n], state: 'refused', why: n })) };
      case 'log': case 'fills': return { rows: names.map((n, id) => ({ id, at: Date.now(), level: 'ok', bot: n, text: words(n), side: 'buy', label: words(n), price: words(n), role: words(n), mirrorOf: words(n) })) };
      default: return { rows: [] };
    }
  };

  class Stream {
    readyState = 0;
    #versions = new Map();
    #timer;

    constructor() {
      setTimeout(() => { this.readyState = 1; this.onopen?.(); }, 0);
      this.#timer = setInterval(() => this.#turn(), 100);
    }

    send(text) {
      const { op, ch } = JSON.parse(text);
      if (op === 'unsub') {
        this.#versions.delete(ch);
      } else if (!this.#versions.has(ch) || op === 'resync') {
        this.#versions.set(ch, 1);
        this.#say({ t: 'snap', ch, v: 1, at: Date.now(), data: make(ch) });
      }
    }

    #say(frame) {
      setTimeout(() => window.runtime.silent || this.onmessage?.({ data: JSON.stringify(frame) }), 0);
    }

    #turn() {
      if (window.runtime.silent) {
        return;
      }
      this.#say({ t: 'beat', at: window.runtime.now(), epoch: window.runtime.epoch });
      if (kind !== 'load') {
        return;
      }
      for (const [ch, v] of this.#versions) {
        const put = {};
        if (ch === 'bots') {
          names.forEach((name) => { put[name] = { position: String(random(1000) / 1000), today: String(random(9999) / 100), at: Date.now() }; });
        } else if (ch.startsWith('bot/')) {
          for (let i = 0; i < 400; i++) { put[`orders.c${random(2000)}`] = { filled: String(random(9) / 1000) }; }
        } else {
          continue;
        }
        this.#versions.set(ch, v + 1);
        const data = JSON.stringify({ t: 'delta', ch, from: v, v: v + 1, at: Date.now(), put });
        setTimeout(() => {
          const from = performance.now();
          this.onmessage?.({ data });
          load.applied.push(performance.now() - from);
          load.sent.set(ch, put);
        }, 0);
      }
    }

    close() {
      clearInterval(this.#timer);
      this.readyState = 3;
    }
  }

  if (['hostile', 'load', 'states'].includes(kind)) {
    window.WebSocket = Stream;
  }

  // As a proxy does that knows no sockets. Chance is the shortest wait.
  if (kind === 'refused') {
    Math.random = () => 0;
    window.WebSocket = class {
      readyState = 0;
      constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 0); }
      send() {}
      close() {}
    };
  }

  const MINUTES = 360;
  const past = (columns) => {
    const t = Array.from({ length: MINUTES }, (_, i) => Math.floor(Date.now() / 60000 - MINUTES + i) * 60000);
    return { t, ...Object.fromEntries(columns.map((column) => [column, t.map((_, i) => String(60900 + 300 * Math.sin(i / 20) + random(40)))])) };
  };

  // No run has such bots, so what is asked about their past is answered here.
  if (kind === 'load') {
    const asked = window.fetch.bind(window);
    window.fetch = (url, init) => {
      const columns = String(url).includes('/candles') ? ['o', 'h', 'l', 'c'] : String(url).includes('/curve') ? ['equity', 'position', 'drawdown'] : null;
      return columns ? Promise.resolve(new Response(JSON.stringify(past(columns)), { headers: { 'Content-Type': 'application/json' } })) : asked(url, init);
    };
  }

  const share = (values, part) => {
    const order = values.slice().sort((a, b) => a - b);
    return Number((order[Math.min(order.length - 1, Math.floor(order.length * part))] ?? 0).toFixed(1));
  };

  // What so many updates cost the page, in milliseconds. The tasks have the making of the updates in them too.
  const load = {
    applied: [],
    sent: new Map(),
    frames: [],
    from: 0,
    begin() {
      load.applied.length = load.frames.length = window.draws.length = window.longTasks.length = 0;
      load.from = performance.now();
      let last = load.from;
      const mine = load.from;
      const frame = (at) => {
        load.frames.push(at - last);
        last = at;
        if (load.from === mine) { window.unwatchedFrame(frame); }
      };
      window.unwatchedFrame(frame);
    },
    millis: () => performance.now() - load.from,
    cost: () => ({
      seconds: Math.round(load.millis() / 1000), updates: load.applied.length, applyP50: share(load.applied, 0.5), applyP99: share(load.applied, 0.99),
      drawP50: share(window.draws, 0.5), drawP99: share(window.draws, 0.99), frameP99: share(load.frames, 0.99), tasksOver50: window.longTasks,
      nodes: document.querySelectorAll('*').length, heapMegabytes: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1e6),
    }),
    /** Channels of which the page has not what it was sent last. */
    missed: () => [...load.sent].filter(([ch]) => window.jackstay.store.data(ch)).filter(([ch, put]) => Object.entries(put).some(([path, fields]) => {
      const at = path.split('.').reduce((object, part) => object[part], window.jackstay.store.data(ch));
      return Object.entries(fields).some(([key, value]) => at[key] !== value);
    })).map(([ch]) => ch),
  };
  window.load = load;

  const KEYS = ['a', 'b.c', 'd\\e', '__proto__', 'orders'];
  const escape = (part) => part.replace(/[\\.]/g, (c) => `\\${c}`);
  const plainObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
  const setOwn = (o, k, value) => Object.defineProperty(o, k, { value, writable: true, enumerable: true, configurable: true });

  const tree = (depth) => {
    const object = {};
    for (const key of KEYS) {
      const choice = random(5);
      if (choice === 0 && depth > 0) { setOwn(object, key, tree(depth - 1)); }
      if (choice === 1) { setOwn(object, key, String(random(100))); }
      if (choice === 2) { setOwn(object, key, [random(9)]); }
    }
    return object;
  };

  const difference = (from, to, path, put, del) => {
    for (const key of Object.keys(from)) {
      if (!Object.hasOwn(to, key)) { del.push([...path, key].map(escape).join('.')); }
    }
    const fields = {};
    for (const key of Object.keys(to)) {
      const old = Object.hasOwn(from, key) ? from[key] : undefined;
      if (plainObject(old) && plainObject(to[key])) {
        difference(old, to[key], [...path, key], put, del);
      } else if (JSON.stringify(old) !== JSON.stringify(to[key])) {
        setOwn(fields, key, to[key]);
      }
    }
    if (Object.keys(fields).length > 0) { setOwn(put, path.map(escape).join('.'), fields); }
  };

  const sorted = (value) =>
    plainObject(value) ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sorted(value[key])}`).join()}}` : JSON.stringify(value);

  /** The state and the silence of a stream after each of these beats, which say for how long there was nothing to tell. */
  window.beats = (Stream, behind) => {
    const socket = { close() {} };
    const stream = new Stream({}, { open: () => socket, now: () => 7, random: () => 0, changed() {}, restarted() {}, asked: async () => 'in' });
    stream.start();
    return behind.map((each) => {
      socket.onmessage({ data: JSON.stringify({ t: 'beat', at: 1, epoch: 'one', behind: each }) });
      return `${stream.state} ${stream.silence}`;
    }).join(', ');
  };

  /** Answers 'equal', or what differed and the number of the sequence. */
  window.sequences = (Store, count) => {
    for (let n = 0; n < count; n++) {
      seed = n + 1;
      const store = new Store();
      let now = tree(1);
      let v = 1;
      const send = (frame) => (store.apply(JSON.parse(JSON.stringify(frame))) === 'gap' ? store.apply({ t: 'snap', ch: 'x', v, data: JSON.parse(JSON.stringify(now)) }) : null);
      send({ t: 'snap', ch: 'x', v, data: now });
      let before = null;
      for (let step = 0; step < 4; step++) {
        const next = tree(1);
        const put = {};
        const del = [];
        difference(now, next, [], put, del);
        const frame = { t: 'delta', ch: 'x', from: v, v: v + 1, put, del };
        now = next;
        v++;
        const fate = random(4);
        if (fate !== 0) { send(frame); }
        if (fate === 1) { send(frame); }
        if (fate === 2 && before) { send(before); }
        before = frame;
      }
      const last = { t: 'delta', ch: 'x', from: v, v: v + 1, put: { '': { end: true } }, del: [] };
      setOwn(now, 'end', true);
      v++;
      send(last);
      if (sorted(store.data('x')) !== sorted(now)) {
        return `sequence ${n}: ${sorted(store.data('x'))} and ${sorted(now)}`;
      }
    }
    return 'equal';
  };
})();
