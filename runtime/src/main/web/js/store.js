// What the page knows: for each channel the latest state, put together from snapshots, deltas and appended rows.
// No clock, no network, no document: a frame goes in, and the answer says whether the channel has to be sent anew.

const MAX_ROWS = 2_000;

/** The parts of a key path; a dot or a backslash within a part has a backslash before it. */
export function parts(path) {
  if (path === '') {
    return [];
  }
  const found = [];
  let part = '';
  for (let i = 0; i < path.length; i++) {
    const c = path[i];
    if (c === '\\' && i + 1 < path.length) {
      i++;
      part += path[i];
    } else if (c === '.') {
      found.push(part);
      part = '';
    } else {
      part += c;
    }
  }
  found.push(part);
  return found;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Sets an own field whatever its name is: a bot may be called __proto__. */
function set(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The object at a path, made where it is missing. */
function reach(root, path) {
  let at = root;
  for (const part of path) {
    let next = own(at, part);
    if (!isObject(next)) {
      next = {};
      set(at, part, next);
    }
    at = next;
  }
  return at;
}

/** Sets fields of the object at a path; an object among them is new and replaces what was there. */
function put(root, path, fields) {
  const object = reach(root, parts(path));
  for (const key of Object.keys(fields)) {
    set(object, key, fields[key]);
  }
}

function remove(root, path) {
  const steps = parts(path);
  let at = root;
  for (const part of steps.slice(0, -1)) {
    at = own(at, part);
    if (!isObject(at)) {
      return;
    }
  }
  if (steps.length > 0) {
    delete at[steps.at(-1)];
  }
}

class Channel {
  v = -1;
  at = null;
  data = null;
  rows = [];
  ids = new Set();

  append(rows) {
    for (const row of rows) {
      if (!this.ids.has(row.id)) {
        this.ids.add(row.id);
        this.rows.push(row);
      }
    }
    while (this.rows.length > MAX_ROWS) {
      this.ids.delete(this.rows.shift().id);
    }
  }
}

export class Store {
  #channels = new Map();

  /** The latest state of a channel, or null. Whoever reads it does not change it. */
  data(name) {
    return this.#channels.get(name)?.data ?? null;
  }

  /** What has been appended to a channel, oldest first, at most 2,000 rows. */
  rows(name) {
    return this.#channels.get(name)?.rows ?? [];
  }

  version(name) {
    return this.#channels.get(name)?.v ?? -1;
  }

  forget(name) {
    this.#channels.delete(name);
  }

  forgetAll() {
    this.#channels.clear();
  }

  /** Takes a frame with a channel. Answers 'taken', 'old' for one that says nothing new, or 'gap': ask for the channel anew. */
  apply(frame) {
    if (frame.t === 'snap') {
      return this.#snap(frame);
    }
    const channel = this.#channels.get(frame.ch);
    if (!channel) {
      return 'gap';
    }
    if (frame.v <= channel.v) {
      return 'old';
    }
    if (frame.t === 'append') {
      channel.append(frame.rows);
    } else if (frame.from !== channel.v) {
      return 'gap';
    } else {
      for (const path of frame.del ?? []) {
        remove(channel.data, path);
      }
      for (const path of Object.keys(frame.put ?? {})) {
        put(channel.data, path, frame.put[path]);
      }
    }
    channel.v = frame.v;
    channel.at = frame.at ?? channel.at;
    return 'taken';
  }

  #snap(frame) {
    const channel = new Channel();
    channel.v = frame.v;
    channel.at = frame.at ?? null;
    channel.data = frame.data ?? {};
    if (Array.isArray(frame.rows)) {
      channel.append(frame.rows);
    } else if (Array.isArray(channel.data.rows)) {
      channel.append(channel.data.rows);
    }
    this.#channels.set(frame.ch, channel);
    return 'taken';
  }
}
