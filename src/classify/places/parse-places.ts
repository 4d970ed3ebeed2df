import type {
  Gazetteer,
  LookAlike,
  OtherProvince,
  Place,
  PlaceNames,
  UnitWordKind,
  WeakContext,
} from '../../domain/place.ts';
import { CERTAINTIES, LOOK_ALIKE_CASES, PLACE_KINDS, PLACE_LANGS } from '../../domain/place.ts';
import type { Problem } from '../../domain/problem.ts';
import { shapeReader } from './shape-reader.ts';
import type { ShapeReader } from './shape-reader.ts';

const UNIT_WORD_KINDS: UnitWordKind[] = [
  'province',
  'city',
  'town',
  'district',
  'township',
  'ward',
  'commune',
  'village',
];
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** The gazetteer in `config/places.yaml`, already parsed as YAML. All problems at once; with any, do not use it. */
export function parsePlaces(yaml: unknown): { gazetteer: Gazetteer; problems: Problem[] } {
  const problems: Problem[] = [];
  const root = shapeReader(yaml, 'places.yaml', problems);
  const gazetteer: Gazetteer = {
    subject: root.text('subject'),
    places: root.list('places').map(readPlace),
    neighbours: root.list('neighbours').map(readProvince),
    otherProvinces: root.list('otherProvinces').map(readProvince),
    unitWords: readUnitWords(root.object('unitWords')),
    lookAlikes: root.list('lookAlikes').map(readLookAlike),
    needsVietnam: readNeedsVietnam(root.object('needsVietnam')),
    weakContexts: root.list('weakContexts').map(readWeakContext),
    routeWords: root.texts('routeWords'),
    vehicleWords: root.texts('vehicleWords'),
    personWords: root.texts('personWords'),
  };
  root.close();
  problems.push(...referenceProblems(gazetteer));
  return { gazetteer, problems };
}

function readPlace(shape: ShapeReader): Place {
  const place: Place = {
    id: shape.text('id', ID),
    kind: shape.oneOf('kind', PLACE_KINDS),
    parent: shape.optionalText('parent', ID),
    formerly: shape.optionalText('formerly', ID),
    validFrom: shape.optionalDate('validFrom'),
    validTo: shape.optionalDate('validTo'),
    certainty: shape.oneOf('certainty', CERTAINTIES),
    oursShare: shape.share('oursShare', 1),
    names: readNames(shape.object('names')),
  };
  shape.close();
  return place;
}

function readNames(shape: ShapeReader): PlaceNames {
  const names: PlaceNames = {};
  for (const lang of PLACE_LANGS) {
    const found = shape.texts(lang);
    if (found.length > 0) names[lang] = found;
  }
  if (!names.vi) shape.complain('vi', undefined, 'at least one Vietnamese name');
  shape.close();
  return names;
}

function readProvince(shape: ShapeReader): OtherProvince {
  const province = { id: shape.text('id', ID), names: readNames(shape.object('names')) };
  shape.close();
  return province;
}

function readUnitWords(shape: ShapeReader): Gazetteer['unitWords'] {
  const words = Object.fromEntries(UNIT_WORD_KINDS.map((kind) => [kind, shape.texts(kind)])) as Gazetteer['unitWords'];
  shape.close();
  return words;
}

function readLookAlike(shape: ShapeReader): LookAlike {
  const of = shape.texts('of');
  const lookAlike: LookAlike = {
    reason: shape.text('reason', ID),
    of: of.length > 0 ? of : null,
    case: shape.optionalOneOf('case', LOOK_ALIKE_CASES),
    before: shape.texts('before'),
    after: shape.texts('after'),
    within: shape.count('within', 1),
    near: shape.texts('near'),
    unless: shape.texts('unless'),
  };
  if (lookAlike.before.length + lookAlike.after.length + lookAlike.near.length === 0) {
    shape.complain('', undefined, 'one of before, after, near');
  }
  shape.close();
  return lookAlike;
}

function readNeedsVietnam(shape: ShapeReader): Gazetteer['needsVietnam'] {
  const needs = { names: shape.texts('names'), words: shape.texts('words') };
  shape.close();
  return needs;
}

function readWeakContext(shape: ShapeReader): WeakContext {
  const context: WeakContext = {
    reason: shape.text('reason', ID),
    before: shape.texts('before'),
    after: shape.texts('after'),
    within: shape.count('within', 1),
    hold: shape.oneOf('hold', ['always', 'body'] as const),
  };
  if (context.before.length + context.after.length === 0) shape.complain('', undefined, 'one of before, after');
  shape.close();
  return context;
}

function referenceProblems(gazetteer: Gazetteer): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  for (const [i, { id }] of gazetteer.places.entries()) {
    if (ids.has(id)) problems.push({ path: `places.yaml: places[${i}].id`, value: id, expectation: 'an id used once' });
    ids.add(id);
  }
  const known = (path: string, id: string | null): void => {
    if (id !== null && id !== '' && !ids.has(id))
      problems.push({ path: `places.yaml: ${path}`, value: id, expectation: 'the id of a place' });
  };
  known('subject', gazetteer.subject);
  gazetteer.places.forEach((place, i) => {
    known(`places[${i}].parent`, place.parent);
    known(`places[${i}].formerly`, place.formerly);
    if (place.validFrom && place.validTo && place.validFrom > place.validTo) {
      problems.push({
        path: `places.yaml: places[${i}].validTo`,
        value: place.validTo,
        expectation: 'a day not before validFrom',
      });
    }
  });
  gazetteer.lookAlikes.forEach((rule, i) => rule.of?.forEach((id, j) => known(`lookAlikes[${i}].of[${j}]`, id)));
  return problems;
}
