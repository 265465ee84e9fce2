// Waits for webhooks inside `hooksight run -- node --test`.
import assert from 'node:assert';
import { spawnSync } from 'node:child_process';

const hooksight = (...args) => spawnSync('hooksight', args, { encoding: 'utf8' });

// A place in the order of captures: take it before the action.
export const mark = () => hooksight('mark').stdout.trim();

// The captures that came; fails with the nearest capture and why it is another.
export function expect(query, after, ...options) {
  const run = hooksight('wait', query, '--after', after, '--json', ...options);
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout).captures;
}
