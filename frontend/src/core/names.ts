// Names of sides and figures, as the page prints them.

import { text } from './text';

/** The sides that have a colour of their own. */
export type SideKey = 'us' | 'ussr' | 'cuba' | 'un' | 'china' | 'other' | 'unknown';

const keys: Record<string, SideKey> = {
  'United States': 'us',
  USSR: 'ussr',
  'Soviet Union': 'ussr',
  Cuba: 'cuba',
  China: 'china',
  'United Nations': 'un',
};

/** Which colour a side is drawn in. */
export function sideKey(side: string): SideKey {
  return side === '' ? 'unknown' : (keys[side] ?? 'other');
}

/** A side's short name, "" where it is unknown. */
export function shortSide(side: string): string {
  return text.sides[side] ?? side;
}

/** Made at first use, since the catalogue that names the locale prints figures itself. */
const formatter = (options: Intl.NumberFormatOptions) => {
  let made: Intl.NumberFormat | undefined;
  return () => (made ??= new Intl.NumberFormat(text.locale, options));
};
const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const integer = formatter({});
const percent = formatter({ style: 'percent', ...tenths });
const signed = formatter({ signDisplay: 'exceptZero', ...tenths });
const signedPercent = formatter({ style: 'percent', signDisplay: 'exceptZero', ...tenths });

/** With thin spaces: between thousands, and before the per cent sign. */
function thin(f: Intl.NumberFormat, x: number): string {
  return f
    .formatToParts(x)
    .map(({ type, value }) => (type === 'group' ? '\u2009' : type === 'percentSign' ? `\u2009${value}` : type === 'minusSign' ? '\u2212' : type === 'literal' ? value.trim() : value))
    .join('');
}

/** A share of one as per cent, to one decimal; what would round to none, but is some, is less than the least. */
export function share(x: number): string {
  return x > 0 && x < 0.0005 ? `<${thin(percent(), 0.001)}` : thin(percent(), x);
}

/** By how much something rose, or fell, to one decimal; of shares in per cent. */
export function rise(x: number, ofShare: boolean): string {
  return thin(ofShare ? signedPercent() : signed(), x);
}

/** A number with its thousands parted by a thin space. */
export function figure(n: number): string {
  return thin(integer(), n);
}
