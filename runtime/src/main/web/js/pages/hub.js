// Bots of all runtimes that send heartbeats, by group and role. Whether one is online says the hub, by the time of arrival.

import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { listDialog } from '../dialog.js';
import { age, gain, money, num, percent, plain, signed, tone } from '../format.js';
import { name, position, shape, stateOf, unit } from '../parts.js';

const ROLES = { BP: 0, L1: 1, L2: 2 };

const local = { pruning: false, token: false, say: '' };

/** What a bot may say of itself that a reader must not take for a bot that trades. */
const STATES = ['failed', 'halted', 'paused', 'stopping', 'stopped', 'starting'];
/** So many positions stand on a card; how many more there are is said. */
const SHOWN = 3;

/** Whether it is heard of comes before what it said; a halt is one whatever else it says. */
function stateName(card) {
  if (!card.online) {
    return 'offline';
  }
  const state = String(card.state ?? '').toLowerCase();
  if (state === 'failed' || !card.halt) {
    return STATES.includes(state) ? state : 'online';
  }
  return 'halted';
}

const positions = (card, gone) => html`${card.positions
  .slice(0, SHOWN)
  .map((each) => html`<span class="nw">${gone ? html`<span class="faint">${signed(each.position)}</span>${unit(each.base)}` : position(each.position, each.base)}</span> `)}${card.positions.length > SHOWN ? html`<span class="faint nw">and ${card.positions.length - SHOWN} more</span>` : nothing}`;

const beats = (card) =>
  html`<div class="pulse" role="img" aria-label=${`last ${card.beats.length} heartbeats, ${card.beats.filter((beat) => !beat).length} missed`}>${card.beats.map((beat) => html`<i class=${beat ? '' : 'miss'}></i>`)}</div>`;

/** @param since milliseconds since the hub has said so */
const heard = (card, since) =>
  card.online ? `${age(card.ageMs + since)} of ${age(card.intervalMs)}` : `last seen ${age(card.ageMs + since)} ago`;

const cardOf = (id, card, commonVersion, since) => {
  const state = stateName(card);
  const gone = state === 'offline';
  return html`<article class="card ${gone ? 'off' : ''}" aria-label=${`${plain(id)}, ${card.paper ? 'paper, ' : ''}${state}`} tabindex="0" data-row>
    <div class="row">${card.role ? html`<span class="chip">${plain(card.role)}</span>` : nothing}<b class="cut grow">${name(id)}</b>${card.paper ? html`<span class="chip">paper</span>` : nothing}${stateOf(state)}</div>
    <div class="row"><span class=${card.positions.length > 1 ? 'several' : 'big'}>${positions(card, gone)}</span><span class="dim cut" title=${plain(card.venue ?? '')}>${plain(card.venue ?? '')}</span></div>
    <div class="row dim"><span>balance <span class=${gone ? '' : 'b'}>${money(card.balance)}</span>${unit(card.asset)}</span><span>unreal. <span class=${gone ? '' : tone(card.unrealized)}>${gain(card.unrealized)}</span></span></div>
    ${beats(card)}
    <div class="row faint"><span class=${gone ? 'bad' : ''}>${heard(card, since)}</span><span>${card.latencyMs === null ? '' : `${num(card.latencyMs)} ms`}</span><span class="cut" title=${plain(card.host ?? '')}>${plain(card.host ?? '')}</span><span class=${card.version === commonVersion ? '' : 'warn'}>${plain(card.version ?? '')}</span></div>
    ${card.halt ? html`<div class=${gone ? '' : 'bad'}>■ ${plain(card.halt)}</div>` : card.sentence ? html`<div class="faint cut" title=${plain(card.sentence)}>${plain(card.sentence)}</div>` : nothing}
  </article>`;
};

/** Why the net of a group can't be relied on. */
function unsureSay(sum) {
  const why = [
    sum.silent > 0 ? `${sum.silent} silent longer than twice its interval` : '',
    sum.still > 0 ? `${sum.still} not running` : '',
    sum.unknown > 0 ? `of ${sum.unknown} the position is not known` : '',
    sum.nets.length === 0 && sum.unknown === 0 ? 'some name what they hold and some do not' : '',
  ];
  const last = sum.nets.length > 0 ? ' The last position that was heard is counted.' : '';
  return `Net is not known for sure: ${why.filter((each) => each !== '').join(', ')}.${last}`;
}

const netOf = (sum) => (each) => html`<span class="dim nw">net <b class=${sum.unsure ? 'warn' : ''}>${signed(each.net)}</b>${unit(each.base)}</span><span class="dim hide-s nw">imbalance ${percent(each.imbalance, 1)}</span>`;

/** What its bots hold together; paper is never added to what is held with money. */
const sumOf = (sum) => html`${sum.onPaper ? html`<span class="chip">paper</span>` : nothing}${sum.nets.length === 0 ? html`<span class="dim">net <b class="warn">not known</b></span>` : sum.nets.map(netOf(sum))}${sum.paper > 0 ? html`<span class="faint nw">without ${sum.paper} on paper</span>` : nothing}`;

