import { describe, expect, it } from 'vitest';
import { judged, registryOf, statement } from './registry-of.ts';

const STORM =
  'Bão số 3 làm 2 người chết và 7 người bị thương tại huyện Sơn Động. Khoảng 1.200 ngôi nhà bị tốc mái, 640 hộ dân được sơ tán. Không có người mất tích.';
const DAM = 'Thông tin đập hồ Cấm Sơn bị vỡ là sai sự thật. Hồ vận hành an toàn.';

const VERDICTS: [why: string, evidence: string, claim: string, verdict: string | null][] = [
  ['a figure that differs', STORM, 'Bão số 3 làm 12 người chết ở Sơn Động.', 'contradicted'],
  ['a figure in words', STORM, 'Bão số 3 làm mười hai người chết ở Sơn Động.', 'contradicted'],
  ['the same figure in words', STORM, 'Bão số 3 làm hai người chết ở Sơn Động.', 'supported'],
  ['a soothing falsehood', STORM, 'Bão số 3 không làm ai chết ở Sơn Động.', 'contradicted'],
  ['a rounded figure', STORM, 'Bão số 3 làm hơn 1.100 ngôi nhà ở Sơn Động tốc mái.', 'supported'],
  ['people for households', STORM, '640 người dân Sơn Động được sơ tán vì bão số 3.', 'contradicted'],
  ['a happening that was denied', STORM, 'Bão số 3 làm 5 người mất tích ở Sơn Động.', 'contradicted'],
  ['a near miss in place', STORM, 'Bão số 3 làm 12 người chết ở Lạng Sơn.', 'no-evidence'],
  ['a near miss in matter', STORM, 'Bão số 3 làm 300 cột điện ở Sơn Động gãy đổ.', 'no-evidence'],
  ['a rumour called false', DAM, 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.', 'contradicted'],
  ['a refutation', DAM, 'Tin đập hồ Cấm Sơn bị vỡ là tin giả.', 'supported'],
  ['a condition', DAM, 'Nếu đập hồ Cấm Sơn vỡ thì ai chịu trách nhiệm.', null],
  ['a question', DAM, 'Có phải đập hồ Cấm Sơn bị vỡ không?', null],
  ['a doubt', DAM, 'Nghe nói đập hồ Cấm Sơn vỡ, chưa rõ thực hư.', null],
  ['a prediction', DAM, 'Mưa kiểu này đập hồ Cấm Sơn sớm muộn cũng vỡ.', null],
  ['an opinion', DAM, 'Theo tôi đập hồ Cấm Sơn vỡ là do làm ẩu.', null],
  ['criticism', STORM, 'Ứng phó bão số 3 ở Sơn Động quá chậm, thật vô trách nhiệm.', null],
];

describe('judging a text against a statement', () => {
  it.each(VERDICTS)('%s', async (_why, evidence, claim, verdict) => {
    const { claims } = await judged(registryOf(statement(evidence)), claim);
    if (verdict === null) expect(claims.filter((one) => one.verdict === 'contradicted')).toEqual([]);
    else expect(claims.map((one) => one.verdict)).toEqual([verdict]);
  });

  it('quotes verbatim, says why, and points at the sentence', async () => {
    const text = 'Trời mưa to. Bão số 3 làm 12 người chết ở Sơn Động.';
    const { claims, suspected } = await judged(registryOf(statement(STORM)), text);
    const [claim] = claims.filter(({ verdict }) => verdict === 'contradicted');
    expect(suspected).toBe(true);
    expect(text.slice(claim?.span.start, claim?.span.end)).toBe(claim?.text);
    expect(STORM).toContain(claim?.evidence[0]?.quote);
    expect(claim?.why).toContain('Bài viết nói “12 người chết”');
    expect(claim?.why).toContain('lúc 19:00 ngày 10/9/2024');
  });

  it('lets a statement across languages speak', async () => {
    const registry = registryOf(statement('Không có thiệt hại về người do lũ tại huyện Lục Ngạn.'));
    const { claims } = await judged(registry, 'Floods in Luc Ngan killed 12 people.', { language: 'en' });
    expect(claims.map(({ verdict }) => verdict)).toEqual(['contradicted']);
  });
});

describe('time', () => {
  it('never lets an old count contradict a newer, higher one', async () => {
    const { suspected } = await judged(registryOf(statement(STORM)), 'Bão số 3 làm 5 người chết ở Sơn Động.', {
      publishedAt: '2024-09-20T00:00:00.000Z',
    });
    expect(suspected).toBe(false);
  });

  it('does not hold a later, higher count against an earlier text', async () => {
    const { suspected } = await judged(registryOf(statement(STORM)), 'Bão số 3 làm 1 người chết ở Sơn Động.', {
      publishedAt: '2024-09-09T00:00:00.000Z',
    });
    expect(suspected).toBe(false);
  });

  it('goes by the newest statement before the text', async () => {
    const registry = registryOf(
      statement('Mưa lũ làm 2 người chết tại huyện Sơn Động.', { id: 'old', publishedAt: '2024-09-09T00:00:00.000Z' }),
      statement('Mưa lũ làm 5 người chết tại huyện Sơn Động.', { id: 'new' }),
    );
    const { claims } = await judged(registry, 'Mưa lũ làm 5 người chết ở Sơn Động.');
    expect(claims[0]).toMatchObject({ verdict: 'supported', evidence: [{ id: 'new' }] });
  });

  it('leaves an event of another year alone', async () => {
    const { suspected } = await judged(registryOf(statement(STORM)), 'Năm 2008, bão làm 12 người chết ở Sơn Động.');
    expect(suspected).toBe(false);
  });
});

describe('the registry', () => {
  const claim = 'Đập hồ Cấm Sơn vỡ rồi.';

  it('says nothing by a record that was withdrawn, replaced or altered', async () => {
    const at = '2024-09-10T13:00:00.000Z';
    for (const more of [{ withdrawnAt: at }, { supersededBy: 'e2' }, { hash: 'ff' }]) {
      const { claims } = await judged(registryOf(statement(DAM, more)), claim);
      expect(claims.map(({ verdict }) => verdict)).toEqual(['no-evidence']);
    }
  });

  it('lets no document speak for itself', async () => {
    const registry = registryOf(statement(STORM, { documentId: 'doc_1' }));
    const { claims } = await judged(registry, STORM, { documentId: 'doc_1' });
    expect(claims.every(({ verdict }) => verdict === 'no-evidence')).toBe(true);
  });

  it('forgets a record that is taken out', async () => {
    const registry = registryOf(statement(DAM));
    registry.remove('e1');
    expect((await judged(registry, claim)).suspected).toBe(false);
    expect(registry.size()).toBe(0);
  });
});
