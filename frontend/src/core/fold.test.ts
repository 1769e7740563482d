import { describe, expect, it } from 'vitest';
import { foldedInto, foldNetwork, stateId, tiesBehind } from './fold';

const node = (id: string, kind: 'person' | 'organisation', side: string, organisation?: { id?: string; name: string }) => ({ id, class: kind, name: `Name ${id}`, short: id, side, interactions: 1, ties: 1, ...(organisation ? { organisation } : {}) });
const tie = (a: string, b: string, counts: Partial<Record<'forward' | 'backward' | 'conversations' | 'exchanges', number>>, first = '1962-10-27', last = first) => {
  const t = { forward: 0, backward: 0, conversations: 0, exchanges: 0, ...counts };
  return { a, b, ...t, total: t.forward + t.backward + t.conversations + t.exchanges, inferred: 0, first, last };
};
// 1 and 2 are people, of 3 and 4; 3 and 4 are ministries of the USSR, 5 one of the US, 6 of nobody knows whom.
const network = {
  nodes: [node('1', 'person', 'USSR', { id: '3', name: 'Name 3' }), node('2', 'person', 'US', { name: 'White House' }), node('3', 'organisation', 'USSR'), node('4', 'organisation', 'USSR'), node('5', 'organisation', 'US'), node('6', 'organisation', ''), node('7', 'person', '')],
  ties: [tie('1', '3', { forward: 2 }), tie('4', '1', { forward: 1, conversations: 3 }, '1962-10-20'), tie('3', '4', { exchanges: 5 }), tie('5', '4', { forward: 1 }, '1962-11-02'), tie('1', '2', { conversations: 1 }), tie('6', '7', { forward: 1 })],
  comentions: [{ a: '1', b: '5', entries: 2 }, { a: '2', b: '3', entries: 1 }, { a: '2', b: '4', entries: 4 }, { a: '1', b: '4', entries: 1 }],
};
const [ussr, us] = [stateId('USSR'), stateId('US')];

describe('organisations into states', () => {
  const folded = foldNetwork(network, 'states');
  it('one node a state; people, and organisations of no known state, stay', () => {
    expect(folded.nodes.map((n) => n.id).sort()).toEqual(['1', '2', '6', '7', us, ussr].sort());
    expect(folded.nodes.find((n) => n.id === ussr)).toMatchObject({ class: 'organisation', name: 'USSR', side: 'USSR', ties: 2 });
    expect([folded.folded, folded.left]).toEqual([3, 1]);
  });
  it('ties between the same two ends are one line, each arrow as it pointed', () => {
    expect(folded.ties.find((t) => [t.a, t.b].includes('1') && [t.a, t.b].includes(ussr))).toEqual({ ...tie('1', ussr, { forward: 2, backward: 1, conversations: 3 }, '1962-10-20', '1962-10-27') });
    expect(folded.ties).toHaveLength(4);
  });
  it('what passed within a state is counted, and found with it', () => {
    expect(folded.hidden).toBe(5);
    expect(folded.groups.get(ussr)).toMatchObject({ members: ['3', '4'], within: [{ a: '3', b: '4' }] });
    expect(folded.nodes.find((n) => n.id === ussr)?.interactions).toBe(12);
  });
  it('a line leads to the ties behind it, the strongest first', () => {
    expect(tiesBehind(network, folded, ussr, '1').map((t) => `${t.a}-${t.b}`)).toEqual(['4-1', '1-3']);
    expect(tiesBehind(network, folded, ussr, us).map((t) => `${t.a}-${t.b}`)).toEqual(['5-4']);
  });
  it('no act is lost: lines and what is hidden are all there was', () => {
    const sum = (ties: readonly { total: number }[]) => ties.reduce((n, t) => n + t.total, 0);
    expect(sum(folded.ties) + folded.hidden).toBe(sum(network.ties));
  });
  it('the fainter layer keeps to pairs that no line joins', () => {
    expect(folded.comentions.map((c) => [c.a, c.b, c.entries])).toEqual([['1', us, 2], ['2', ussr, 4]]);
  });
});

describe('people into organisations', () => {
  const folded = foldNetwork(network, 'organisations');
  it('an organisation that is there takes its people in; one that is not is named', () => {
    expect(folded.groups.get('3')?.members).toEqual(['1', '3']);
    expect(folded.nodes.find((n) => n.id === 'o:White House')).toMatchObject({ name: 'White House', class: 'organisation', side: 'US' });
    expect(folded.nodes.find((n) => n.id === '3')?.name).toBe('Name 3');
    expect([folded.folded, folded.left]).toEqual([2, 1]);
  });
  it('who writes to the own organisation is within it', () => expect(folded.hidden).toBe(2));
  it('a chain of actors is one of what they were folded into', () => {
    expect(foldedInto(folded, ['3', '1', '2', '5'])).toEqual(['3', 'o:White House', '5']);
    expect(foldedInto(null, ['3', '1'])).toEqual(['3', '1']);
  });
});
