// The colours and type of drawings, read from the page's stylesheet, so that a
// canvas looks like the page around it.

import type { SideKey } from '../core/names';

export interface Paint {
  paper: string;
  ink: string;
  quiet: string;
  rule: string;
  accent: string;
  sans: string;
  sides: Record<SideKey, string>;
  rgb: { paper: readonly [number, number, number] };
}

/** Reads the paint that holds at an element, in the appearance of the moment. */
export function paintAt(el: HTMLElement): Paint {
  const probe = document.createElement('i');
  probe.hidden = true;
  // Else a reader's forced colours make every token the same.
  probe.style.setProperty('forced-color-adjust', 'none');
  el.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const paper = read('leaf');
  const paint: Paint = {
    paper,
    ink: read('ink'),
    quiet: read('quiet'),
    rule: read('rule'),
    accent: read('accent'),
    sans: getComputedStyle(el).getPropertyValue('--sans') || 'sans-serif',
    sides: { us: read('us'), ussr: read('ussr'), cuba: read('cuba'), un: read('un'), china: read('china'), other: read('other'), unknown: read('unknown') },
    rgb: { paper: rgb(paper) },
  };
  probe.remove();
  return paint;
}

/** The channels of a computed colour, which browsers print as rgb(…). */
function rgb(color: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}

/** The colour laid over the paper as if it were so opaque. */
export function mix(paint: Paint, color: string, opacity: number): string {
  const over = rgb(color);
  const [r, g, b] = paint.rgb.paper.map((v, i) => Math.round(v + ((over[i] ?? 0) - v) * opacity));
  return `rgb(${r}, ${g}, ${b})`;
}
