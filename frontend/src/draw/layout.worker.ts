import { place, type Bond, type Placed } from './layout';

/** What the page asks the worker, and by what number it knows the answer. */
export interface LayoutRequest {
  ticket: number;
  nodes: Placed[];
  bonds: Bond[];
  before: Map<string, readonly [number, number]>;
  aspect: number;
}

self.onmessage = (event: MessageEvent<LayoutRequest>) => {
  const { ticket, nodes, bonds, before, aspect } = event.data;
  const places = place(nodes, bonds, before, aspect);
  self.postMessage({ ticket, places }, { transfer: [places.buffer] });
};
