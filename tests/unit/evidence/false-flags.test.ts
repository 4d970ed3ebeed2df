import { describe, expect, it } from 'vitest';
import { isAdvice } from '../../../src/evidence/read-advice.ts';
import { withoutReported } from '../../../src/evidence/read-reported.ts';
import { splitSentences } from '../../../src/evidence/split-sentences.ts';
import { judged, registryOf, statement } from './registry-of.ts';

const LICENCE =
  'Từ tháng này, người dân tỉnh Bắc Giang đổi giấy phép lái xe trên Cổng dịch vụ công, không cần mang hồ sơ giấy đến nộp.';
const FORDS =
  'Nước lũ trên sông Lục Nam lên nhanh. Người dân huyện Sơn Động không đi qua ngầm tràn lúc nước xiết, không vớt củi.';
const DENIAL =
  'Tối qua, trên mạng lan truyền tin đập hồ Cấm Sơn ở Lục Ngạn bị nứt và năm xã phải sơ tán. Thông tin này không đúng sự thật. Đập hồ Cấm Sơn không bị nứt. Mực nước hồ thấp hơn mức bình thường 5,3 m. Không có lệnh xả lũ khẩn cấp và không có xã nào phải sơ tán.';
const PHOTO = 'Bức ảnh được cho là cá sấu xuất hiện trên sông Lục Nam là ảnh cắt ghép.';
const FINES = 'Trong tháng 12, Cảnh sát giao thông Bắc Giang xử phạt 2.870 trường hợp với số tiền 5,6 tỷ đồng.';
const FUEL = 'Các cửa hàng xăng dầu ở Bắc Giang đủ nguồn cung, không có cửa hàng nào đóng cửa vì hết xăng.';

const UNFLAGGED: [why: string, evidence: string, text: string][] = [
  ['papers for a loan and papers for a licence', LICENCE, 'Hồ sơ vay nộp trực tuyến, thời gian duyệt hai ngày.'],
  ['a fact and an advice', FORDS, 'Ở huyện Sơn Động, bốn ngầm tràn ngập sâu 1,2 m, bảy thôn bị cô lập.'],
  ['one river and two matters', PHOTO, 'Người dân vùng núi đưa lâm sản theo sông Lục Nam về xuôi.'],
  ['one fine and the fines of a month', FINES, 'Một tài xế ở Bắc Giang bị phạt 7 triệu đồng vì chạy ngược chiều.'],
  ['a count of the whole country', 'Mưa lũ làm 2 người chết.', 'Mưa lũ trên cả nước làm 34 người chết.'],
  [
    'what the record calls false and the text denies too',
    'Dấu chân lạ ở Tây Yên Tử là của chó nhà. Không có căn cứ cho thấy có hổ ở đó.',
    'Dấu chân ở Tây Yên Tử là của chó nhà chứ không phải hổ.',
  ],
  [
    'nobody of one group was hurt',
    'Mưa lũ ở Sơn Động không làm học sinh nào bị thương.',
    'Mưa lũ ở Sơn Động làm 3 người bị thương.',
  ],
  [
    'nobody dead and nobody missing, told with a person hurt',
    'Bão số 2 làm 1 người ở xã Sơn Động bị thương do cây đổ. Toàn tỉnh không có người chết, không có người mất tích.',
    'Bão số 2 không làm ai chết hay mất tích, chỉ có một người ở xã Sơn Động bị thương.',
  ],
  [
    'a part of a whole that is told in two sentences',
    'Trưa 8/9, 74 công nhân một công ty ở KCN Vân Trung đau bụng. Đến chiều 9/9, 68 người đã xuất viện.',
    'Vụ ngộ độc ở KCN Vân Trung: 68 trong số 74 công nhân đã xuất viện.',
  ],
  [
    'one disease and another',
    'Toàn tỉnh ghi nhận 126 ca mắc sởi từ đầu năm.',
    'Toàn tỉnh ghi nhận 300 ca mắc tay chân miệng từ đầu năm.',
  ],
  [
    'one unknown commune and another',
    'Chiều 9/9, cháy kho mút xốp ở phường Phù Khê, 5 xe chữa cháy được điều đến.',
    'Chiều 9/9, cháy kho mút xốp ở phường Đồng Nguyên, 2 xe chữa cháy được điều đến.',
  ],
  [
    'a rounded length beside a depth',
    'Mái đê qua xã Tiên Lục bị sạt dài 42 m, sâu nhất 1,8 m.',
    'Mái đê ở xã Tiên Lục sạt khoảng 40 m.',
  ],
  [
    'not (k) behind a year',
    'Hội Lim không bán vé, giá gửi xe máy là 10.000 đồng.',
    'hội lim 2026 k bán vé nha mn, gửi xe máy 10k thôi',
  ],
  [
    'a figure that is told as misprinted',
    'Bài trước viết nhầm dự án đường ở xã Tiên Du thu hồi 46 ha. Diện tích đúng là 4,6 ha.',
    'Đường ở xã Tiên Du thu hồi chưa tới 5 ha, con số 46 ha đăng trước đó là do ghi sai.',
  ],
  [
    'blame for who spread a rumour',
    'Thông tin đập hồ Cấm Sơn bị vỡ là tin giả.',
    'Đăng tin vỡ đập Cấm Sơn giữa đêm mưa là ác, làm cả vùng hạ du mất ngủ.',
  ],
];

