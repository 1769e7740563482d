import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program with the seed collections is. */
    seeded: string;
    /** Where one without any collection is. */
    empty: string;
    /** The program itself. */
    binary: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** Starts the program on a free port, with data of its own below dir. */
export async function start(binary: string, dir: string, ...flags: string[]): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(binary, ['serve', '--addr', '127.0.0.1:0', '--data-dir', dir, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const url = await new Promise<string>((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`backchannel serve did not say where it is within 60 s:\n${log}`)), 60_000);
    const read = (data: Buffer) => {
      log += data.toString();
      const at = /Backchannel is at (http:\/\/\S+)/.exec(log);
      if (!at?.[1]) return;
      clearTimeout(timer);
      found(at[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => fail(new Error(`backchannel serve ended with ${code}:\n${log}`)));
  });
  return { process: child, url };
}

/** Builds the program with the page in it (or takes BACKCHANNEL_BINARY), and starts it twice: with the seed collections, and empty. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(root, 'frontend/dist/index.html'))) throw new Error('frontend/dist holds no page: run npm run build first');
  const dir = mkdtempSync(join(tmpdir(), 'backchannel-e2e-'));
  // As root the private Postgres runs as another user, who must reach its data.
  chmodSync(dir, 0o755);
  const given = process.env['BACKCHANNEL_BINARY'];
  const binary = given ?? join(dir, 'backchannel');
  const programs: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(
      programs.map((p) =>
        p.exitCode !== null
          ? null
          : new Promise((done) => {
              p.on('exit', done);
              p.kill('SIGTERM');
            }),
      ),
    );
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    if (!given) execFileSync('go', ['build', '-o', binary, './cmd/backchannel'], { cwd: root, stdio: 'inherit' });
    const seeded = await start(binary, join(dir, 'seeded'));
    programs.push(seeded.process);
    const empty = await start(binary, join(dir, 'empty'), '--no-seeds');
    programs.push(empty.process);
    project.provide('binary', binary);
    project.provide('seeded', seeded.url);
    project.provide('empty', empty.url);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return stop;
}
