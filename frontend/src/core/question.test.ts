import { describe, expect, it } from 'vitest';
import { countOf } from './counts';
import { readings, readQuestion } from './question';

const w = (from: string | null, to: string | null = from) => ({ from, to });

describe('readQuestion', () => {
  it.each([
    ['27 Oct 1962', w('1962-10-27')],
    ['27 Oct', w('1962-10-27')],
    ['on 27 October', w('1962-10-27')],
    ['October 1962', w('1962-10-01', '1962-10-31')],
    ['in October', w('1962-10-01', '1962-10-31')],
    ['1962', w('1962-01-01', '1962-12-31')],
    ['23-28 Oct 1962', w('1962-10-23', '1962-10-28')],
    ['23 – 28 October', w('1962-10-23', '1962-10-28')],
    ['from 23 to 28 Oct 1962', w('1962-10-23', '1962-10-28')],
    ['between 23 and 28 Oct 1962', w('1962-10-23', '1962-10-28')],
    ['October 23-28, 1962', w('1962-10-23', '1962-10-28')],
    ['23 Oct to 2 Nov 1962', w('1962-10-23', '1962-11-02')],
    ['28 Dec - 3 Jan 1963', w('1962-12-28', '1963-01-03')],
    ['Oct-Nov 1962', w('1962-10-01', '1962-11-30')],
    ['1962-1963', w('1962-01-01', '1963-12-31')],
    ['1962-10-23/1962-10-28', w('1962-10-23', '1962-10-28')],
    ['after 23 Oct', w('1962-10-23', null)],
    ['since October 1962', w('1962-10-01', null)],
    ['after October 1962', w('1962-11-01', null)],
    ['before 1963', w(null, '1962-12-31')],
    ['until 28 Oct 1962', w(null, '1962-10-28')],
    ['after 23 Oct before 28 Oct', w('1962-10-23', '1962-10-28')],
  ])('days: %s', (asked, window) => expect(readQuestion(asked, 1962)).toEqual({ asks: 'days', window }));

  it.each([
    ['Mikoyan to Castro', 'Mikoyan', 'Castro', null],
    ['from U Thant to Fidel Castro', 'U Thant', 'Fidel Castro', null],
    ['from Dobrynin after 23 Oct', 'Dobrynin', null, w('1962-10-23', null)],
    ['to Kennedy', null, 'Kennedy', null],
    ['Gromyko → Alekseev on 27 Oct 1962', 'Gromyko', 'Alekseev', w('1962-10-27')],
    ['from Zorin after 23 Oct before 1 Nov', 'Zorin', null, w('1962-10-23', '1962-11-01')],
    ['from Dobrynin 23-28 Oct 1962', 'Dobrynin', null, w('1962-10-23', '1962-10-28')],
    ['messages from Dobrynin', 'Dobrynin', null, null],
  ])('messages: %s', (asked, from, to, window) => {
    expect(readQuestion(asked, 1962)).toEqual({ asks: 'messages', from, to, kinds: [], window });
  });
  it('telegrams only', () => expect(readQuestion('cables from Dobrynin to Moscow in 1962')).toEqual({ asks: 'messages', from: 'Dobrynin', to: 'Moscow', kinds: ['telegram'], window: w('1962-01-01', '1962-12-31') }));

  it.each([
    ['between Kennedy and Khrushchev', true, null],
    ['between Kennedy and Khrushchev before 28 October', true, w(null, '1962-10-28')],
    ['letters between Kennedy and Khrushchev between 23 and 28 October', true, w('1962-10-23', '1962-10-28')],
    ['Kennedy and Khrushchev', false, null],
  ])('%s', (asked, sure, window) => {
    expect(readQuestion(asked, 1962)).toEqual({ asks: 'between', a: 'Kennedy', b: 'Khrushchev', sure, kinds: asked.startsWith('letters') ? ['letter'] : [], window });
  });

  it.each([
    ['Mikoyan before 28 October', 'Mikoyan', w(null, '1962-10-28')],
    ['Mikoyan 1962', 'Mikoyan', w('1962-01-01', '1962-12-31')],
    ['Mikoyan Oct-Nov 1962', 'Mikoyan', w('1962-10-01', '1962-11-30')],
    ['27 Oct 1962 special arms', 'special arms', w('1962-10-27')],
    ['special arms in Cuba', 'special arms in Cuba', null],
    ['Toronto', 'Toronto', null],
    ['telegram', 'telegram', null],
    ['a march through May', 'a march through May', null],
    ['31 Feb 1962', '31 Feb 1962', null],
  ])('%s', (asked, words, window) => expect(readQuestion(asked, 1962)).toEqual({ asks: 'about', words, kinds: [], window }));
});

describe('readings', () => {
  const dates = [
    countOf({ first: '1948-05-10', last: '1948-05-10' }, { letter: 9 }, 0),
    countOf({ first: '1956-10-27', last: '1956-10-27' }, { letter: 1 }, 0),
    countOf({ first: '1962-10-27', last: '1962-10-27' }, { letter: 3 }, 0),
    countOf({}, { letter: 40 }, 0),
  ];
  const windows = (asked: string, most = 3) => readings(asked, dates, most).map((q) => q.window);
  it('a day without a year is of the years that have documents of it, most first', () => {
    expect(windows('27 Oct')).toEqual([w('1962-10-27'), w('1956-10-27')]);
    expect(windows('27 Oct', 1)).toEqual([w('1962-10-27')]);
  });
  it('before a day is of the year that has most documents before it', () => expect(windows('before 2 Nov', 1)).toEqual([w(null, '1948-11-02')]));
  it('a day that no year has is of the year with most documents', () => expect(windows('1 Jan')).toEqual([w('1948-01-01')]));
  it('what has its year, or no days, is read once', () => {
    expect(windows('27 Oct 1956')).toEqual([w('1956-10-27')]);
    expect(readings('Mikoyan to Castro', dates, 3)).toHaveLength(1);
  });
  it('a collection without dates has a reading too', () => expect(readings('27 Oct 1956', [], 3)).toHaveLength(1));
});
