import { describe, expect, it } from 'vitest';
import { readQuestion } from './question';

describe('readQuestion', () => {
  it('a date', () => expect(readQuestion('27 Oct 1962').date).toEqual({ from: '1962-10-27', to: '1962-10-27' }));
  it.each([
    ['Mikoyan to Castro', 'Mikoyan', 'Castro', null],
    ['from U Thant to Fidel Castro', 'U Thant', 'Fidel Castro', null],
    ['from Dobrynin after 23 Oct', 'Dobrynin', null, { from: '1962-10-23', to: null }],
    ['to Kennedy', null, 'Kennedy', null],
    ['Gromyko → Alekseev on 27 Oct 1962', 'Gromyko', 'Alekseev', { from: '1962-10-27', to: '1962-10-27' }],
    ['from Zorin after 23 Oct before 1 Nov', 'Zorin', null, { from: '1962-10-23', to: '1962-11-01' }],
  ])('%s', (asked, from, to, window) => {
    expect(readQuestion(asked, 1962)).toMatchObject({ date: null, from, to, window });
  });
  it('words are words', () => {
    expect(readQuestion('special arms in Cuba', 1962)).toEqual({ date: null, from: null, to: null, window: null, words: 'special arms in Cuba' });
    expect(readQuestion('Toronto', 1962).to).toBeNull();
  });
});
