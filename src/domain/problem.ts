/** One thing that is wrong with a configuration file or a request: where, what stands there, what was expected. */
export interface Problem {
  /** File and path in it, such as `config/default.yaml: crawl.maxBodyBytes`. */
  path: string;
  value: unknown;
  expectation: string;
}
