import Value from 'typebox/value';
import type { TSchema } from 'typebox';

/** One thing wrong with a value: a dotted path in it, what stands there, what was expected. */
export interface Mismatch {
  path: string;
  value: unknown;
  expectation: string;
}

function at(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );
}

/** The nearest `description` on the way to the failing schema node. */
function described(schema: TSchema, schemaPath: string): string | null {
  let node: unknown = schema;
  let found: string | null = null;
  for (const key of schemaPath.split('/').slice(1)) {
    node = (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')];
    const text = (node as { description?: unknown } | undefined)?.description;
    if (typeof text === 'string') found = text;
  }
  return found;
}

/** All mismatches of a value with a schema, one a path, in the order of the value. Descriptions of the schema serve as expectations. */
export function mismatches(schema: TSchema, value: unknown): Mismatch[] {
  const found = new Map<string, Mismatch>();
  const add = (pointer: string, expectation: string): void => {
    const path = pointer.slice(1).replaceAll('/', '.');
    if (!found.has(path)) found.set(path, { path, value: at(value, pointer), expectation });
  };
  for (const error of Value.Errors(schema, value)) {
    if (error.keyword === 'boolean') add(error.instancePath, 'no such setting: remove it or correct its name');
    else if (error.keyword === 'additionalProperties') {
      for (const name of error.params.additionalProperties)
        add(`${error.instancePath}/${name}`, 'no such setting: remove it or correct its name');
    } else if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties) add(`${error.instancePath}/${name}`, 'is missing');
    } else {
      const allowed = error.keyword === 'enum' ? `one of ${error.params.allowedValues.join(', ')}` : error.message;
      add(error.instancePath, described(schema, error.schemaPath) ?? allowed);
    }
  }
  return [...found.values()];
}