describe('what is never flagged', () => {
  it.each(UNFLAGGED)('%s', async (_why, evidence, text) => {
    expect((await judged(registryOf(statement(evidence)), text)).suspected).toBe(false);
  });

  it('a long text whose sentence only shares a verb with a denial', async () => {
    const text =
      'Hai thanh niên dừng xe trước cửa nhà chị ở Bắc Giang. Chị ra chỉ đường. Chúng lấy xe máy. Hôm sau chúng quay lại.';
    expect((await judged(registryOf(statement(FUEL)), text)).suspected).toBe(false);
  });

  it('and `bác` is how a neighbour is spoken to, no denial', async () => {
    const registry = registryOf(statement('Đập hồ Cấm Sơn vẫn an toàn, không bị vỡ.'));
    const texts = ['Đập hồ Cấm Sơn vỡ rồi các bác ơi.', 'Các bác ơi đập hồ Cấm Sơn vẫn an toàn nhé.'];
    const found = await Promise.all(texts.map((text) => judged(registry, text)));
    expect(found.map(({ claims }) => claims[0]?.verdict)).toEqual(['contradicted', 'supported']);
  });

  it('a flood without a day, in a text without a day', async () => {
    const registry = registryOf(statement('Mưa lũ làm 2 người chết tại huyện Sơn Động.'));
    const text = 'Mưa lũ làm 5 người chết ở huyện Sơn Động.';
    expect((await judged(registry, text, { publishedAt: null })).suspected).toBe(false);
    expect((await judged(registry, text)).suspected).toBe(true);
  });

  it('a denial that tells beside it what was going around', async () => {
    const { claims, suspected } = await judged(
      registryOf(statement(DENIAL)),
      'Officials said the Cam Son dam in Luc Ngan is not cracked, after posts overnight claimed five communes were evacuated.',
      { language: 'en' },
    );
    expect(suspected).toBe(false);
    expect(claims.map(({ verdict }) => verdict)).not.toContain('contradicted');
  });

  it('a rumour passed on by a text that tells the denial', async () => {
    const text =
      'Đập hồ Cấm Sơn không bị nứt. Trước đó trên mạng xã hội có thông tin năm xã ở Lục Ngạn phải sơ tán vì đập hồ Cấm Sơn bị nứt.';
    expect((await judged(registryOf(statement(DENIAL)), text)).suspected).toBe(false);
  });
});

describe('what is quoted', () => {
  it.each([
    'Đập hồ Cấm Sơn nứt rồi, 5 xã phải sơ tán trong đêm.',
    'dap ho cam son nut roi, 5 xa phai so tan trong dem',
  ])('never a rumour that the record repeats: %s', async (text) => {
    const { claims } = await judged(registryOf(statement(DENIAL)), text);
    const [claim] = claims.filter(({ verdict }) => verdict === 'contradicted');
    expect(claim?.evidence[0]?.quote).toBe('Không có lệnh xả lũ khẩn cấp và không có xã nào phải sơ tán.');
    expect(claim?.why).toContain('không có xã nào phải sơ tán');
    expect(claim?.why).not.toContain('năm xã');
  });

  it('the words that call it false where nothing else denies it', async () => {
    const record = 'Trên mạng lan truyền tin đập hồ Cấm Sơn bị vỡ. Thông tin này không đúng sự thật.';
    const { claims } = await judged(registryOf(statement(record)), 'Đập hồ Cấm Sơn vỡ rồi.');
    expect(claims).toMatchObject([
      { verdict: 'contradicted', evidence: [{ quote: 'Thông tin này không đúng sự thật.' }] },
    ]);
  });
});

const SENTENCES: [text: string, lang: string, isTold: boolean][] = [
  ['Người dân không vớt củi khi nước lên.', 'vi', true],
  ['Đề nghị bà con theo dõi bản tin.', 'vi', true],
  ['Người dân cần chủ động phòng tránh.', 'vi', true],
  ['Không qua ngầm khi nước chảy xiết.', 'vi', true],
  ['Người dân không phải sơ tán.', 'vi', false],
  ['Không có xã nào phải sơ tán.', 'vi', false],
  ['Residents should stay away from the river.', 'en', true],
  ['Residents were not evacuated.', 'en', false],
  ['请市民不要涉水。', 'zh', true],
  ['已申请援助。', 'zh', false],
  ['강가에 접근하지 마세요.', 'ko', true],
  ['대피한 주민은 없다.', 'ko', false],
  ['川に近づかないでください。', 'ja', true],
  ['避難した人はいない。', 'ja', false],
];

describe('advice and rumours', () => {
  it.each(SENTENCES)('%s (%s)', (text, lang, isTold) => expect(isAdvice(text, lang)).toBe(isTold));

  it('blanks what is passed on and keeps the length', () => {
    const text = 'The dam is intact, after posts claimed it had burst.';
    expect(withoutReported(text, 'en')).toBe('The dam is intact,'.padEnd(text.length - 1) + '.');
    expect(withoutReported('Đập an toàn.', 'vi')).toBeNull();
  });

  it('ends a sentence at a unit', () =>
    expect(splitSentences('Thấp hơn 5,3 m. Hồ chưa xả lũ.').map((one) => one.text)).toHaveLength(2));
});
