import Type, { type Static } from 'typebox';
import { DOCUMENT_FLAGS } from './domain/document.ts';

const strict = { additionalProperties: false };
const count = (options: { default: number; minimum?: number; maximum?: number; description: string }) =>
  Type.Integer({ minimum: 0, ...options });

/** A head of the built-in model in the judgement of claims: a value from 0 to 1 below which it says no; null leaves it out. */
const headLimit = (description: string) =>
  Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
    default: null,
    description: `${description}, 0 to 1, or null: left out`,
  });

const Channel = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+$', description: 'small letters, digits and hyphens' }),
    type: Type.Enum(['webhook']),
    url: Type.String({ pattern: '^https?://', description: 'an http(s) address' }),
    secret: Type.String({
      pattern: '^whsec_[A-Za-z0-9+/=]{24,}$',
      description: 'a Standard Webhooks secret: whsec_ and at least 24 base64 characters',
    }),
    kinds: Type.Array(
      Type.Enum(['suspected-misinformation', 'negative-surge', 'public-safety', 'source-failure', 'watch']),
      { minItems: 1 },
    ),
  },
  strict,
);

/** `config/default.yaml`: every setting with its type, range and default. At most 40. */
export const SettingsSchema = Type.Object(
  {
    contact: Type.String({
      default: 'diembao@example.org',
      pattern: '^\\S+@\\S+$|^https?://',
      description: 'an e-mail address or a page where publishers can reach the operator',
    }),
    server: Type.Object(
      {
        requestsPerMinute: count({
          default: 600,
          minimum: 1,
          description: 'requests a minute and key, a whole number from 1',
        }),
        maxRequestBytes: count({ default: 1_000_000, minimum: 1000, description: 'bytes, a whole number from 1000' }),
      },
      { ...strict, default: {} },
    ),
    crawl: Type.Object(
      {
        concurrency: count({ default: 8, minimum: 1, maximum: 64, description: 'fetches at once, 1 to 64' }),
        hostGapMs: count({
          default: 1000,
          description: 'milliseconds between two requests to one host, a whole number from 0',
        }),
        timeoutMs: count({ default: 30_000, minimum: 100, description: 'milliseconds, a whole number from 100' }),
        maxBodyBytes: count({ default: 10_000_000, minimum: 10_000, description: 'bytes, a whole number from 10000' }),
        maxRedirects: count({ default: 5, maximum: 20, description: 'redirects, 0 to 20' }),
        maxEntriesPerVisit: count({ default: 500, minimum: 1, description: 'entries, a whole number from 1' }),
        maxListPages: count({ default: 3, minimum: 1, maximum: 100, description: 'pages, 1 to 100' }),
        recheckMinutes: Type.Array(Type.Number({ minimum: 0 }), {
          default: [60, 360, 1440],
          description: 'minutes after publication, a list of numbers',
        }),
        browser: Type.String({ default: 'auto', minLength: 1, description: 'auto, off or the path of a Chromium' }),
      },
      { ...strict, default: {} },
    ),
    tag: Type.Object(
      {
        workers: count({ default: 1, maximum: 16, description: 'worker threads, 0 (no model) to 16' }),
        batchTokens: count({ default: 1024, minimum: 64, description: 'tokens a batch, a whole number from 64' }),
        model: Type.String({
          default: 'diembao-encoder',
          minLength: 1,
          description: 'a folder under the model folder, or owner/name on the hub',
        }),
      },
      { ...strict, default: {} },
    ),
    evidence: Type.Object(
      {
        claim: headLimit('least probability of a checkable claim'),
        embedding: headLimit('least cosine at which a record without a shared word is looked at'),
        entailment: headLimit('least probability of a verdict'),
        contradicts: headLimit('least probability of a contradiction that the model alone reads out of a near record'),
        supports: headLimit('least probability of a confirmation that the model alone reads out of a near record'),
      },
      { ...strict, default: {} },
    ),
    stories: Type.Object(
      {
        reprintSimilarity: Type.Number({
          default: 0.7,
          minimum: 0.3,
          maximum: 1,
          description: 'similarity from 0.3 to 1',
        }),
        windowDays: count({ default: 14, minimum: 1, description: 'days, a whole number from 1' }),
      },
      { ...strict, default: {} },
    ),
    alerts: Type.Object(
      {
        surgeFactor: Type.Number({ default: 3, minimum: 1, description: 'a factor from 1' }),
        surgeAtLeast: count({ default: 8, minimum: 1, description: 'documents, a whole number from 1' }),
        safetyScore: Type.Number({ default: 0.7, minimum: 0, maximum: 1, description: 'a score from 0 to 1' }),
      },
      { ...strict, default: {} },
    ),
    retain: Type.Object(
      {
        postDays: count({ default: 30, minimum: 1, description: 'days, a whole number from 1' }),
        pressTextDays: count({ default: 365, minimum: 1, description: 'days, a whole number from 1' }),
        captureDays: count({ default: 30, minimum: 1, description: 'days, a whole number from 1' }),
      },
      { ...strict, default: {} },
    ),
    channels: Type.Array(Channel, { default: [] }),
  },
  strict,
);
export type Settings = Static<typeof SettingsSchema>;

