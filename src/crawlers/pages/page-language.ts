import { firstMeta, type PageFields } from './page-fields.ts';

const SCRIPTS: [lang: string, pattern: RegExp, share: number][] = [
  ['lo', /[\u0e80-\u0eff]/g, 0.3],
  ['th', /[\u0e00-\u0e7f]/g, 0.3],
  ['ko', /[\uac00-\ud7a3]/g, 0.3],
  ['ja', /[\u3040-\u30ff]/g, 0.1],
  ['zh', /[\u4e00-\u9fff]/g, 0.4],
  ['vi', /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/g, 0.05],
];

/** The language whose script or letters a text shows beyond doubt; null for the rest (English, unmarked Vietnamese …). */
function shown(text: string): string | null {
  const letters = text.slice(0, 4000).match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [lang, pattern, share] of SCRIPTS) {
    if ((text.slice(0, 4000).match(pattern)?.length ?? 0) / letters >= share) return lang;
  }
  return null;
}

/** Two-letter language that a page declares (html lang, content-language, og:locale), overruled where the text's letters show another; null when unknown. */
export function pageLanguage(fields: PageFields, text: string): string | null {
  const declared = [
    fields.lang,
    firstMeta(fields, ['content-language', 'language']),
    fields.metas.get('og:locale') ?? null,
  ]
    .map((value) => /^\s*([a-z]{2})(?:[-_]|\s|,|$)/i.exec(value ?? '')?.[1]?.toLowerCase() ?? null)
    .find((value) => value !== null);
  return shown(text) ?? declared ?? null;
}
