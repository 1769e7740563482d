import { describe, expect, it } from 'vitest';
import { countKinds, filterOf, groupByDate, headlines, networkQuery, partiesOf, tellsOf, unwindowed } from './model';
import { startView, type Act } from './view';

const on = (day: string) => ({ edtf: day, first: day, last: day });
const act = (kind: Act, from: string[], to: string[], day: string | null, field = 'title') => ({
  kind, from: kind === 'message' ? from : [], to: kind === 'message' ? to : [], with: kind === 'message' ? [] : [...from, ...to], date: day ? on(day) : {}, field,
});

// The Kuznetsov cable: a telegram of 2 November that tells of a talk on the 1st and of one without a date.
const cable = [act('message', ['kuznetsov'], [], '1962-11-02'), act('conversation', ['mikoyan'], ['uthant'], '1962-11-01'), act('conversation', ['uthant'], ['castro'], null, 'abstract')];

describe('headlines', () => {
  it('at its own day, what its title says of that day', () => expect(headlines(on('1962-11-02'), false, cable)).toEqual([cable[0]]));
  it('at a day that it tells of, what it tells', () => expect(headlines(on('1962-11-01'), true, cable)).toEqual([cable[1]]));
  it('the abstract where the title says nothing', () => {
    const said = [act('message', ['a'], ['b'], '1962-11-02', 'abstract'), act('message', ['a'], ['c'], '1962-11-02', 'abstract')];
    expect(headlines(on('1962-11-02'), false, said)).toEqual([said[0]]);
  });
  it('says nothing twice', () => {
    const twice = [act('message', ['a'], ['b'], '1962-11-02'), act('message', ['a'], ['b'], '1962-11-02')];
    expect(headlines(on('1962-11-02'), false, twice)).toHaveLength(1);
  });
});

describe('tellsOf', () => {
  it('names other days only, once each', () => expect(tellsOf(on('1962-11-02'), [...cable, ...cable])).toEqual([on('1962-11-01')]));
});

describe('partiesOf', () => {
  it('a talk has no direction', () => expect(partiesOf(act('conversation', ['mikoyan'], ['uthant'], null))).toEqual({ kind: 'conversation', from: ['mikoyan'], to: ['uthant'] }));
});

describe('groupByDate', () => {
  it('keeps the order and parts at each new date', () => {
    const items = [on('1962-10-27'), on('1962-10-27'), on('1962-10-29'), {}].map((date, n) => ({ date, n }));
    expect(groupByDate(items).map((g) => g.items.map((i) => i.n))).toEqual([[0, 1], [2], [3]]);
  });
});

describe('countKinds', () => {
  it('is in the order in which kinds are shown, without those there are none of', () => expect(countKinds({ other: 2, telegram: 3, letter: 0 })).toEqual([['telegram', 3], ['other', 2]]));
});

describe('filters', () => {
  const v = { ...startView, from: '1962-10-27', actors: ['1', '2'], words: 'quarantine', steps: 2 };
  it('of entries', () => expect(filterOf(v)).toEqual({ from: '1962-10-27', actor: ['1', '2'], q: 'quarantine' }));
  it('of a question about all, in which actors are only looked up', () => expect(filterOf({ ...v, page: 'questions' })).toEqual({ from: '1962-10-27', q: 'quarantine' }));
  it('of a trace, whose ends filter nothing', () => expect(filterOf({ ...v, page: 'trace' })).toEqual({ from: '1962-10-27', q: 'quarantine' }));
  it('of the day that is played, in a network that stands still', () => {
    expect(filterOf({ ...v, at: '1962-11-02' })).toMatchObject({ from: '1962-11-02', to: '1962-11-02' });
    expect(networkQuery({ ...v, at: '1962-11-02' })).toMatchObject({ from: '1962-10-27' });
  });
  it('of the strip, which shows all days', () => expect(unwindowed(v)).toEqual({ actor: ['1', '2'], q: 'quarantine' }));
  it('of the network, which shows everybody until asked for those around the choice', () => {
    expect(networkQuery({ ...v, steps: 0 })).toEqual({ from: '1962-10-27', q: 'quarantine' });
    expect(networkQuery(v)).toEqual({ from: '1962-10-27', q: 'quarantine', actor: ['1', '2'], steps: 2 });
  });
});
