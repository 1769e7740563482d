// Routes of a trace as they are read: each once, under all that is said of it.

interface Step { from: string; to: string; interaction: string }
interface Way { hops: Step[] }

export const distinctions = ['earliest', 'certain', 'fewest', 'latest'] as const;
export type Distinction = (typeof distinctions)[number];

/** The routes of a trace without repetition, each with its distinctions, in their order. */
export function distinctRoutes<T extends Way>(trace: Partial<Record<Distinction, T>>): { route: T; as: Distinction[] }[] {
  const list: { key: string; route: T; as: Distinction[] }[] = [];
  for (const name of distinctions) {
    const route = trace[name];
    if (!route) continue;
    const key = route.hops.map((h) => `${h.from}>${h.to}:${h.interaction}`).join(' ');
    const same = list.find((r) => r.key === key);
    if (same) same.as.push(name);
    else list.push({ key, route, as: [name] });
  }
  return list.map(({ route, as }) => ({ route, as }));
}

/** The actors of a route, in order. */
export function alongRoute(route: Way): string[] {
  const first = route.hops[0];
  return first ? [first.from, ...route.hops.map((h) => h.to)] : [];
}
