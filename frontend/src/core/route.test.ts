import { describe, expect, it } from 'vitest';
import { alongRoute, distinctRoutes } from './route';

const hop = (from: string, to: string, interaction: string) => ({ from, to, interaction });
const short = { hops: [hop('1', '2', '9')] };
const long = { hops: [hop('1', '3', '4'), hop('3', '2', '5')] };

describe('distinctRoutes', () => {
  it('says once what is the same', () => {
    expect(distinctRoutes({ earliest: short, fewest: { hops: [...short.hops] }, latest: long })).toEqual([
      { route: short, as: ['earliest', 'fewest'] },
      { route: long, as: ['latest'] },
    ]);
  });
  it('the same actors by another document are another route', () => {
    expect(distinctRoutes({ earliest: short, latest: { hops: [hop('1', '2', '10')] } })).toHaveLength(2);
  });
  it('has nothing to say where there is none', () => expect(distinctRoutes({})).toEqual([]));
});

describe('alongRoute', () => {
  it('names everybody on the way', () => expect(alongRoute(long)).toEqual(['1', '3', '2']));
  it('nobody where there is no hop', () => expect(alongRoute({ hops: [] })).toEqual([]));
});
