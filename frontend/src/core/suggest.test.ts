import { describe, expect, it } from 'vitest';
import { readQuestion } from './question';
import { isNamed, ofActor, ofDays, ofQuestion, type Found } from './suggest';
import { startView, type View } from './view';

const actor = (id: string, name: string, aliases: string[] = []): Found => ({ id, class: 'person', name, short: name.split(' ').at(-1) ?? name, side: 'USSR', aliases, entries: 2 });
const [mikoyan, castro] = [actor('1', 'Anastas Mikoyan', ['A. I. Mikoyan']), actor('2', 'Fidel Castro')];
const view: View = { ...startView, collection: '1' };
const ask = (asked: string, a: Found | null = mikoyan, b: Found | null = castro, v = view) => ofQuestion(v, readQuestion(asked, 1962), a, b).map((s) => s.view);

describe('ofQuestion', () => {
  it('messages from one to the other: the messages, what passed, how word travelled', () => {
    expect(ask('Mikoyan to Castro after 23 Oct')).toMatchObject([
      { page: 'chronology', sender: '1', recipient: '2', from: '1962-10-23', to: null },
      { actors: ['1', '2'], pane: 'dossier', from: '1962-10-23' },
      { page: 'trace', actors: ['1', '2'], from: '1962-10-23' },
    ]);
  });
  it('of one only: the messages, and the horizon', () => {
    expect(ask('from Mikoyan', mikoyan, null)).toMatchObject([{ sender: '1', recipient: null }, { page: 'trace', actors: ['1'], backward: false }]);
    expect(ask('to Castro', null, castro)).toMatchObject([{ sender: null, recipient: '2' }, { page: 'trace', actors: ['2'], backward: true }]);
  });
  it('nothing where one of the names is nobody', () => expect(ask('threat to Castro', null)).toEqual([]));
  it('"and" joins two names only where both are', () => {
    expect(ask('Mikoyan and Castro')).toHaveLength(2);
    expect(ask('missiles and Castro')).toEqual([]);
    expect(ask('between missiles and Castro')).toHaveLength(2);
  });
  it('the network knows no senders, so messages are read; the sequence does', () => {
    expect(ask('Mikoyan to Castro', mikoyan, castro, { ...view, page: 'network' }).map((v) => v.page)).toEqual(['chronology', 'network', 'trace']);
    expect(ask('Mikoyan to Castro', mikoyan, castro, { ...view, page: 'sequence' })[0]?.page).toBe('sequence');
  });
  it('until a day who could have told; from a day who could have known; of both neither', () => {
    expect(ask('Mikoyan before 28 Oct')).toMatchObject([{ page: 'trace', backward: true, to: '1962-10-28' }]);
    expect(ask('Mikoyan after 28 Oct')).toMatchObject([{ page: 'trace', backward: false, from: '1962-10-28' }]);
    expect(ask('Mikoyan 27 Oct')).toEqual([]);
  });
});

describe('suggestions', () => {
  it('start anew: nothing of the filter before is left', () => {
    const filtered: View = { ...view, page: 'questions', from: '1962-01-01', words: 'x', sender: '9', entry: '4', at: '1962-10-27' };
    expect(ofDays(filtered, { from: '1962-10-27', to: '1962-10-27' })).toMatchObject({ sort: 'day', view: { ...view, from: '1962-10-27', to: '1962-10-27' } });
    expect(ofActor(filtered, mikoyan).view).toEqual({ ...view, actors: ['1'], pane: 'dossier' });
  });
});

describe('isNamed', () => {
  it.each([['mikoyan', true], ['A. Mikoyan', true], ['Anastás', true], ['Mik', true], ['missiles', false], ['', false]])('%s: %s', (name, is) => expect(isNamed(mikoyan, name)).toBe(is));
});
