import Type from 'typebox';
import { strict } from './shared.ts';

export const FirstRunSchema = Type.Object({ isOpen: Type.Boolean() });
export const FirstRunBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, strict);
export const FirstRunKey = Type.Object({
  key: Type.String({ description: 'shown only now' }),
  role: Type.Literal('admin'),
});
