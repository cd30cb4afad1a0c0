// What is loaded, what it may do, what uses it, and what was refused and why.

import { html, nothing } from 'lit-html';
import { num, plain, words } from '../format.js';
import { botLink, nothingHere, panel, skeleton, stateOf } from '../parts.js';
import { resorted, sorted, table } from '../table.js';

const local = { sort: { key: 'name', up: true }, open: '' };

const hash = (plugin) => (plugin.sha256 ? html`<span class="mono" title=${plain(plugin.sha256)}>${plain(plugin.sha256.slice(0, 8))}</span>` : html`<span class="faint">–</span>`);

const list = (values) => ((values ?? []).length === 0 ? html`<span class="faint">none</span>` : values.map((value) => plain(value)).join(', '));

const state = (plugin) => (plugin.state === 'loaded' ? html`<span class="dim">loaded</span>` : html`${stateOf(plugin.state === 'refused' ? 'bad' : plugin.state, words(plugin.state))} ${plain(plugin.why ?? '')}`);

const columns = (app) => [
  { key: 'name', title: 'Plugin', cell: (plugin) => html`<button class="btn plain" type="button" aria-expanded=${local.open === plugin.id} @click=${() => { local.open = local.open === plugin.id ? '' : plugin.id; app.redraw(); }}><b>${plain(plugin.name ?? plugin.jar)}</b></button>`, order: (plugin) => plugin.name },
  { key: 'kind', title: 'Kind', cls: 'dim', cell: (plugin) => words(plugin.kind ?? ''), order: (plugin) => plugin.kind },
  { key: 'version', title: 'Version', cell: (plugin) => plain(plugin.version ?? '–'), order: (plugin) => plugin.version },
  { key: 'api', title: 'API', cls: 'p2 dim', cell: (plugin) => plain(plugin.api ?? '–') },
  { key: 'jar', title: 'Jar', cls: 'p2 dim', cell: (plugin) => plain(plugin.jar ?? '–'), order: (plugin) => plugin.jar },
  { key: 'hash', title: 'SHA-256', cls: 'p2', cell: hash },
  { key: 'may', title: 'Reaches for', cls: 'wrap', cell: (plugin) => list(plugin.may) },
  { key: 'bots', title: 'Used by', cls: 'wrap', cell: (plugin) => ((plugin.bots ?? []).length === 0 ? html`<span class="faint">none</span>` : plugin.bots.map((bot) => html`${botLink(bot)} `)) },
  { key: 'failures', title: 'Exceptions', cls: 'r', cell: (plugin) => html`<span class=${plugin.failures > 0 ? 'warn' : 'faint'}>${num(plugin.failures ?? null)}</span>`, order: (plugin) => plugin.failures ?? null },
  { key: 'state', title: 'State', cls: 'wrap', cell: state, order: (plugin) => plugin.state },
];

const card = (plugin) => html`<div class="botcard" data-row><span><b>${plain(plugin.name ?? plugin.jar)}</b> <span class="dim">${words(plugin.kind ?? '')}</span></span><span class="r dim">${plain(plugin.version ?? '')}</span>
  <span class="why">${state(plugin)}; reaches for: ${list(plugin.may)}${plugin.failures > 0 ? html`; ${num(plugin.failures)} exceptions` : nothing}</span></div>`;

function described(plugin) {
  return html`<div class="body"><div class="sub">Configuration of ${plain(plugin.name)}</div>${
    plugin.describe ? html`<pre class="mono">${plain(plugin.describe).replaceAll('\u27e8000A\u27e9', '\n')}</pre>` : nothingHere('See ', html`<code>jackstay plugins describe ${plain(plugin.name)}</code>`)
  }</div>`;
}

function view(route, app) {
  const data = app.store.data('plugins');
  if (!data) {
    return skeleton('Plugins');
  }
  const rows = (data.plugins ?? []).map((plugin, i) => ({ id: `${plugin.jar ?? ''}/${plugin.name ?? i}/${plugin.kind ?? ''}`, ...plugin }));
  const shown = columns(app);
  const order = sorted(rows, shown, local.sort);
  const by = (key) => {
    local.sort = resorted(local.sort, key);
    app.redraw();
  };
  const open = rows.find((plugin) => plugin.id === local.open);
  const body = rows.length === 0 ? nothingHere('No plugin is loaded.') : app.narrow ? order.map(card) : html`<div class="sideways">${table(shown, order, { key: (plugin) => plugin.id, sort: local.sort, by, caption: 'Plugins' })}</div>`;
  return html`<h1 class="sr">Plugins</h1>${panel('Plugins', `${rows.length}`, html`${body}${open ? described(open) : nothing}`, { flush: true })}`;
}

export const plugins = { id: 'plugins', nav: 'Plugins', title: () => 'Plugins', channels: () => ['plugins'], view };
