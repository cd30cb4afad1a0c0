// Answers that are asked for and not streamed, such as candles: kept as long as they are young, asked for again when they are not.

export class Remembered {
  #session;
  #changed;
  #answers = new Map();

  constructor(session, changed) {
    this.#session = session;
    this.#changed = changed;
  }

  /**
   * The latest answer of a path, or null until the first is there; asks for it when it is older than so many milliseconds. A
   * failure keeps the answer before it.
   */
  get(path, freshMs) {
    const known = this.#answers.get(path);
    if (known && (known.asking || performance.now() - known.at < freshMs)) {
      return known.value;
    }
    this.#ask(path, known?.value ?? null);
    return known?.value ?? null;
  }

  /** Why the latest question failed, or null. */
  problem(path) {
    return this.#answers.get(path)?.problem ?? null;
  }

  forget() {
    this.#answers.clear();
  }

  async #ask(path, value) {
    const answer = { at: performance.now(), value, asking: true, problem: null };
    this.#answers.set(path, answer);
    try {
      answer.value = await this.#session.get(path);
    } catch (problem) {
      answer.problem = problem.message;
    }
    answer.at = performance.now();
    answer.asking = false;
    this.#changed();
  }
}
