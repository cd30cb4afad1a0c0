// Where a proxy drops WebSockets: asks every two seconds for what the page shows.

const PATHS = { overview: '/overview', bots: '/bots', risk: '/risk', system: '/system', plugins: '/plugins', log: '/log', hub: '/hub' };

function path(channel) {
  const [kind, name] = channel.split('/', 2);
  const bot = name === undefined ? '' : encodeURIComponent(channel.slice(kind.length + 1));
  if (kind === 'bot') {
    return `/bots/${bot}`;
  }
  if (kind === 'orders' || kind === 'fills') {
    return `/bots/${bot}/${kind}`;
  }
  return PATHS[channel];
}

export class Poll {
  #get;
  #store;
  #version = 0;

  /** @param get asks for a path below the API and promises its object */
  constructor(store, get) {
    this.#store = store;
    this.#get = get;
  }

  /** Asks once for each channel and hands the answers over as snapshots. Promises whether all of them came. */
  async round(channels) {
    const asked = channels.filter((channel) => path(channel) !== undefined);
    const answers = await Promise.allSettled(asked.map((channel) => this.#get(path(channel))));
    answers.forEach((answer, i) => {
      if (answer.status === 'fulfilled') {
        this.#store.apply({ t: 'snap', ch: asked[i], v: ++this.#version, at: answer.value.at, data: answer.value });
      }
    });
    return answers.every((answer) => answer.status === 'fulfilled');
  }
}