function block(group, cards, sums, version, since) {
  const silent = sums ? sums.online < sums.of : cards.some(([, card]) => !card.online);
  const online = sums?.online ?? cards.filter(([, card]) => card.online).length;
  return html`<section class="panel" aria-label=${group === '' ? 'Without a group' : plain(group)}>
    <header class="wrap"><h2 class="cut">${group === '' ? 'Without a group' : name(group)}</h2><span class="tag ${silent ? 'warn' : ''}">${silent ? '▲ ' : ''}${online} of ${sums?.of ?? cards.length} online</span><span class="grow"></span>
      ${group !== '' && sums ? sumOf(sums) : nothing}</header>
    ${group !== '' && sums?.unsure ? html`<div class="body warn">▲ ${unsureSay(sums)}</div>` : nothing}
    <div class="flush"><div class="cards ${group === '' ? 'four' : ''}">${repeat(cards, ([id]) => id, ([id, card]) => cardOf(id, card, version, since))}</div></div>
  </section>`;
}

/** The version that most of them run: another one is shown yellow. */
function common(cards) {
  const counts = new Map();
  cards.forEach(([, card]) => counts.set(card.version, (counts.get(card.version) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

async function prune(app) {
  try {
    const answer = await app.session.post('/admin/prune', {});
    local.say = `pruned: ${answer.pruned.map(plain).join(', ') || 'none'}`;
  } catch (problem) {
    local.say = problem.message;
  }
  local.pruning = false;
  await app.refresh();
}

function pruneDialog(offline, app) {
  const close = () => {
    local.pruning = false;
    app.redraw();
  };
  return listDialog(
    local.pruning,
    'Prune offline bots',
    html`<p>Takes these off the page until they are heard of again. Nothing is sent to them.</p>
      <ul>${offline.map(([id, card]) => html`<li>${name(id)} <span class="faint">${heard(card, app.since)}</span></li>`)}</ul>
      <div class="end"><button class="btn" type="button" @click=${close}>Leave them</button><button class="btn solid" type="button" @click=${() => prune(app)}>Prune ${offline.length}</button></div>`,
    close,
  );
}

function tokenDialog(app) {
  const close = () => {
    local.token = false;
    app.redraw();
  };
  const save = async (event) => {
    const input = event.target.closest('form').querySelector('input');
    const token = input.value.trim();
    input.value = '';
    if (token === '') {
      return;
    }
    try {
      local.say = (await app.enter({ token })) === 'in' ? 'signed in' : 'not signed in';
    } catch (problem) {
      local.say = problem.status === 401 ? 'no token is like that' : problem.message;
    }
    close();
  };
  return listDialog(
    local.token,
    'Set token',
    html`<p>A token with the role <b>control</b> may prune. It becomes a session of this browser; the page does not keep it.</p>
      <label>Token<input type="password" autocomplete="off" spellcheck="false"></label>
      <div class="end"><button class="btn" type="button" @click=${close}>Close</button><button class="btn main" type="submit" @click=${save}>Sign in</button></div>`,
    close,
  );
}

const none = html`<section class="panel"><div class="empty"><b>No heartbeat has arrived</b><span>The hub listens. Point a runtime at it and it appears here by itself:</span>
  <code>jackstay { hub { url = "https://this-host:8788", token = \${HUB_TOKEN} } }</code>
  <span class="faint">Bots of other programs may send <code>POST /ingest/NAME</code> with the header x-auth-token. See docs/hub.md.</span></div></section>`;

function groupsOf(bots) {
  const groups = new Map();
  bots.forEach(([id, card]) => groups.set(card.group ?? '', [...(groups.get(card.group ?? '') ?? []), [id, card]]));
  return [...groups].sort(([a], [b]) => (a === '') - (b === '') || a.localeCompare(b));
}

const place = (role) => (Object.hasOwn(ROLES, role ?? '') ? ROLES[role] : 9);

const byRole = ([a, x], [b, y]) => place(x.role) - place(y.role) || a.localeCompare(b);

/** @param app {data, since, session, refresh(), enter(secret), redraw()} */
export function view(app) {
  const bots = Object.entries(app.data.bots);
  const offline = bots.filter(([, card]) => !card.online);
  const version = common(bots);
  return html`<div class="bothead"><h1>Hub</h1>
      <span class="dim">${bots.length} bots, <b>${bots.length - offline.length} online</b>${offline.length > 0 ? html`, <span class="bad">${shape('offline')} ${offline.length} offline</span>` : nothing}</span>
      <span class="faint hide-s">online: heard within twice its own interval, by the hub's clock</span>
      <span class="faint" role="status">${local.say}</span>
      <span class="actions">
        <button class="btn" type="button" title="every 2 s by itself" @click=${() => app.refresh()}>Refresh</button>
        <button class="btn" type="button" ?disabled=${offline.length === 0 || !app.session.mayTrade} @click=${() => { local.pruning = true; app.redraw(); }}>Prune offline (${offline.length})…</button>
        <button class="btn" type="button" @click=${() => { local.token = true; app.redraw(); }}>Set token…</button>
      </span></div>
    ${bots.length === 0 ? none : groupsOf(bots).map(([group, cards]) => block(group, cards.sort(byRole), app.data.groups[group], version, app.since))}
    ${pruneDialog(offline, app)}${tokenDialog(app)}`;
}
