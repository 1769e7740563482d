// Plain questions of the search box: "Mikoyan to Castro", "from Dobrynin after
// 23 Oct", "27 Oct 1962", and everything else as words.

import { readDate, type Window } from './dates';

/** What was asked for. A question is a date, or about messages, or words. */
export interface Question {
  /** The whole question is a date. */
  date: Window | null;
  from: string | null;
  to: string | null;
  /** Days that restrict a question about messages. */
  window: Window | null;
  words: string;
}

/** Reads a question. year completes days given without one. */
export function readQuestion(input: string, year?: number): Question {
  const words = input.trim().replace(/\s+/g, ' ');
  const q: Question = { date: readDate(words, year), from: null, to: null, window: null, words };
  if (q.date) return q;
  let rest = words;
  const window: Window = { from: null, to: null };
  for (let m; (m = /^(.*)\b(after|since|before|until|on|in) ([^,]+?)$/i.exec(rest)); ) {
    const days = readDate(m[3] ?? '', year);
    if (!days) break;
    const how = (m[2] ?? '').toLowerCase();
    if (how !== 'before' && how !== 'until') window.from = days.from;
    if (how !== 'after' && how !== 'since') window.to = days.to;
    rest = (m[1] ?? '').trim();
  }
  const between = /^(?:from )?(.+?) (?:to|→|->) (.+)$/i.exec(rest);
  const sender = /^from (.+)$/i.exec(rest);
  const recipient = /^to (.+)$/i.exec(rest);
  if (between) [q.from, q.to] = [between[1] ?? null, between[2] ?? null];
  else if (sender) q.from = sender[1] ?? null;
  else if (recipient) q.to = recipient[1] ?? null;
  if (window.from !== null || window.to !== null) q.window = window;
  return q;
}
