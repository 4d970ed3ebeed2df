import { describe, expect, it } from 'vitest';
import { judged, registryOf, statement } from './registry-of.ts';

const verdicts = async (evidence: string, text: string, language = 'vi') =>
  (await judged(registryOf(statement(evidence)), text, { language })).claims.map(({ verdict }) => verdict);

describe('support', () => {
  const KITCHEN =
    'Sở An toàn thực phẩm đình chỉ bếp ăn của công ty Tân Á tại KCN Đình Trám sau khi 40 công nhân bị ngộ độc.';
  it.each([
    ['the same matter, another predicate', KITCHEN, 'Toàn bộ công nhân công ty Tân Á đã ra viện.'],
    [
      'the same matter, a figure that the record does not hold',
      'Suất ăn bán trú tại các trường tiểu học ở Lục Nam là 22.000 đồng.',
      'Lục Nam xây thêm 6 bếp ăn bán trú.',
    ],
    [
      'a part of the samples, where the record counts all',
      'Cơ quan kiểm nghiệm ở xã Lục Ngạn lấy 30 mẫu vải.',
      'Ở xã Lục Ngạn có 12 trong 30 mẫu vải bị nhiễm.',
    ],
    [
      'a count that leaves open how many',
      'Công an xã Tiên Lục bắt 5 đối tượng gây ra 17 vụ trộm xe máy.',
      'Xã Tiên Lục xảy ra nhiều vụ trộm xe máy.',
    ],
  ])('is not given for %s', async (_why, evidence, text) =>
    expect(await verdicts(evidence, text)).toEqual(['no-evidence']),
  );

  it('is given for the same predicate and figure', async () =>
    expect(await verdicts(KITCHEN, '40 công nhân ở KCN Đình Trám bị ngộ độc.')).toEqual(['supported']));
});

describe('a text in Lao against a record in Vietnamese', () => {
  const STORM = 'Đến 18 giờ ngày 9/9, trên địa bàn tỉnh Bắc Giang không có người chết do bão số 3.';
  it.each([
    ['a count that is denied', 'ພາຍຸເຮັດໃຫ້ 12 ຄົນ ເສຍຊີວິດ ຢູ່ແຂວງບັກຢາງ.', ['contradicted']],
    ['the same denial', 'ບໍ່ມີຜູ້ເສຍຊີວິດ ຍ້ອນພາຍຸເລກ 3 ຢູ່ແຂວງບັກຢາງ.', ['supported']],
    ['an opinion', 'ຂ້ອຍຄິດວ່າການຊ່ວຍເຫຼືອມາຊ້າເກີນໄປ, ຄົນເສຍຊີວິດໜ້າສົງສານ.', []],
  ])('%s', async (_why, text, expected) => expect(await verdicts(STORM, text, 'lo')).toEqual(expected));

  it('takes the word for company for no question', async () =>
    expect(await verdicts(STORM, 'ບໍລິສັດແຈ້ງວ່າ ກຳມະກອນ 3 ຄົນ ບາດເຈັບ.', 'lo')).toHaveLength(1));
});

it('names what could be checked although the registry is empty', async () => {
  const { claims, suspected } = await judged(registryOf(), 'Lũ làm 12 người chết ở Sơn Động.');
  expect(claims.map(({ verdict }) => verdict)).toEqual(['no-evidence']);
  expect(suspected).toBe(false);
});

it('suggests the nearest record where nothing is settled, with a verbatim quote', async () => {
  const evidence = 'Huyện Sơn Động có 2 người chết do mưa lũ.';
  const { suggestions } = await judged(registryOf(statement(evidence)), 'Lũ ở Sơn Động do mưa lớn kéo dài gây ra.');
  for (const { quote } of suggestions) expect(evidence).toContain(quote);
  expect(suggestions.map(({ evidenceId }) => evidenceId)).toEqual(['e1']);
});
