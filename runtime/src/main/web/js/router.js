// The address bar is the state: '#/bot/btc-grid?range=6h&tab=fills' can be kept, sent and opened again.

/** Page, name and query of a hash. What is not understood is the overview. */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, ...rest] = path.split('/');
  return { page: page || 'overview', name: decode(rest.join('/')), query: new URLSearchParams(query) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash of a place. Names are encoded, so whatever a bot is called stays a part of our own page. */
export function place(page, name = '', query = {}) {
  const pairs = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '' && value !== null));
  const path = `#/${page === 'overview' ? '' : page}${name === '' ? '' : `/${encodeURIComponent(name)}`}`;
  return pairs.size > 0 ? `${path}?${pairs}` : path;
}

/** An address of another program, if it is one that a browser only looks at; else our own first page. */
export function outside(address) {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : '#/';
}

export class Router {
  #changed;

  constructor(changed) {
    this.#changed = changed;
    addEventListener('hashchange', () => this.#changed());
  }

  get route() {
    return parse(location.hash);
  }

  go(page, name = '', query = {}) {
    location.hash = place(page, name, query);
  }

  /** Changes one part of the query without a step in the history. */
  set(key, value) {
    const { page, name, query } = this.route;
    query.set(key, value);
    history.replaceState(null, '', place(page, name, Object.fromEntries(query)));
    this.#changed();
  }
}
