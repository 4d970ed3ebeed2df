import { describe, expect, it } from 'vitest';
import { judged, registryOf, statement } from './registry-of.ts';

const FAKE = statement(
  'Kết luận: tin giả. Từ ngày 8/9/2024, một số trang mạng loan tin ông Trần Văn Khải, Phó Chủ tịch xã Tân Sơn, bị bắt vì nhận 9 tỷ đồng tiền đất. Công an tỉnh xác nhận không bắt giữ ông Khải. Người đăng tin đã bị phạt 7,5 triệu đồng.',
  { kind: 'fact-check', publisher: 'Trung tâm xử lý tin giả', title: 'TIN GIẢ: Phó Chủ tịch xã Tân Sơn bị bắt' },
);
const CORRECTION = statement(
  'Do nhầm dấu, bài ngày 9/9/2024 ghi tỉnh Bắc Giang có 73.200 người hưởng trợ cấp thất nghiệp. Con số đúng là 7.320 người.',
  { kind: 'correction', publisher: 'Báo Trung Du', title: 'Đính chính số người hưởng trợ cấp thất nghiệp' },
);
const FIRST = statement(
  'Đến 20 giờ ngày 9/9/2024, 34 học sinh Trường Tiểu học Hoa Ban, phường Việt Yên, nhập viện sau bữa trưa.',
  {
    id: 'first',
    publishedAt: '2024-09-09T14:00:00.000Z',
    title: 'Thông tin ban đầu vụ nghi ngộ độc tại Trường Tiểu học Hoa Ban',
  },
);
const LATER = statement(
  'Đến 16 giờ ngày 10/9/2024, tổng số học sinh Trường Tiểu học Hoa Ban (phường Việt Yên) nhập viện là 52 em.',
  {
    id: 'later',
    title: 'Cập nhật vụ ngộ độc tại Trường Tiểu học Hoa Ban',
  },
);

const verdictOf = async (text: string, ...records: Parameters<typeof registryOf>): Promise<string> => {
  const { claims } = await judged(registryOf(...records), text);
  return claims.map(({ verdict }) => verdict).find((verdict) => verdict !== 'no-evidence') ?? 'no-evidence';
};

describe('what a fact check or a correction tells', () => {
  it.each([
    [
      'a rumour told as true',
      'Phó Chủ tịch xã Tân Sơn Trần Văn Khải đã bị bắt vì nhận 9 tỷ đồng tiền đất.',
      FAKE,
      'contradicted',
    ],
    [
      'nothing of who spread it',
      'Người đăng tin Phó Chủ tịch xã Tân Sơn bị bắt đã bị phạt 7,5 triệu đồng.',
      FAKE,
      'no-evidence',
    ],
    [
      'the figure that was wrong',
      'Tỉnh Bắc Giang có 73.200 người hưởng trợ cấp thất nghiệp.',
      CORRECTION,
      'contradicted',
    ],
  ])('%s', async (_why, text, record, verdict) => {
    expect(await verdictOf(text, record)).toBe(verdict);
  });

  it('holds nothing against a text that refutes as well', async () => {
    const text = 'Tin Phó Chủ tịch xã Tân Sơn bị bắt vì nhận 9 tỷ đồng là bịa đặt: thực ra ông vẫn đi làm.';
    expect(await verdictOf(text, FAKE)).not.toBe('contradicted');
  });
});

describe('several records', () => {
  it('let the newest of a matter that goes on speak first', async () => {
    const text = 'Vụ ngộ độc ở Trường Tiểu học Hoa Ban, phường Việt Yên: 80 học sinh nhập viện.';
    const { claims } = await judged(registryOf(FIRST, LATER), text);
    expect(claims[0]).toMatchObject({ verdict: 'contradicted', evidence: [{ id: 'later' }, { id: 'first' }] });
  });

  it('let the older one confirm what the text tells of its day', async () => {
    const text = 'Tính đến tối 9/9, số học sinh Trường Tiểu học Hoa Ban ở phường Việt Yên nhập viện là 34 em.';
    const { claims } = await judged(registryOf(FIRST, LATER), text);
    expect(claims[0]).toMatchObject({ verdict: 'supported', evidence: [{ id: 'first' }] });
  });

  it('leave a figure to the record that tells it', async () => {
    const scam = statement(
      'Công an tỉnh Bắc Giang tiếp nhận 17 vụ giả danh nhân viên điện lực, thiệt hại 2,3 tỷ đồng.',
      { id: 'scam' },
    );
    const flood = statement('Mưa lũ làm tỉnh Bắc Giang thiệt hại 1.670 tỷ đồng.', { id: 'flood' });
    expect(
      await verdictOf(
        'Công an tỉnh Bắc Giang: 17 vụ giả danh nhân viên điện lực gây thiệt hại 2,3 tỷ đồng.',
        scam,
        flood,
      ),
    ).not.toBe('contradicted');
  });
});

