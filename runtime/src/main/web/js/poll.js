// Where a proxy drops WebSockets: asks every two seconds for what the page shows.

const PATHS = { overview: '/overview', bots: '/bots', risk: '/risk', system: '/system', plugins: '/plugins', log: '/log' };

function path(channel) {
  const [kind, name] = channel.split('/', 2);
  const bot = name === undefined ? '' : encodeURIComponent(channel.slice(kind.length + 1));
  if (kind === 'bot') {
    return `/bots/${bot}`;
  }
  if (kind === 'fills') {
    return `/bots/${bot}/fills/latest`;
  }
  return PATHS[channel];
}

export class Poll {
  #get;
  #store;
  #version = 0;
  #ahead = null;

  /** @param get asks for a path below the API and promises its object */
  constructor(store, get) {
    this.#store = store;
    this.#get = get;
  }

  /** The runtime's clock in milliseconds UTC, as far as an answer has told it. */
  get serverNow() {
    return this.#ahead === null ? null : performance.now() + this.#ahead;
  }

  /** Asks once for each channel and hands the answers over as snapshots. Promises whether any of them came: a server need not have all. */
  async round(channels) {
    const asked = channels.filter((channel) => path(channel) !== undefined);
    const answers = await Promise.allSettled(asked.map((channel) => this.#get(path(channel))));
    answers.forEach((answer, i) => {
      if (answer.status === 'fulfilled') {
        if (typeof answer.value.at === 'number') {
          this.#ahead = answer.value.at - performance.now();
        }
        this.#store.apply({ t: 'snap', ch: asked[i], v: ++this.#version, at: answer.value.at, data: answer.value });
      }
    });
    return answers.some((answer) => answer.status === 'fulfilled');
  }
}
