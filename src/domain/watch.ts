import type { Severity } from './alert.ts';

/** A saved query: a document that fits it raises an alert. Fields as in `GET /documents`. */
export interface Watch {
  id: string;
  name: string;
  severity: Severity;
  query: {
    q?: string;
    lang?: string[];
    sentiment?: string[];
    topic?: string[];
    safetyEvent?: string[];
    kind?: 'article' | 'post';
    origin?: 'domestic' | 'foreign';
    source?: string[];
    place?: string[];
    flag?: string[];
  };
}
