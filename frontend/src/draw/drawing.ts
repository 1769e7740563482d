// What every way of drawing the network offers and asks for.

import type { Places, Scene } from '../core/scene';

/** What stands out. */
export interface Emphasis {
  chosen: readonly string[];
  hovered: string | null;
  /** A chain of actors that is lit as a whole; empty where none is. */
  route: readonly string[];
  /** What a day that is played lights: its actors, and its ties as "a-b"; null where none is played. */
  day: { actors: ReadonlySet<string>; ties: ReadonlySet<string> } | null;
}

/** What a drawing tells of what is done to it. */
export interface Handlers {
  /** An actor was chosen; more asks for one besides the others. */
  actor: (id: string, more: boolean) => void;
  tie: (a: string, b: string) => void;
  nothing: () => void;
  hover: (id: string | null) => void;
}

/** A network on the screen. */
export interface Drawing {
  show: (scene: Scene, places: Places) => void;
  emphasise: (emphasis: Emphasis) => void;
  fit: () => void;
  zoom: (factor: number) => void;
  destroy: () => void;
}
