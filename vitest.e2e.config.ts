import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The pictures of the guide come first: they show the demo as it is, before tests write hostile items into it. */
class PicturesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): string => (/pictures/.test(moduleId) ? '' : moduleId);
    return [...files].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  }
}

/** Browser tests: one demo press and one Chromium for all of them, one file after the other. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    sequence: { sequencer: PicturesFirst },
    globalSetup: ['tests/e2e/start-demo.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
});
