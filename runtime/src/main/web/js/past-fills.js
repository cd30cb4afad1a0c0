// Fills of before those that the stream has: page by page, the latest first, asked for when somebody looks.

/** How long a page that does not reach what is streamed is left alone: the history is a few seconds behind. */
const PATIENCE_MS = 5_000;

const nothingYet = () => ({ rows: [], ids: new Set(), next: '', olderFills: null, asking: false, problem: null, at: 0 });

export class PastFills {
  #session;
  #changed;
  #bots = new Map();
  /** Rows of a page. */
  limit = 500;

  constructor(session, changed) {
    this.#session = session;
    this.#changed = changed;
  }

  /**
   * What has been asked for of a bot: {rows, next, olderFills, asking, problem}. next is empty before the first page and null behind
   * the last.
   */
  of(bot) {
    return this.#bots.get(bot) ?? nothingYet();
  }

  /** Asks for the first page where there is none, and anew where there are fills between it and those that are streamed. */
  look(bot, streamed) {
    const known = this.#bots.get(bot);
    const apart = known && known.rows.length > 0 && streamed.length > 0 && !streamed.some((fill) => known.ids.has(fill.id));
    if (!known || (apart && !known.asking && performance.now() - known.at > PATIENCE_MS)) {
      this.#bots.set(bot, nothingYet());
      this.more(bot);
    }
  }

  /** Asks for the next page. */
  async more(bot) {
    const known = this.#bots.get(bot);
    if (!known || known.asking || known.next === null) {
      return;
    }
    known.asking = true;
    known.problem = null;
    this.#changed();
    try {
      const after = known.next === '' ? '' : `&after=${encodeURIComponent(known.next)}`;
      const page = await this.#session.get(`/bots/${encodeURIComponent(bot)}/fills?limit=${this.limit}${after}`);
      for (const fill of page.rows) {
        if (!known.ids.has(fill.id)) {
          known.ids.add(fill.id);
          known.rows.push(fill);
        }
      }
      known.next = page.next;
      known.olderFills = page.olderFills;
    } catch (problem) {
      known.problem = problem.message;
    }
    known.at = performance.now();
    known.asking = false;
    this.#changed();
  }

  forget() {
    this.#bots.clear();
  }
}

/** Two lists of fills as one, each fill once. */
export function together(streamed, past) {
  const ids = new Set(streamed.map((fill) => fill.id));
  return past.length === 0 ? streamed : [...streamed, ...past.filter((fill) => !ids.has(fill.id))];
}
