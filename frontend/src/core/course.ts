// The course of a figure from window to window.

import { dayNumber, print, type Day } from './dates';

export const steps = ['day', 'week', 'month', 'year'] as const;
/** How long each window of a course is. */
export type Step = (typeof steps)[number];

const LENGTH: Record<Step, number> = { day: 1, week: 7, month: 30.4, year: 365.25 };
/** More windows than this nobody compares at a glance, and more than the API's 400 it refuses. */
const MANY = 62;
const MOST = 400;

/** The shortest step that parts these days into windows of which one takes in all at a glance. */
export function stepFor(first: Day, last: Day): Step {
  const days = dayNumber(last) - dayNumber(first) + 1;
  return steps.find((s) => days / LENGTH[s] <= MANY) ?? 'year';
}

/** The steps that the API takes for these days. */
export function stepsFor(first: Day, last: Day): Step[] {
  const days = dayNumber(last) - dayNumber(first) + 1;
  return steps.filter((s) => days / LENGTH[s] < MOST - 2);
}

/** Which windows an axis names, so that their names have room for least px each, and how. */
export function axis(windows: readonly { first: Day; last: Day }[], step: Step, width: number, least: number): { at: number; label: string }[] {
  const every = Math.max(1, Math.ceil((windows.length * least) / Math.max(width, 1)));
  return windows.flatMap((w, at) => {
    if (at % every !== 0) return [];
    const n = dayNumber(w.first);
    return [{ at, label: step === 'year' ? print.year(n) : step === 'month' ? print.monthYear(n) : print.dayMonth(n) }];
  });
}