const httpUrl = Type.String({ pattern: '^https?://[^\\s/]+', description: 'an http(s) address' });
const duration = Type.String({
  pattern: '^\\d+(\\.\\d+)?\\s*(ms|s|m|h|d)$',
  description: 'a duration such as 15s, 30m, 12h or 2d',
});

const EntryPoint = Type.Union([
  Type.Object({ type: Type.Literal('feed'), url: httpUrl }, strict),
  Type.Object({ type: Type.Literal('sitemap'), url: httpUrl }, strict),
  Type.Object(
    {
      type: Type.Literal('list'),
      url: httpUrl,
      links: Type.Optional(Type.String()),
      next: Type.Optional(Type.String()),
      javascript: Type.Optional(Type.Boolean()),
    },
    strict,
  ),
  Type.Object(
    {
      type: Type.Literal('mastodon'),
      url: httpUrl,
      tag: Type.Optional(Type.String()),
      account: Type.Optional(Type.String()),
      timeline: Type.Optional(Type.Literal('public')),
    },
    strict,
  ),
  Type.Object(
    {
      type: Type.Literal('bluesky'),
      url: httpUrl,
      query: Type.Optional(Type.String()),
      author: Type.Optional(Type.String()),
      feed: Type.Optional(Type.String()),
    },
    strict,
  ),
]);
/** The schema of one way to announce entries, by its `type` (a union would only say "no alternative fits"). */
export const ENTRY_POINTS = new Map(EntryPoint.anyOf.map((schema) => [schema.properties.type.const as string, schema]));

/** `config/sources/<cc>/<id>.yaml`. The items of `entries` are checked by `ENTRY_POINTS`. */
export const SourceSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'small letters, digits and hyphens' }),
    name: Type.String({ minLength: 1 }),
    country: Type.String({ pattern: '^[A-Z]{2}$', description: 'two capital letters (ISO 3166)' }),
    origin: Type.Enum(['domestic', 'foreign']),
    lang: Type.String({ pattern: '^[a-z]{2}$', description: 'two small letters (ISO 639-1)' }),
    kind: Type.Enum(['newspaper', 'agency', 'official', 'fact-check', 'aggregator', 'social']),
    entries: Type.Array(Type.Unknown(), { minItems: 1, description: 'a list of one or more {type, url, …}' }),
    expect: Type.Object(
      {
        entriesPerDay: Type.Array(Type.Number({ minimum: 0 }), {
          minItems: 2,
          maxItems: 2,
          description: '[least, most] entries a day',
        }),
        longestSilence: duration,
      },
      strict,
    ),
    poll: Type.Optional(Type.Object({ every: duration }, strict)),
    allowAddresses: Type.Optional(
      Type.Array(Type.String({ pattern: '^[0-9a-fA-F.:]+/\\d+$', description: 'address ranges such as 127.0.0.0/8' })),
    ),
    verified: Type.Optional(Type.Boolean()),
  },
  strict,
);

const strings = Type.Array(Type.String());
/** `config/watches/<id>.yaml`: a saved query that alerts. */
export const WatchSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+$', description: 'small letters, digits and hyphens' }),
    name: Type.String({ minLength: 1 }),
    severity: Type.Enum(['low', 'medium', 'high']),
    query: Type.Object(
      {
        q: Type.Optional(Type.String()),
        lang: Type.Optional(strings),
        sentiment: Type.Optional(strings),
        topic: Type.Optional(strings),
        safetyEvent: Type.Optional(strings),
        kind: Type.Optional(Type.Enum(['article', 'post'])),
        origin: Type.Optional(Type.Enum(['domestic', 'foreign'])),
        source: Type.Optional(strings),
        place: Type.Optional(strings),
        flag: Type.Optional(Type.Array(Type.Enum([...DOCUMENT_FLAGS]))),
      },
      { ...strict, description: 'the filters of GET /documents' },
    ),
  },
  strict,
);

/** `config/topics.yaml` */
export const TopicsSchema = Type.Object(
  {
    topics: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          vi: Type.String(),
          en: Type.String(),
          iptc: Type.String(),
          vntc: strings,
          sib200: strings,
          scope: Type.String(),
        },
        strict,
      ),
      { minItems: 2 },
    ),
  },
  strict,
);

const byLanguage = Type.Record(Type.String(), strings);
/** `config/safety-events.yaml` */
export const SafetyEventsSchema = Type.Object({
  events: Type.Array(
    Type.Object({
      id: Type.String(),
      vi: Type.String(),
      en: Type.String(),
      scope: Type.String(),
      capEvent: Type.Optional(Type.String()),
      capCategory: Type.String(),
      patterns: byLanguage,
    }),
    { minItems: 7 },
  ),
  refuse: byLanguage,
});
export type SafetyEventsFile = Static<typeof SafetyEventsSchema>;
export type TopicsFile = Static<typeof TopicsSchema>;
