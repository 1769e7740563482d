/** What scrolls an element: the column it stands in, or where that is as tall as its matter, the page. */
export interface Port {
  /** Where the visible part begins on the screen, and how tall it is; px. */
  top: number;
  height: number;
  /** Scrolls on by so many px. */
  by: (dy: number) => void;
}

/** The port of an element as it is now; a change of the window's size may change it. */
export function portOf(el: HTMLElement): Port {
  const column = el.closest<HTMLElement>('.scroller');
  if (!column || getComputedStyle(column).overflowY === 'visible') {
    return { top: 0, height: innerHeight, by: (dy) => scrollBy({ top: dy, behavior: 'instant' }) };
  }
  return { top: column.getBoundingClientRect().top, height: column.clientHeight, by: (dy) => column.scrollBy({ top: dy, behavior: 'instant' }) };
}
