// hooksight run -- node --test
import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { expect, mark } from './webhooks.mjs';

test('an order is announced', () => {
  const start = mark();
  spawnSync('./shop');
  const [capture] = expect(
    'omnisales order.created signature:verified payload:valid', start, '--within', '1s');
  assert.equal(capture.path, '/webhooks/omni');
});

test('nothing wrong is sent', () => {
  const start = mark();
  spawnSync('./shop');
  expect('payload:invalid OR signature:failed', start, '--absent', '--within', '200ms');
});
