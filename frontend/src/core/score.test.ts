import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesOf, score, wrap, type Played } from './score';

const spacing = { margin: 80, width: 1000, lane: 80, tight: 60, row: 22 };
const on = (day: string) => ({ edtf: day, first: day, last: day });
const sides: Record<string, string> = { gromyko: 'USSR', alekseev: 'USSR', mikoyan: 'USSR', castro: 'Cuba', uthant: 'UN', kennedy: 'US' };
const sideOf = (id: string) => sides[id] ?? '';
const said = (id: string, day: string, from: string[], to: string[]): Played => ({ id, entry: id, kind: 'message', from, to, with: [], date: on(day) });
const talk = (id: string, day: string, ...people: string[]): Played => ({ id, entry: id, kind: 'conversation', from: [], to: [], with: people, date: on(day) });

describe('score', () => {
  const acts = [said('1', '1962-10-27', ['gromyko'], ['alekseev']), said('2', '1962-10-27', ['gromyko'], ['castro']), talk('3', '1962-11-01', 'mikoyan', 'uthant'), said('4', '1962-11-02', ['kennedy'], [])];
  const s = score(acts, sideOf, [], spacing);

  it('gives every actor a lane, sides together', () => {
    expect(s.lanes).toHaveLength(6);
    expect(s.groups.map((g) => g.side).sort()).toEqual(['Cuba', 'UN', 'US', 'USSR']);
    const ussr = s.lanes.map((l, i) => (l.side === 'USSR' ? i : -1)).filter((i) => i >= 0);
    expect((ussr.at(-1) ?? 0) - (ussr[0] ?? 0)).toBe(2);
  });
  it('a day is a band', () => expect(s.bands.map((b) => b.date.edtf)).toEqual(['1962-10-27', '1962-11-01', '1962-11-02']));
  it('a message without a recipient is open', () => expect(s.strokes.map((k) => k.open)).toEqual([false, false, false, true]));
  it('puts who has no lane in the last', () => {
    const narrow = score(acts, sideOf, ['kennedy'], { ...spacing, width: 400 });
    expect(narrow.others).toBe(3);
    expect(narrow.lanes.at(-1)?.id).toBeNull();
    expect(narrow.lanes.some((l) => l.id === 'kennedy')).toBe(true);
  });
  it('counts what passes among those without lanes, and does not draw it', () => {
    const few = score([...acts, talk('5', '1962-11-03', 'mikoyan', 'uthant')], sideOf, ['gromyko', 'castro', 'kennedy'], { ...spacing, width: 400 });
    expect(few.lanes.map((l) => l.id).sort()).toEqual(['castro', 'gromyko', 'kennedy', null]);
    expect(few.hidden).toBe(2);
    expect(few.strokes.map((k) => k.act.id)).toEqual(['1', '2', '4']);
    expect(few.bands.map((b) => b.date.edtf)).toEqual(['1962-10-27', '1962-11-02']);
    expect(s.hidden).toBe(0);
  });
  it('lets lanes stand closer where that is enough for everybody', () => {
    expect(score(acts, sideOf, [], { ...spacing, width: 80 + 6 * 60 }).others).toBe(0);
    expect(score(acts, sideOf, [], { ...spacing, width: 80 + 6 * 60 - 1 }).lanes).toHaveLength(4);
  });
  it('strokes of a row never run over each other, and stay in their day', () => {
    const person = fc.constantFrom(...Object.keys(sides));
    const act = fc.record({ day: fc.integer({ min: 1, max: 4 }), from: person, to: fc.uniqueArray(person, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (list) => {
        const sorted = [...list].sort((a, b) => a.day - b.day).map((a, i) => said(String(i), `1962-10-0${a.day}`, [a.from], a.to));
        const { strokes, bands } = score(sorted, sideOf, [], spacing);
        expect(strokes).toHaveLength(sorted.length);
        for (const a of strokes) {
          const band = bands.find((b) => b.date.edtf === a.act.date.edtf);
          expect(band && a.y > band.y && a.y < band.y + band.height).toBe(true);
          expect(a.points).toHaveLength(a.act.from.length + a.act.to.length);
          for (const b of strokes) if (a !== b && a.y === b.y) expect(a.right < b.left || b.right < a.left).toBe(true);
        }
      }),
    );
  });
  it('names a party once', () => expect(partiesOf(said('1', '1962-10-27', ['gromyko'], ['gromyko', 'castro']))).toEqual(['gromyko', 'castro']));
});

describe('wrap', () => {
  it.each([
    ['Mikoyan', ['Mikoyan']],
    ['Soviet Foreign Ministry', ['Soviet', 'Foreign', 'Ministry']],
    ['U Thant', ['U Thant']],
    ['Organisationsausschuss der Partei in Wien', ['Organisat…', 'der Partei', 'in Wien']],
    ['one two three four five six seven eight', ['one two', 'three four', 'five six…']],
  ])('%s', (label, want) => {
    expect(wrap(label, 10, 3)).toEqual(want);
  });
});
