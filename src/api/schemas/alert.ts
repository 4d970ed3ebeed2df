import Type, { type Static } from 'typebox';
import { SAFETY_EVENTS } from '../../domain/tag.ts';
import { Cursor, Limit, Nullable, PageOf, strict } from './shared.ts';

const STATES = ['new', 'taken', 'approved', 'dismissed', 'delivered', 'closed'] as const;
const KINDS = ['suspected-misinformation', 'negative-surge', 'public-safety', 'source-failure', 'watch'] as const;
const ACTIONS = ['take', 'release', 'approve', 'dismiss', 'deliver', 'close'] as const;
/** What stands in an alert's history: `lapse` is the system's, when what the alert rested on is withdrawn. */
const DECIDED = [...ACTIONS, 'lapse'] as const;
const SEVERITIES = ['low', 'medium', 'high'] as const;

export const AlertListQuery = Type.Object(
  {
    state: Type.Optional(Type.Array(Type.Enum([...STATES]), { description: 'repeatable, or separated by commas' })),
    kind: Type.Optional(Type.Enum([...KINDS])),
    limit: Limit,
    cursor: Cursor,
  },
  strict,
);

const NamedPlaces = Type.Array(Type.Object({ id: Type.String(), name: Type.String() }));

const alertProperties = {
  id: Type.String(),
  kind: Type.Enum([...KINDS]),
  severity: Type.Enum([...SEVERITIES]),
  state: Type.Enum([...STATES]),
  version: Type.Integer({ description: 'given back with a decision' }),
  title: Type.String(),
  why: Type.String(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description: 'what stands in title and why, by kind; empty where they are all there is',
  }),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  story: Nullable(Type.String()),
  documents: Type.Array(Type.String()),
  watch: Nullable(Type.String()),
  source: Nullable(Type.String()),
  safety: Nullable(
    Type.Object({
      event: Type.Enum([...SAFETY_EVENTS]),
      places: NamedPlaces,
      occurredAt: Nullable(Type.String()),
      sources: Type.Array(Type.String()),
      officialSources: Type.Array(Type.String()),
      postCount: Type.Integer(),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      action: Type.Enum([...DECIDED]),
      by: Type.String({ description: 'id of a key, or system' }),
      at: Type.String(),
      note: Type.String(),
    }),
  ),
};
export const AlertSchema = Type.Object(alertProperties);
export type AlertJson = Static<typeof AlertSchema>;
export const AlertPage = PageOf(AlertSchema);

const DeliverySchema = Type.Object({
  channel: Type.String(),
  attemptCount: Type.Integer(),
  nextAttemptAt: Type.String(),
  deliveredAt: Nullable(Type.String()),
  lastError: Nullable(Type.String()),
});
export type DeliveryJson = Static<typeof DeliverySchema>;
export const AlertDetailSchema = Type.Object({ ...alertProperties, deliveries: Type.Array(DeliverySchema) });

export const DecisionBody = Type.Object(
  {
    action: Type.Enum([...ACTIONS]),
    note: Type.Optional(Type.String({ maxLength: 2000, default: '', description: 'needed to dismiss' })),
    version: Type.Optional(Type.Integer({ minimum: 1, description: 'the version that was looked at' })),
  },
  strict,
);

export const StreamQuery = Type.Object(
  { lastEventId: Type.Optional(Type.Integer({ minimum: 0, description: 'as the header Last-Event-ID' })) },
  strict,
);

/** All that the police feed sees of an alert (boundary B4). */
export const SafetyNoticeSchema = Type.Object(
  {
    id: Type.String(),
    event: Type.Enum([...SAFETY_EVENTS]),
    title: Type.String(),
    places: NamedPlaces,
    occurredAt: Nullable(Type.String()),
    severity: Type.Enum([...SEVERITIES]),
    sourceCount: Type.Integer(),
    officialSourceCount: Type.Integer(),
    postCount: Type.Integer(),
    links: Type.Array(Type.Object({ url: Type.String(), publisher: Type.String() }, strict)),
    approvedAt: Type.String(),
  },
  strict,
);
export const SafetyPage = PageOf(SafetyNoticeSchema);
export const PageQuery = Type.Object({ limit: Limit, cursor: Cursor }, strict);
