// <jk-chart .make=${(colours, axis) => option} .label=… .rows=…>: one canvas. The library comes when the first chart is there, a redraw
// at most once a second, and every chart can be read as a table.

import { html, render } from 'lit-html';
import { NONE } from './format.js';

const REDRAW_MS = 1_000;
/** Between two charts of one page: in one frame they would be one task, and what the reader does would wait for both. */
const APART_MS = 100;
const COLOURS = ['bg', 'panel', 'raise', 'line', 'line2', 'text', 'dim', 'faint', 'buy', 'sell', 'gain', 'loss', 'warn', 'act', 'buybg', 'sellbg', 'actbg'];

/** The shape of many horizontal lines, each three numbers: from, to, and its height. A path in words would have to be read again each time. */
export const RULES = 'rules';

let library = null;
let latestAt = -APART_MS;

async function loaded() {
  const echarts = await import('echarts');
  const buildPath = (ctx, { at }) => {
    for (let i = 0; i < at.length; i += 3) {
      ctx.moveTo(at[i], at[i + 2]);
      ctx.lineTo(at[i + 1], at[i + 2]);
    }
  };
  echarts.graphic.registerShape(RULES, echarts.graphic.extendShape({ shape: { at: [] }, buildPath }));
  return echarts;
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function axisOf(c, font) {
  return {
    axisLine: { lineStyle: { color: c.line2 } },
    axisTick: { show: false },
    axisLabel: { color: c.faint, fontSize: 11, fontFamily: font, hideOverlap: true },
    splitLine: { lineStyle: { color: c.line, width: 1 } },
    axisPointer: {
      lineStyle: { color: c.dim, type: 'dashed' },
      label: { backgroundColor: c.raise, color: c.text, borderColor: c.line2, borderWidth: 1, fontSize: 11, shadowBlur: 0 },
    },
  };
}

/** What changes the colours without a word of ours: the system's theme, and paper. */
const COLOURED = ['(prefers-color-scheme: light)', 'print'].map((query) => matchMedia(query));

class Chart extends HTMLElement {
  #make = null;
  #chart = null;
  #failed = false;
  #table = false;
  #drawnAt = -REDRAW_MS;
  #timer = null;
  #resized = null;
  #themed = () => this.#draw(true);

  height = 200;
  label = '';
  /** The figures as {head, rows}, made when they are asked for. */
  rows = null;

  /** Makes the option of the chart library from the colours of the theme; another one is drawn within a second. */
  set make(make) {
    if (make !== this.#make) {
      this.#make = make;
      this.#soon();
    }
  }

  async connectedCallback() {
    this.#render();
    addEventListener('themechange', this.#themed);
    COLOURED.forEach((query) => query.addEventListener('change', this.#themed));
    try {
      library ??= loaded();
      const echarts = await library;
      if (!this.isConnected || this.#chart) {
        return;
      }
      const box = this.querySelector('.canvas');
      this.#chart = echarts.init(box, null, { renderer: 'canvas', devicePixelRatio: Math.min(2, devicePixelRatio) });
      this.#resized = new ResizeObserver(() => this.#chart?.resize());
      this.#resized.observe(box);
      this.#turn(true);
    } catch {
      library = null;
      this.#failed = true;
      this.#render();
    }
  }

  disconnectedCallback() {
    removeEventListener('themechange', this.#themed);
    COLOURED.forEach((query) => query.removeEventListener('change', this.#themed));
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#resized?.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  #soon() {
    if (this.#chart && this.#timer === null) {
      const wait = Math.max(0, REDRAW_MS - (performance.now() - this.#drawnAt));
      this.#timer = setTimeout(() => this.#turn(false), wait);
    }
  }

  /** Draws when no other chart has a moment ago. */
  #turn(fresh) {
    const now = performance.now();
    const wait = latestAt + APART_MS - now;
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#turn(fresh), wait);
    } else {
      this.#timer = null;
      latestAt = now;
      this.#draw(fresh);
    }
  }

  #draw(fresh) {
    if (!this.#chart || !this.#make) {
      return;
    }
    this.#drawnAt = performance.now();
    this.querySelector('.canvas').setAttribute('aria-label', this.label);
    const c = colours();
    const font = getComputedStyle(document.body).fontFamily;
    const common = {
      animation: false,
      useUTC: true,
      textStyle: { fontFamily: font, fontSize: 11, color: c.text },
      // Drawn in the canvas: the library's other way writes markup and inline styles.
      tooltip: {
        renderMode: 'richText',
        trigger: 'axis',
        backgroundColor: c.raise,
        borderColor: c.line2,
        textStyle: { color: c.text, fontSize: 12, fontFamily: font },
        axisPointer: { type: 'cross' },
        confine: true,
      },
    };
    this.#chart.setOption({ ...common, ...this.#make(c, axisOf(c, font)) }, { notMerge: fresh, replaceMerge: ['series'], lazyUpdate: !fresh });
    if (fresh) {
      this.#chart.getZr().flush(); // A printer waits for no frame.
    }
    this.dataset.drawn = String(Number(this.dataset.drawn ?? 0) + 1);
    if (this.#table) {
      this.#render();
    }
  }

  #render() {
    render(this.#view(), this);
  }

  #view() {
    const box = html`<div class="canvas" role="img" aria-label=${this.label} .style=${`height:${this.height}px`} ?hidden=${this.#table || this.#failed}></div>`;
    if (this.#failed) {
      return html`${box}<p class="none">The chart library did not load. All numbers are in the tables without it.</p>`;
    }
    if (!this.rows) {
      return box;
    }
    const flip = () => {
      this.#table = !this.#table;
      this.#render();
      this.#chart?.resize();
    };
    return html`${box}${this.#table ? this.#asTable() : ''}<button class="astable" type="button" @click=${flip}>${this.#table ? 'as chart' : 'as table'}</button>`;
  }

  #asTable() {
    const { head, rows } = this.rows();
    return html`<div class="charttable" tabindex="0"><table><thead><tr>${head.map((cell) => html`<th class="r">${cell}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td class="r">${cell ?? NONE}</td>`)}</tr>`)}</tbody></table></div>`;
  }
}

customElements.define('jk-chart', Chart);
