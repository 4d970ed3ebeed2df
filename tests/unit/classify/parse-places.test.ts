import { describe, expect, it } from 'vitest';
import { parsePlaces } from '../../../src/classify/places/parse-places.ts';
import { shippedPlaces } from '../../quality/gazetteer.ts';

describe('parsePlaces', () => {
  it('finds nothing wrong with the shipped gazetteer', () => {
    const { gazetteer, problems } = parsePlaces(shippedPlaces());
    expect(problems).toEqual([]);
    expect(gazetteer.subject).toBe('bac-giang');
  });

  it('ships the 58 new units of the old province and its ten districts, each with a parent', () => {
    const { places } = parsePlaces(shippedPlaces()).gazetteer;
    expect(places.filter((place) => place.formerly !== null)).toHaveLength(58);
    expect(
      places.filter((place) => place.parent === 'bac-giang' && ['city', 'town', 'district'].includes(place.kind)),
    ).toHaveLength(11);
    expect(places.filter((place) => place.parent === null).map((place) => place.id)).toEqual(['bac-giang', 'bac-ninh']);
  });

  it('reports all problems at once with path, value and expectation', () => {
    const { problems } = parsePlaces({
      subject: 'nowhere',
      places: [
        { id: 'Bad Id', kind: 'planet', certainty: 'own', names: {} },
        {
          id: 'a',
          kind: 'district',
          certainty: 'unit',
          parent: 'b',
          validFrom: 'soon',
          names: { vi: ['A'] },
          colour: 'red',
        },
      ],
      neighbours: [],
      otherProvinces: [],
      unitWords: {},
      lookAlikes: [{ reason: 'x' }],
      needsVietnam: {},
      weakContexts: [{ reason: 'y', hold: 'never', before: [1] }],
      routeWords: 'road',
      personWords: [],
    });
    const paths = problems.map((problem) => problem.path);
    for (const path of [
      'places[0].id',
      'places[0].kind',
      'places[0].names.vi',
      'places[1].validFrom',
      'places[1].colour',
      'places[1].parent',
      'subject',
      'lookAlikes[0]',
      'weakContexts[0].hold',
      'weakContexts[0].before',
      'routeWords',
    ]) {
      expect(paths).toContain(`places.yaml: ${path}`);
    }
    expect(problems.find((problem) => problem.path.endsWith('kind'))).toMatchObject({
      value: 'planet',
      expectation: expect.stringContaining('district'),
    });
  });

  it('survives a file that is no mapping', () => {
    for (const yaml of [null, 'text', [], 3]) expect(parsePlaces(yaml).problems.length).toBeGreaterThan(0);
  });
});
