// Two steps for what trades: what will happen, in the runtime's words, and the name typed. The browser's own modal dialog keeps the
// focus inside, gives it back and closes at Esc.

import { html, nothing } from 'lit-html';
import { COMMANDS } from './commands.js';
import { plain } from './format.js';
import { name } from './parts.js';

/** Opens or closes the element after it has been drawn. */
export function keepOpen(root) {
  for (const dialog of root.querySelectorAll('dialog')) {
    const wanted = dialog.hasAttribute('data-open');
    if (wanted && !dialog.open) {
      dialog.showModal();
    }
    if (wanted && !dialog.contains(document.activeElement)) {
      (dialog.querySelector('input') ?? dialog.querySelector('button'))?.focus();
    } else if (!wanted && dialog.open) {
      dialog.close();
    }
  }
}

const secondsLeft = (dialog) => Math.max(0, Math.ceil((dialog.until - performance.now()) / 1000));

function plan(app, dialog) {
  const { plan } = dialog;
  const left = secondsLeft(dialog);
  const matches = !plan.type || dialog.typed === plan.type;
  return html`<p>${plain(plan.say ?? 'It will:')}</p>
    <ul>${(plan.steps ?? []).map((step) => html`<li>${plain(step)}</li>`)}</ul>
    ${plan.type ? html`<label>Type ${name(plan.type)} to confirm<input autocomplete="off" spellcheck="false" .value=${dialog.typed} @input=${(event) => { dialog.typed = event.target.value; app.redraw(); }}></label>` : nothing}
    ${dialog.say ? html`<p class="warn" role="alert">▲ ${plain(dialog.say)}</p>` : nothing}
    <div class="end">
      <span class=${left > 0 ? 'faint grow' : 'warn grow'}>${left > 0 ? `valid for ${left} s` : 'too old: things may have moved'}</span>
      <button class="btn" type="button" @click=${() => app.commands.close()}>${dialog.command === 'resume' ? 'Leave it' : 'Keep running'}</button>
      ${left > 0
        ? html`<button class="btn solid" type="submit" ?disabled=${!matches || dialog.busy}>${COMMANDS[dialog.command].label}</button>`
        : html`<button class="btn main" type="button" ?disabled=${dialog.busy} @click=${() => app.commands.renew()}>Look again</button>`}
    </div>`;
}

function waiting(app, dialog) {
  return html`<p class=${dialog.say ? 'bad' : 'dim'} role="status">${dialog.say ? `■ ${plain(dialog.say)}` : 'Asking the runtime what would happen'}</p>
    <div class="end"><button class="btn" type="button" @click=${() => app.commands.close()}>Close</button></div>`;
}

/** The dialog of a command, while one is open. */
export function commandDialog(app) {
  const { dialog } = app.commands;
  const submit = (event) => {
    event.preventDefault();
    if (dialog.plan && secondsLeft(dialog) > 0 && (!dialog.plan.type || dialog.typed === dialog.plan.type)) {
      app.commands.confirm();
    }
  };
  return html`<dialog aria-labelledby="dialog-title" ?data-open=${dialog !== null} @close=${() => app.commands.dialog && app.commands.close()}>
    ${dialog
      ? html`<form @submit=${submit}>
          <h2 id="dialog-title">${COMMANDS[dialog.command].label} ${name(dialog.bot)}</h2>
          ${dialog.plan ? plan(app, dialog) : waiting(app, dialog)}
        </form>`
      : nothing}
  </dialog>`;
}

/** A dialog of a page's own: a list to read before something is done. */
export const listDialog = (open, title, body, close) => html`<dialog aria-label=${title} ?data-open=${open} @close=${close}>
  ${open ? html`<form @submit=${(event) => event.preventDefault()}><h2>${title}</h2>${body}</form>` : nothing}
</dialog>`;
