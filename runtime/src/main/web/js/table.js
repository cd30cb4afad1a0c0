// Tables: sorted by a header, and with many rows only those that are in view, so that a change in a cell moves nothing else.

import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';

const MANY = 60;
const ROW = 30;
const VIEW = 22;

/**
 * A column: {key, title, cell(row), cls, width, order(row)}. It can be sorted by when it has an order: a number or a text, of which
 * null comes last.
 */
const header = (column, sort, by) => {
  const mine = sort && sort.key === column.key;
  const direction = mine ? (sort.up ? 'ascending' : 'descending') : nothing;
  const arrow = mine ? (sort.up ? ' ↑' : ' ↓') : '';
  return html`<th class=${column.cls ?? ''} scope="col" aria-sort=${direction} title=${column.hint ?? nothing}>
    ${column.order && by ? html`<button type="button" @click=${() => by(column.key)}>${column.title}${arrow}</button>` : column.title}
  </th>`;
};

const body = (columns, rows, key, cls) =>
  repeat(
    rows,
    key,
    (row) => html`<tr class=${cls?.(row) ?? ''} data-key=${key(row)}>
      ${columns.map((column) => html`<td class="${column.cls ?? ''} ${column.tone?.(row) ?? ''}">${column.cell(row)}</td>`)}
    </tr>`,
  );

/** The rows in the order of a column. */
export function sorted(rows, columns, sort) {
  const column = sort && columns.find((each) => each.key === sort.key);
  if (!column?.order) {
    return rows;
  }
  const direction = sort.up ? 1 : -1;
  return rows.slice().sort((a, b) => {
    const x = column.order(a);
    const y = column.order(b);
    if (x === null || x === undefined || y === null || y === undefined) {
      return (x === null || x === undefined) - (y === null || y === undefined);
    }
    return direction * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)));
  });
}

/** The next order after a click on a header: another column, or the same the other way. */
export function resorted(sort, key) {
  return sort?.key === key ? { key, up: !sort.up } : { key, up: true };
}

/**
 * A table of rows.
 *
 * @param options key: a row's name; sort and by: how it is sorted and what a click on a header does; view: an object that keeps
 *     where a long table is scrolled to; redraw: called when it has been scrolled; caption: for listeners
 */
export function table(columns, rows, { key, sort = null, by = null, view = null, redraw = null, caption = '', cls = null }) {
  const head = html`<thead><tr>${columns.map((column) => header(column, sort, by))}</tr></thead>`;
  if (!view || rows.length <= MANY) {
    return html`<table aria-label=${caption}>${head}<tbody>${body(columns, rows, key, cls)}</tbody></table>`;
  }
  const first = Math.max(0, Math.min(view.first ?? 0, rows.length - VIEW));
  const shown = rows.slice(first, first + VIEW + 6);
  const scrolled = (event) => {
    const now = Math.max(0, Math.floor(event.target.scrollTop / ROW) - 2);
    if (now !== view.first) {
      view.first = now;
      redraw();
    }
  };
  const widths = columns.map((column) => html`<col class=${column.cls ?? ''} .style=${column.width ? `width:${column.width}px` : ''}>`);
  return html`<div class="many">
    <table class="fixed" aria-hidden="true"><colgroup>${widths}</colgroup>${head}</table>
    <div class="view" tabindex="0" role="region" aria-label=${caption} @scroll=${scrolled}>
      <div class="tall" .style=${`height:${rows.length * ROW}px`}>
        <table class="fixed" aria-label=${caption} aria-rowcount=${rows.length} .style=${`top:${first * ROW}px`}>
          <colgroup>${widths}</colgroup><tbody>${body(columns, shown, key, cls)}</tbody>
        </table>
      </div>
    </div>
  </div>`;
}
