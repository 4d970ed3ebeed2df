import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../../src/domain/story.ts';
import { assignStory } from '../../../src/stories/assign-story.ts';
import { bandKeys, minHash, similarity } from '../../../src/stories/fingerprint.ts';

const RULES = { reprintSimilarity: 0.7, windowDays: 14 };
const flood =
  'Mưa lớn từ đêm qua khiến nước sông Lục Nam dâng cao, nhiều thôn ven sông ở xã Vũ Xá bị chia cắt. Chính quyền xã đã huy động hơn một trăm người đưa các hộ dân ra khỏi vùng ngập, đồng thời chuẩn bị nước sạch và lương khô. Đến sáng nay chưa ghi nhận thiệt hại về người, khoảng hai trăm héc-ta lúa bị ngập sâu.';
const fair =
  'Hội chợ nông sản khai mạc tại thành phố với gần hai trăm gian hàng giới thiệu mỳ Chũ, gà đồi Yên Thế và na dai. Ban tổ chức cho biết năm nay có thêm khu trình diễn chế biến món ăn và sân khấu hát quan họ phục vụ khách tham quan vào mỗi buổi tối.';

/** A store of fingerprints as the real one answers. */
function shelf() {
  const kept = new Map<string, Fingerprint>();
  return {
    kept,
    candidates: async (bands: string[]) =>
      [...kept.values()].filter((one) => one.bands.some((band) => bands.includes(band))),
  };
}

async function file(
  store: ReturnType<typeof shelf>,
  id: string,
  text: string,
  publishedAt = '2026-03-01T00:00:00.000Z',
) {
  const found = await assignStory(
    { documentId: id, sourceId: `source-${id}`, minima: minHash(text), publishedAt },
    store,
    RULES,
  );
  for (const fingerprint of found.fingerprints) store.kept.set(fingerprint.documentId, fingerprint);
  return found;
}

describe('similarity of fingerprints', () => {
  it('is 1 for the same words however they are written', () => {
    const bare = flood
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/đ/g, 'd')
      .toUpperCase();
    expect(similarity(minHash(flood), minHash(bare.replace(/Đ/g, 'D')))).toBe(1);
  });
  it('is high for a reprint with a new last sentence and near 0 for another text', () => {
    expect(similarity(minHash(flood), minHash(`${flood} Theo báo địa phương.`))).toBeGreaterThan(0.85);
    expect(similarity(minHash(flood), minHash(fair))).toBeLessThan(0.1);
  });
  it('has 16 different band keys', () => expect(new Set(bandKeys(minHash(flood))).size).toBe(16));
});

describe('assigning a story', () => {
  it('joins a reprint to the story and counts it as one', async () => {
    const store = shelf();
    const first = await file(store, 'a', flood);
    const second = await file(store, 'b', `${flood} (Theo Báo A)`, '2026-03-01T05:00:00.000Z');
    expect(second).toMatchObject({ storyId: first.storyId, isReprint: true });
    expect(first.isReprint).toBe(false);
  });
  it('opens another story for another text', async () => {
    const store = shelf();
    const first = await file(store, 'a', flood);
    expect((await file(store, 'b', fair)).storyId).not.toBe(first.storyId);
  });
  it('makes the earliest published text the voice, whenever it arrives', async () => {
    const store = shelf();
    await file(store, 'late', flood, '2026-03-02T00:00:00.000Z');
    const early = await file(store, 'early', flood, '2026-03-01T00:00:00.000Z');
    expect(early.isReprint).toBe(false);
    expect(store.kept.get('late')?.isReprint).toBe(true);
    expect(store.kept.get('late')?.storyId).toBe(early.storyId);
  });
  it('keeps story and role when the same document comes a second time', async () => {
    const store = shelf();
    await file(store, 'a', flood);
    const first = await file(store, 'b', flood, '2026-03-01T05:00:00.000Z');
    expect(await file(store, 'b', flood, '2026-03-01T05:00:00.000Z')).toMatchObject({
      storyId: first.storyId,
      isReprint: true,
    });
  });
  it('does not join texts that are weeks apart: an old report shown again is another story', async () => {
    const store = shelf();
    const first = await file(store, 'a', flood, '2026-01-01T00:00:00.000Z');
    expect((await file(store, 'b', flood, '2026-03-01T00:00:00.000Z')).storyId).not.toBe(first.storyId);
  });
});
