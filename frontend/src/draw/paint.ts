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
}

/** Reads the paint that holds at an element, in the appearance of the moment. */
export function paintAt(el: HTMLElement): Paint {
  const probe = document.createElement('i');
  probe.hidden = true;
  el.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const paint: Paint = {
    paper: read('leaf'),
    ink: read('ink'),
    quiet: read('quiet'),
    rule: read('rule'),
    accent: read('accent'),
    sans: getComputedStyle(el).getPropertyValue('--sans') || 'sans-serif',
    sides: { us: read('us'), ussr: read('ussr'), cuba: read('cuba'), un: read('un'), other: read('other'), unknown: read('unknown') },
  };
  probe.remove();
  return paint;
}
