// Who is signed in, and every request to the API. The secret is in a cookie that no script can read; what is kept here is gone
// with the page.

const API = '/api/v1';
const TIME_LIMIT_MS = 45_000;

/** An answer that is not the one that was asked for; the message is for people. */
export class ApiError extends Error {
  constructor(status, message, body = null) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** An id that sorts by time and does not repeat: 48 bits of milliseconds, 80 of chance, in Crockford's letters. */
export function ulid(ms = Date.now()) {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = '';
  for (let i = 0, left = ms; i < 10; i++, left = Math.floor(left / 32)) {
    time = letters[left % 32] + time;
  }
  return time + Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte % 32]).join('');
}

export class Session {
  role = null;
  csrf = null;
  version = null;
  /** Address of the hub that this runtime tells of its bots, or null. */
  hub = null;
  expiresAt = null;
  /** Whether control has rested for so long that the runtime took it back. */
  lowered = false;

  get mayTrade() {
    return this.role === 'control';
  }

  /** Asks who is signed in. Answers 'in', 'out', or 'unknown' when nobody answered. */
  async ask() {
    try {
      this.#take(await this.get('/session'));
      return 'in';
    } catch (problem) {
      if (problem.status === 401) {
        this.role = null;
        this.csrf = null;
        return 'out';
      }
      return 'unknown';
    }
  }

  /** @param secret {token} of a person, or {code} of a link that the command line has opened */
  async signIn(secret) {
    await this.#request('POST', '/session', secret);
    this.role = null;
    this.lowered = false;
    return this.ask();
  }

  async signOut() {
    await this.#request('DELETE', '/session', {});
    this.role = null;
    this.csrf = null;
  }

  get(path) {
    return this.#request('GET', path);
  }

  post(path, body) {
    return this.#request('POST', path, body);
  }

  /** A part of a table as CSV, and what to send as after for the next, or null when it was the last. */
  async csv(path) {
    const answer = await this.#send('GET', path, undefined, { Accept: 'text/csv' });
    return { text: await answer.text(), next: answer.headers.get('X-Jackstay-Next') };
  }

  #take(session) {
    this.lowered = session.role === 'view' && (this.lowered || this.role === 'control');
    this.role = session.role;
    this.csrf = session.csrf;
    this.expiresAt = session.expiresAt ?? null;
    this.version = session.version ?? null;
    this.hub = session.hub ?? null;
  }

  async #request(method, path, body) {
    const answer = await this.#send(method, path, body, {});
    if (answer.status === 204) {
      return null;
    }
    return answer.json();
  }

  async #send(method, path, body, headers) {
    const init = { method, headers: { ...headers }, credentials: 'same-origin', signal: AbortSignal.timeout(TIME_LIMIT_MS) };
    if (body !== undefined) {
      init.headers['Content-Type'] = 'application/json';
      init.body = JSON.stringify(body);
      if (this.csrf) {
        init.headers['X-Jackstay-Csrf'] = this.csrf;
      }
    }
    let answer;
    try {
      answer = await fetch(path.startsWith('/api') || path.startsWith('/admin') ? path : API + path, init);
    } catch {
      throw new ApiError(0, 'the runtime does not answer');
    }
    if (!answer.ok) {
      throw await problem(answer);
    }
    return answer;
  }
}

async function problem(answer) {
  let body = null;
  try {
    body = await answer.json();
  } catch {
    // Some refusals have no body; the status says enough.
  }
  const words = { 401: 'you are not signed in', 403: 'your role does not allow it', 404: 'there is no such thing', 429: 'too many requests' };
  return new ApiError(answer.status, body?.say ?? body?.why ?? words[answer.status] ?? `the runtime answered ${answer.status}`, body);
}
