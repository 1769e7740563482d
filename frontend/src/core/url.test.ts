import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steps } from './course';
import { dayOf } from './dates';
import { format, linksOf, parse } from './url';
import { acts, chooseActor, chooseTie, figures, folds, kinds, pages, panes, questions, startView, type View } from './view';

const id = fc.bigInt(1n, 999_999_999_999n).map(String);
const day = fc.integer({ min: -700_000, max: 2_900_000 }).map(dayOf);
const orNull = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null });
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const some = <T>(all: readonly T[]) => fc.subarray([...all]);

const view: fc.Arbitrary<View> = fc
  .record({
    collection: orNull(id),
    page: fc.constantFrom(...pages),
    entry: orNull(id),
    from: orNull(day),
    to: orNull(day),
    actors: fc.uniqueArray(id, { maxLength: 2 }),
    sender: orNull(id),
    recipient: orNull(id),
    kinds: some(kinds),
    words: fc.string({ unit: 'grapheme', maxLength: 40 }).map((s) => s.trim()),
    acts: some(acts),
    steps: fc.integer({ min: 0, max: 6 }),
    comentions: fc.boolean(),
    fold: fc.constantFrom(...folds),
    ends: fc.uniqueArray(fc.oneof(id, fc.string({ minLength: 1, maxLength: 20 }).filter((s) => !/[\n\r\u2028\u2029]/.test(s)).map((s) => `s:${s}`), fc.constant('o:White House')), { maxLength: 2 }),
    certain: fc.boolean(),
    strict: fc.boolean(),
    backward: fc.boolean(),
    timeless: fc.boolean(),
    part: fc.integer({ min: 1, max: 1_000_000 }),
    step: orNull(fc.constantFrom(...steps)),
    pane: fc.constantFrom(...panes),
    table: fc.boolean(),
    embed: fc.boolean(),
    at: orNull(day),
    zoom: orNull(span),
    question: fc.constantFrom(...questions),
    by: fc.constantFrom(...figures),
    first: orNull(span),
    then: orNull(span),
    days: fc.integer({ min: 1, max: 100_000 }),
    least: fc.integer({ min: 1, max: 10_000 }),
  })
  .map((v) => ({
    ...v,
    ...(v.from !== null && v.to !== null && v.from > v.to ? { from: v.to, to: v.from } : {}),
    ...(v.fold === 'nothing' || v.actors.length > 0 ? { ends: [] } : {}),
    ...(v.collection === null ? { page: 'chronology' as const, entry: null } : {}),
  }));

describe('the address', () => {
  it('parse undoes format', () => {
    fc.assert(fc.property(view, (v) => { expect(parse(format(v))).toEqual(v); }));
  });
  it('what is as at the start is not in it', () => {
    expect(format(startView)).toBe('/');
    expect(format({ ...startView, collection: '1' })).toBe('/c/1');
  });
  it('reads as words', () => {
    expect(format({ ...startView, collection: '1', page: 'network', from: '1962-10-27', to: '1962-11-01', actors: ['12', '7'], zoom: { from: '1962-10-01', to: '1962-12-31' } })).toBe(
      '/c/1/network?from=1962-10-27&to=1962-11-01&actor=12&actor=7&zoom=1962-10-01/1962-12-31',
    );
  });
  it.each([
    ['/c/1?from=1962-31-31&kind=gossip&steps=99&pane=cellar&actor=x&zoom=1/2', '/c/1'],
    ['/c/1/questions?question=why&by=charm&first=1962-11-01/1962-10-01&then=x&days=0&least=1.5&step=aeon', '/c/1/questions'],
    ['/c/none/entry/3', '/'],
    ['/nowhere', '/'],
    ['/c/1?from=1962-11-01&to=1962-10-27', '/c/1?from=1962-10-27&to=1962-11-01'],
    ['/c/1?actor=1&actor=1&actor=2&actor=3', '/c/1?actor=1&actor=2'],
  ])('%s is shown as %s', (given, want) => {
    expect(format(parse(given))).toBe(want);
  });
  it('never fails', () => {
    fc.assert(fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => { parse(`/${path}?${query}`); }));
  }, 30_000);
});

describe('linksOf', () => {
  it('gives the addresses that format gives', () => {
    fc.assert(
      fc.property(view, id, id, (v, a, b) => {
        const links = linksOf(v);
        expect(links.actor(a)).toBe(format(chooseActor(v, a)));
        expect(links.tie(a, b)).toBe(format(chooseTie(v, a, b)));
        expect(links.tie(a, a)).toBe(format(chooseTie(v, a, a)));
        expect(links.entry(a)).toBe(format({ ...v, entry: a, pane: 'reading' }));
      }),
    );
  });
});
