/** How test clusters crawl the demo press: quickly, without a model, with leases short enough to wait for. */
export const TEST_RULES = {
  withModel: false,
  hostGapMs: 5,
  maxHostPauseMs: 500,
  timeoutMs: 30_000,
  rules: { maxAttempts: 8, backoffMs: 300, patienceMs: 60_000, recheckMinutes: [], concurrency: 6, leaseMs: 4_000 },
};
