/** Whether an element is within margin px of what is visible, and its height at the time. */
interface Options {
  margin: number;
  change: (near: boolean, height: number) => void;
}

/** A Svelte action that reports when its element comes near the visible part of the column that scrolls it, and when it leaves. */
export function near(node: HTMLElement, options: Options) {
  const column = node.closest<HTMLElement>('.scroller');
  const scrolls = column !== null && getComputedStyle(column).overflowY !== 'visible';
  const observer = new IntersectionObserver(
    ([entry]) => {
      // What is not shown at all is neither near nor far: it stays as it was.
      if (entry && node.offsetParent !== null) options.change(entry.isIntersecting, entry.boundingClientRect.height);
    },
    { root: scrolls ? column : null, rootMargin: `${options.margin}px 0px` },
  );
  observer.observe(node);
  return {
    update(changed: Options) {
      options = changed;
    },
    destroy() {
      observer.disconnect();
    },
  };
}