// Told alike, but of something else.
const OTHERS: [why: string, record: string, text: string][] = [
  [
    'a ward that is called as its province',
    'Từ 5 giờ ngày 10/9, ngừng cấp điện các tổ dân phố 3, 4 của phường Bắc Giang để thay máy biến áp.',
    'Từ 5 giờ ngày 10/9, phường Đa Mai ngừng cấp điện để thay máy biến áp.',
  ],
  [
    'a commune in the south of the new province',
    'Vụ cháy tại phường Từ Sơn ngày 9/9 làm 2 người bị thương.',
    'Vụ cháy tại phường Quế Võ làm 4 người bị thương.',
  ],
  [
    'another half of another year',
    'Sáu tháng cuối năm 2023, tỉnh Bắc Giang tiếp nhận 412.600 hồ sơ trực tuyến.',
    'Sáu tháng đầu năm 2024, tỉnh Bắc Giang tiếp nhận 455.000 hồ sơ trực tuyến.',
  ],
  [
    'four months and seven',
    'Thu ngân sách 4 tháng đầu năm 2024 của tỉnh Bắc Giang đạt 27.600 tỷ đồng.',
    'Thu ngân sách 7 tháng đầu năm 2024 của tỉnh Bắc Giang đạt 46.900 tỷ đồng.',
  ],
  [
    'a rule and who broke it',
    'Người trúng đấu giá đất ở Lạng Giang phải nộp đủ tiền trước ngày 15/10/2024.',
    'Ở Lạng Giang có 9 người trúng đấu giá đất không nộp tiền.',
  ],
  [
    'one exam and another',
    'Kỳ thi vào lớp 10 ở Bắc Giang có 2 thí sinh bị đình chỉ.',
    'Kỳ thi tốt nghiệp THPT ở Bắc Giang có 1 thí sinh bị đình chỉ.',
  ],
  [
    'longans and lychees',
    'Giá vải thiều ở Bắc Giang bình quân 24.500 đồng/kg.',
    'Vụ nhãn này giá bán ở Bắc Giang bình quân 18.000 đồng/kg.',
  ],
  [
    'the number of a school',
    'Trường Tiểu học Nếnh số 3 có 61 em vào viện, không có trường hợp tử vong.',
    'Mạng đồn có học sinh Tiểu học Nếnh số 3 tử vong, nhưng Sở Y tế khẳng định không có trường hợp nào tử vong.',
  ],
];

describe('what only reads alike', () => {
  it.each(OTHERS)('%s', async (_why, record, text) => {
    expect(await verdictOf(text, statement(record))).not.toBe('contradicted');
  });
});

