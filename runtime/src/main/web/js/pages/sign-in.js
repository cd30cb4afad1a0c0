// The one page for who has no session. The token is posted once and not kept.

import { html, nothing } from 'lit-html';
import { plain } from '../format.js';

const local = { say: '', busy: false };

const OF_A_RUN = html`Sign in with a token of this runtime. The first start has written them to <code>web</code> in its data directory; <code>jackstay run --open</code> signs in by itself.`;

async function submit(event, app) {
  event.preventDefault();
  const input = event.target.querySelector('input');
  local.busy = true;
  local.say = '';
  app.redraw();
  try {
    const answer = await app.enter({ token: input.value.trim() });
    local.say = answer === 'in' ? '' : 'The session did not begin: does this browser take cookies of this page?';
  } catch (problem) {
    local.say = problem.status === 401 ? 'No token is like that.' : problem.status === 429 ? 'Too many tries; wait a little.' : problem.message;
  }
  input.value = '';
  local.busy = false;
  app.redraw();
}

export const signIn = (app) => html`<main class="signin" id="main"><form class="panel" @submit=${(event) => submit(event, app)}>
  <h1>Jackstay</h1>
  <p class="dim">${app.whereTokensAre ?? OF_A_RUN}</p>
  <label>Token<input type="password" name="token" autocomplete="current-password" spellcheck="false" autofocus required></label>
  ${local.say ? html`<p class="bad" role="alert">■ ${plain(local.say)}</p>` : nothing}
  <button class="btn main" type="submit" ?disabled=${local.busy}>Sign in</button>
</form></main>`;
