// Fails when src/api/schema.gen.ts is not what ../server/openapi.yaml gives.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kept = 'src/api/schema.gen.ts';
const dir = mkdtempSync(join(tmpdir(), 'schema-'));
try {
  const fresh = join(dir, 'schema.gen.ts');
  execFileSync('npx', ['--no-install', 'openapi-typescript', '../server/openapi.yaml', '-o', fresh], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (readFileSync(kept, 'utf8') !== readFileSync(fresh, 'utf8')) {
    console.error(`${kept} is older than ../server/openapi.yaml: run npm run generate, and commit it.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dir, { recursive: true });
}
