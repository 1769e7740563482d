import { untrack } from 'svelte';

/**
 * An answer that follows what it depends on. While a new one is under way the
 * old one stays, so that nothing jumps; slow turns true after 200 ms without
 * any. Must be made while a component is being set up.
 */
export class Loaded<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<unknown>(null);
  busy = $state(false);
  slow = $state(false);
  private attempt = $state(0);

  /** ask is called whenever what it reads changes; null asks for nothing. It must read its state before it returns. */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.attempt;
      const stop = new AbortController();
      const answer = ask(stop.signal);
      untrack(() => {
        this.problem = null;
        this.slow = false;
        this.busy = answer !== null;
      });
      if (answer === null) {
        this.data = null;
        return;
      }
      const timer = setTimeout(() => (this.slow = true), 200);
      const settle = () => {
        clearTimeout(timer);
        this.busy = false;
        this.slow = false;
      };
      answer.then(
        (data) => {
          if (stop.signal.aborted) return;
          this.data = data;
          settle();
        },
        (cause: unknown) => {
          if (stop.signal.aborted) return;
          this.problem = cause;
          this.data = null;
          settle();
        },
      );
      return () => {
        stop.abort();
        clearTimeout(timer);
      };
    });
  }

  again(): void {
    this.attempt++;
  }
}
