// Names of sides and figures, as the page prints them.

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

const shorts: Record<string, string> = {
  'United States': 'US',
  'United Nations': 'UN',
  'United Kingdom': 'UK',
  'Soviet Union': 'USSR',
};

/** A side's short name, "" where it is unknown. */
export function shortSide(side: string): string {
  return shorts[side] ?? side;
}

const integer = new Intl.NumberFormat('en-GB');

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A share of one as per cent, to one decimal; what would round to none, but is some, is less than the least. */
export function share(x: number): string {
  return (x > 0 && x < 0.0005 ? `<${percent.format(0.001)}` : percent.format(x)).replace('%', '\u2009%');
}

const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signedPercent = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero', style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** By how much something rose, or fell, to one decimal; of shares in per cent. */
export function rise(x: number, ofShare: boolean): string {
  return (ofShare ? signedPercent : signed).format(x).replace('-', '\u2212').replace('%', '\u2009%');
}

/** A number with its thousands parted by a thin space. */
export function figure(n: number): string {
  return integer.format(n).replaceAll(',', '\u2009');
}
