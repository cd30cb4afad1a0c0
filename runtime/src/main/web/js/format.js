// How values look. Money, prices and sizes are decimal strings and stay so: they are cut and grouped as text, never as floats.

export const MINUS = '\u2212';
export const NONE = '–';

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function absent(value) {
  return value === null || value === undefined || value === '';
}

function group(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Sign, digits before and digits behind the point of a decimal string, rounded half away from zero to so many places. */
function split(text, places) {
  const found = DECIMAL.exec(text);
  if (!found) {
    return null;
  }
  const [, sign, whole, fraction = ''] = found;
  if (places === undefined || fraction.length <= places) {
    const padded = places === undefined ? fraction : fraction.padEnd(places, '0');
    return { sign, whole: whole.replace(/^0+(?=\d)/, ''), fraction: padded };
  }
  let scaled = BigInt(whole + fraction.slice(0, places));
  if (fraction[places] >= '5') {
    scaled += 1n;
  }
  const digits = scaled.toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return { sign, whole: digits.slice(0, cut), fraction: digits.slice(cut) };
}

function show(text, places, plus) {
  const number = split(String(text), places);
  if (!number) {
    return plain(text);
  }
  const zero = /^0*$/.test(number.whole + number.fraction);
  const sign = zero ? '' : number.sign === '-' ? MINUS : plus;
  return sign + group(number.whole) + (number.fraction ? '.' + number.fraction : '');
}

/** A decimal string with thousands apart: all of its digits, or so many places. */
export function num(value, places) {
  return absent(value) ? NONE : show(value, places, '');
}

/** The same with a sign in front of what is more than nothing. */
export function signed(value, places) {
  return absent(value) ? NONE : show(value, places, '+');
}

/** 1, -1 or 0, told from the text. */
export function sign(value) {
  if (absent(value) || /^[+-]?0*(\.0*)?$/.test(String(value))) {
    return 0;
  }
  return String(value).startsWith('-') ? -1 : 1;
}

/** The class of a gain or a loss. */
export function tone(value) {
  return ['loss', '', 'gain'][sign(value) + 1];
}

/** The class of a long or a short. */
export function side(value) {
  return ['sell', 'faint', 'buy'][sign(value) + 1];
}

/** A fraction as a percentage; of numbers that are not money. */
export function percent(value, places = 0) {
  return absent(value) ? NONE : `${(value * 100).toFixed(places).replace('-', MINUS)} %`;
}

/** Below ten cents four places, else two: 0.0042, 12.30. */
const moneyPlaces = (value) => (sign(value) !== 0 && /^[+-]?0\.0/.test(String(value)) ? 4 : 2);

export const money = (value) => num(value, moneyPlaces(value));

/** The same with a sign. */
export const gain = (value) => signed(value, moneyPlaces(value));

/** An amount as a rule words it, such as -0.60834015 USDC: money has two places, whatever else a rule says stays. */
export function amount(text) {
  const found = /^([+-]?\d+\.\d{3,}) ([A-Za-z]+)$/.exec(text ?? '');
  return found ? `${money(found[1])} ${found[2]}` : plain(text).replace(/^-(?=\d)/, MINUS);
}

/** What a venue calls a market, without the venue: BTC-USDC-PERP of hyperliquid:BTC-USDC-PERP. */
export const symbol = (market) => plain(String(market ?? '').replace(/^[^:]*:/, ''));

/** An age in the largest unit that makes sense, two figures: 0.2 s, 48 s, 12 min, 3.4 h, 6 d. */
export function age(ms) {
  if (absent(ms)) {
    return NONE;
  }
  const s = Math.max(0, ms) / 1000;
  if (s < 10) {
    return `${s.toFixed(1)} s`;
  }
  if (s < 100) {
    return `${s.toFixed(0)} s`;
  }
  if (s < 5_400) {
    return `${(s / 60).toFixed(0)} min`;
  }
  return s < 86_400 ? `${(s / 3600).toFixed(1)} h` : `${(s / 86_400).toFixed(0)} d`;
}

/** Bytes in the largest unit of 1,000 that makes sense. */
export function bytes(value) {
  if (absent(value)) {
    return NONE;
  }
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let at = 0;
  let left = Number(value);
  while (left >= 1000 && at < units.length - 1) {
    left /= 1000;
    at++;
  }
  return `${left.toFixed(at === 0 || left >= 100 ? 0 : 1)} ${units[at]}`;
}

function iso(at) {
  return absent(at) ? null : new Date(Number(at)).toISOString();
}

export const clock = (at) => iso(at)?.slice(11, 19) ?? NONE;
export const minute = (at) => iso(at)?.slice(11, 16) ?? NONE;
export const day = (at) => iso(at)?.slice(0, 10) ?? NONE;

/** Day and time in UTC, and where the reader is: for titles. */
export function bothTimes(at) {
  const utc = iso(at);
  return utc ? `${utc.slice(0, 10)} ${utc.slice(11, 23)} UTC\n${new Date(Number(at)).toLocaleString()} here` : '';
}

/** The time where it is of today, else the day with it. */
export function moment(at, now) {
  return day(at) === day(now) ? clock(at) : `${day(at).slice(5)} ${minute(at)}`;
}

/** Control, bidi and zero-width characters made visible: a name cannot disguise itself. */
export function plain(text) {
  return String(text ?? '').replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (c) => `\u27e8${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`,
  );
}

/** A state of the wire as words: partially_filled. */
export function words(text) {
  return plain(text).replaceAll('_', ' ');
}
