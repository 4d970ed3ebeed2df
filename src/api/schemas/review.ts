import Type from 'typebox';
import { ROLES } from '../../domain/key.ts';
import { DocumentSchema } from './document.ts';
import { Nullable, strict } from './shared.ts';

export const IntakeBody = Type.Object(
  {
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 100_000, description: 'what was pasted' })),
    url: Type.Optional(Type.String({ minLength: 1, maxLength: 4000, description: 'address of a public page' })),
  },
  strict,
);

const { kind, title, text, language, publishedAt, places, tags, claims, suspected } = DocumentSchema.properties;
/** Persons in title and text are masked; offsets are those of the masked text. */
export const IntakeFound = Type.Object({
  kind,
  url: Nullable(Type.String()),
  title,
  text,
  publishedAt,
  language,
  about: Type.Boolean({ description: 'is the province a subject' }),
  places,
  tags,
  claims,
  suspected,
});

export const OverrideBody = Type.Object(
  {
    tag: Type.Enum(['sentiment', 'topic', 'safetyEvent']),
    label: Type.String({ minLength: 1, maxLength: 100 }),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  strict,
);

export const SessionSchema = Type.Object({ key: Type.String(), role: Type.Enum([...ROLES]) });

const Named = Type.Array(Type.Object({ id: Type.String(), vi: Type.String(), en: Type.String() }));
export const VocabularySchema = Type.Object({ topics: Named, safetyEvents: Named, places: Named });

const day = Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }));
export const DailyQuery = Type.Object(
  {
    from: day,
    to: day,
    items: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'at most so many in a section' })),
    format: Type.Optional(Type.Enum(['json', 'html', 'docx'])),
  },
  strict,
);
