import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { address, api, ApiError, forget } from './client';

const json = (value: unknown, status = 200, type = 'application/json') => new Response(JSON.stringify(value), { status, headers: { 'content-type': type } });
const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  forget();
  fetch.mockReset();
  vi.stubGlobal('fetch', fetch);
});
afterEach(() => vi.unstubAllGlobals());

describe('address', () => {
  it('repeats lists and leaves out what says nothing', () => {
    expect(address('/x', { actor: ['1', '2'], q: '', told: true, from: undefined, backward: false })).toBe('/api/v1/x?actor=1&actor=2&told=true');
  });
});

describe('answers', () => {
  it('are asked for once, by however many', async () => {
    fetch.mockImplementation(() => Promise.resolve(json({ collections: [] })));
    await Promise.all([api.collections(), api.collections()]);
    await api.collections();
    expect(fetch).toHaveBeenCalledTimes(1);
    forget();
    await api.collections();
    expect(fetch).toHaveBeenCalledTimes(2);
  });
  it('that come for nobody any more are not given', async () => {
    fetch.mockImplementation(() => Promise.resolve(json({ collections: [] })));
    await expect(api.collections(AbortSignal.abort())).rejects.toThrow('abort');
  });
  it('are given up when nobody waits for them any more', async () => {
    const signals: AbortSignal[] = [];
    fetch.mockImplementation((_, { signal }) => {
      if (signal) signals.push(signal);
      return new Promise((_, fail) => signal?.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError'))));
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const answers = Promise.allSettled([api.collections(one.signal), api.collections(other.signal)]);
    one.abort();
    expect(signals.map((s) => s.aborted)).toEqual([false]);
    other.abort();
    expect(signals.map((s) => s.aborted)).toEqual([true]);
    expect((await answers).map((a) => a.status)).toEqual(['rejected', 'rejected']);
    fetch.mockResolvedValueOnce(json({ collections: [] }));
    await expect(api.collections()).resolves.toEqual({ collections: [] });
  });
  it('that are problems say what the server said', async () => {
    fetch.mockResolvedValueOnce(json({ type: 'x', title: 'Not found', status: 404, detail: 'there is no such entry' }, 404, 'application/problem+json'));
    const failed = await api.entry('1', '2').catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(ApiError);
    expect((failed as ApiError).message).toBe('there is no such entry');
  });
  it('that are no answer are not kept', async () => {
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(api.collections()).rejects.toMatchObject({ problem: { status: 0 } });
    fetch.mockResolvedValueOnce(json({ collections: [] }));
    await expect(api.collections()).resolves.toEqual({ collections: [] });
  });
  it('of another kind are refused', async () => {
    fetch.mockResolvedValueOnce(new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }));
    await expect(api.collections()).rejects.toThrow('unexpected answer (200 text/html)');
  });
});
