// One worker of a test cluster, in a process of its own so that it can be killed.
import { readFileSync } from 'node:fs';
import { makeApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Source } from '../../src/domain/source.ts';
import { TEST_RULES } from './cluster-rules.ts';

// A machine whose clock is off: every reader of the time in this process sees it.
const offsetMs = Number(process.env['TEST_CLOCK_OFFSET_MS'] ?? 0);
const rightNow = Date.now.bind(Date);
Date.now = () => rightNow() + offsetMs;
const sources = JSON.parse(readFileSync(process.env['TEST_SOURCES'] ?? '', 'utf8')) as Source[];
const app = await makeApp({
  config: loadConfig(),
  sources,
  ...TEST_RULES,
});
app.line.start();
process.send?.('ready');
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
