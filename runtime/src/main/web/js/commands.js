// What a person asks of a bot: one step for what lowers risk, a plan and a typed name for what trades.

import { ApiError, ulid } from './session.js';

/** Words of each command: the button, and whether it is asked twice. */
export const COMMANDS = {
  pause: { label: 'Pause', doing: 'pausing', undo: 'resume' },
  resume: { label: 'Resume', doing: 'resuming', asks: true },
  halt: { label: 'Halt', doing: 'halting' },
  'cancel-all': { label: 'Cancel all', doing: 'cancelling' },
  flatten: { label: 'Flatten', doing: 'flattening', asks: true, danger: true },
  stop: { label: 'Stop', doing: 'stopping', asks: true, danger: true },
  reload: { label: 'Reload', doing: 'reloading' },
  'cancel-order': { label: 'Cancel', doing: 'cancelling' },
  acknowledge: { label: 'Seen', doing: 'acknowledging' },
};

/** Why a bot in this state would refuse it; empty where it would not. One that has failed would be started again, which a stop keeps it from. */
export function refusal(command, state) {
  switch (state) {
    case 'starting':
      return command === 'stop' ? '' : 'it has not started yet';
    case 'failed':
      return command === 'stop' ? '' : 'it has failed and does not run';
    case 'stopping':
      return 'it is stopping';
    case 'stopped':
      return 'it has ended';
    default:
      return '';
  }
}

/** Why nobody may command it from here now; empty where one may. @param app {session, grey} */
export function barred(app, command, state) {
  if (!app.session.mayTrade) {
    return 'you are signed in read-only';
  }
  return app.grey ? 'what is shown is old' : refusal(command, state);
}

const WAITING = ['accepted', 'running', 'unconfirmed'];

export class Commands {
  #session;
  #changed;

  /** The latest one: {command, bot, id, state, say}, or null. */
  latest = null;
  /** The dialog that is open: {command, bot, plan, until, typed, say, busy}, or null. */
  dialog = null;

  constructor(session, changed) {
    this.#session = session;
    this.#changed = changed;
  }

  /** What a button does: acts at once, or asks for a plan and opens the dialog. */
  async ask(command, bot, more = {}) {
    if (!COMMANDS[command]?.asks) {
      await this.#give({ command, bot, ...more });
      return;
    }
    this.dialog = { command, bot, more, plan: null, typed: '', say: '', busy: true };
    await this.renew();
  }

  /** Asks for the plan anew, as things stand now. */
  async renew() {
    const dialog = this.dialog;
    dialog.busy = true;
    this.#changed();
    try {
      dialog.plan = await this.#session.post('/plans', { command: dialog.command, bot: dialog.bot, ...dialog.more });
      dialog.until = performance.now() + (dialog.plan.validMs ?? 30_000);
    } catch (problem) {
      dialog.plan = null;
      dialog.say = problem.message;
    }
    dialog.busy = false;
    this.#changed();
  }

  close() {
    this.dialog = null;
    this.#changed();
  }

  /** Confirms the open dialog. Where the plan no longer fits, the new one is shown and nothing has been done. */
  async confirm() {
    const dialog = this.dialog;
    dialog.busy = true;
    this.#changed();
    const asked = { command: dialog.command, bot: dialog.bot, ticket: dialog.plan.ticket, typed: dialog.typed };
    const problem = await this.#give(asked);
    dialog.busy = false;
    if (problem?.status === 409) {
      dialog.say = problem.message;
      if (problem.body?.plan) {
        dialog.plan = problem.body.plan;
        dialog.until = performance.now() + (dialog.plan.validMs ?? 30_000);
      } else {
        await this.renew();
      }
    } else if (problem) {
      dialog.say = problem.message;
    } else {
      this.dialog = null;
    }
    this.#changed();
  }

  /** A row of the channel commands: how the latest one went on. */
  heard(row) {
    if (this.latest && row.id === this.latest.id) {
      this.latest.state = row.state;
      this.latest.say = row.say ?? '';
      this.#changed();
    }
  }

  dismiss() {
    this.latest = null;
    this.#changed();
  }

  /**
   * After an interruption: whether the command that was under way has arrived. It is never sent again by itself.
   */
  async settle() {
    const latest = this.latest;
    if (!latest || (latest.state !== 'unknown' && !WAITING.includes(latest.state))) {
      return;
    }
    try {
      Object.assign(latest, await this.#session.get(`/commands/${latest.id}`));
    } catch (problem) {
      if (problem.status === 404) {
        latest.state = 'failed';
        latest.say = 'did not arrive; nothing was done';
      }
    }
    this.#changed();
  }

  async #give(asked) {
    const id = ulid();
    const latest = { id, command: asked.command, bot: asked.bot, state: 'sent', say: '' };
    this.latest = latest;
    this.#changed();
    try {
      const { state, say } = await this.#session.post('/commands', { id, ...asked });
      if (WAITING.includes(latest.state) || latest.state === 'sent') {
        latest.state = state;
        latest.say = say ?? '';
      }
      return null;
    } catch (problem) {
      if (!(problem instanceof ApiError)) {
        throw problem;
      }
      latest.state = problem.status === 0 ? 'unknown' : 'failed';
      latest.say = problem.status === 0 ? 'it is not known whether this arrived' : problem.message;
      if (problem.status === 403) {
        await this.#session.ask();
      }
      return problem;
    } finally {
      this.#changed();
    }
  }
}