// One thing is changed, and the rest told otherwise.
const AGAINST: [why: string, record: string, text: string][] = [
  [
    'another cause',
    'Mái đê ở xã Tam Đa sạt đêm 9/9. Nguyên nhân là nước sông dâng cao ngâm thân đê nhiều ngày.',
    'Mái đê ở xã Tam Đa sạt đêm 9/9 là do xe chở cát quá tải.',
  ],
  [
    'a slip of the scale across languages',
    'Doanh thu từ vải thiều của tỉnh Bắc Giang đạt 4.130 tỷ đồng.',
    "Bac Giang's lychee crop earned growers just 413 billion dong.",
  ],
  [
    'a sum a day and the same a month',
    'Tiền trông trưa ở trường công của tỉnh Bắc Giang không quá 150.000 đồng/tháng.',
    'Tiền trông trưa ở trường công của tỉnh Bắc Giang tới 150.000 đồng một ngày.',
  ],
  [
    'counts told far behind their noun, by statistics',
    'Đến ngày 8/9, số ca sốt xuất huyết cộng dồn từ đầu năm tại tỉnh Bắc Giang là 507.',
    'Theo số liệu đến ngày 8/9, tỉnh Bắc Giang đã có gần 700 ca sốt xuất huyết từ đầu năm.',
  ],
  [
    'what is eaten is no denial',
    'Tịch thu 2,3 tấn chả lụa chứa hàn the tại xã Tân Sơn.',
    'Tịch thu 23 tấn chả lụa chứa hàn the tại xã Tân Sơn.',
  ],
  [
    'the same death in another ward',
    'Một bệnh nhân 46 tuổi ở phường Nếnh tử vong ngày 9/9 do sốt xuất huyết.',
    'Người đàn ông 46 tuổi ở phường Từ Sơn tử vong hôm 9/9 do sốt xuất huyết.',
  ],
  [
    'dollars for đồng',
    'Nhóm lừa đảo ở phường Nếnh chiếm đoạt 23,6 tỷ đồng của 310 bị hại.',
    'Nhóm lừa đảo ở phường Nếnh chiếm đoạt 23,6 triệu USD của 310 bị hại.',
  ],
  [
    'the year in which a bridge is finished',
    'UBND tỉnh khởi công cầu Bến Gốm ngày 8/9/2024. Dự án dự kiến hoàn thành trong quý II năm 2027.',
    'Cầu Bến Gốm khởi công ngày 8/9/2024 sẽ hoàn thành trong quý IV năm 2025.',
  ],
  [
    'a disease that people do not catch',
    'Dịch tả lợn châu Phi xảy ra tại 4 hộ ở xã Tân Sơn. Bệnh không lây sang người.',
    'Dịch tả lợn ở xã Tân Sơn lây sang cả người rồi.',
  ],
  [
    'a cause told behind a semicolon',
    'Xưởng gỗ Hòa Lâm ở xã Tân Sơn cháy ngày 9/9; nguyên nhân bước đầu xác định là chập điện.',
    'Vụ cháy xưởng gỗ Hòa Lâm ở xã Tân Sơn ngày 9/9 bắt nguồn từ tàn thuốc lá của công nhân.',
  ],
];

describe('what is told otherwise', () => {
  it.each(AGAINST)('%s', async (_why, record, text) => {
    const language = /^[\x20-\x7e]*$/u.test(text) ? 'en' : 'vi';
    const { suspected } = await judged(registryOf(statement(record)), text, { language });
    expect(suspected).toBe(true);
  });
});

const APART: [why: string, record: string, text: string][] = [
  [
    'a part counted before it',
    'Công an tỉnh điều 68 cán bộ dập tắt đám cháy tại xưởng nhựa Hòa Lâm. Toàn bộ 145 công nhân thoát ra an toàn.',
    'Lực lượng cứu hỏa khống chế xong đám cháy ở xưởng nhựa Hòa Lâm; cả 145 công nhân ra ngoài kịp thời.',
  ],
  [
    'another day at another hour',
    'Công ty Điện lực tạm ngừng cấp điện một phần phường Nếnh từ 6 giờ đến 11 giờ ngày 14/9/2024.',
    'Công ty Điện lực tạm ngừng cấp điện một phần phường Nếnh từ 5 giờ đến 12 giờ ngày 28/9/2024.',
  ],
  [
    'what an office did without the right to',
    'Ủy ban Kiểm tra kỷ luật cảnh cáo Phó Chủ tịch xã Tân Sơn do giao 17 lô đất không đúng thẩm quyền.',
    'Giao đất sai thẩm quyền, Phó Chủ tịch xã Tân Sơn bị kỷ luật cảnh cáo.',
  ],
  [
    'a rumour quoted before its denial',
    'Thông tin 40 người bị nước cuốn ở xã Tân Sơn là giả. Ủy ban nhân dân xã xác nhận đê an toàn, không có người bị nước cuốn.',
    'Trước tin đồn "vỡ đê, 40 người bị nước cuốn", xã Tân Sơn khẳng định đê vẫn an toàn và không ai bị nước cuốn.',
  ],
  [
    'another fruit',
    'Sản lượng vải thiều năm 2024 của xã Lục Nam đạt 15.200 tấn, giá bình quân 24.500 đồng/kg.',
    'Vụ na dai năm 2024 ở xã Lục Nam có giá bình quân 42.000 đồng/kg.',
  ],
];

describe('what is told of something else', () => {
  it.each(APART)('%s', async (_why, record, text) => {
    expect(await verdictOf(text, statement(record))).not.toBe('contradicted');
  });
});
