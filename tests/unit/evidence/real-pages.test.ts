import { describe, expect, it } from 'vitest';
import { judged, registryOf, statement } from './registry-of.ts';

const LEAD =
  'Sáng nay, lãnh đạo tỉnh Bắc Giang họp về công tác tuần. Cuộc họp bàn bốn việc. Nhiều ý kiến được nêu ra. ';

// What the press says beside records that are about something else: each of these was flagged once in real articles.
const OTHER_MATTERS: [why: string, evidence: string, text: string][] = [
  [
    'what a place is, and how many there are',
    'Tỉnh Bắc Ninh mới có 99 đơn vị hành chính cấp xã.',
    'Thành phố Bắc Ninh là một đơn vị hành chính của tỉnh Bắc Ninh.',
  ],
  [
    'what is kept from coming about, and what does not come about',
    'Xuất khẩu vải thiều của Bắc Giang qua cửa khẩu không ùn tắc.',
    'Cửa khẩu tạo thuận lợi cho xuất khẩu vải thiều Bắc Giang, không để ùn ứ xe hàng.',
  ],
  [
    'a sum over several provinces',
    'Dông lốc ở Bắc Giang làm 21.300 khách hàng mất điện.',
    'Dông lốc làm 39.500 khách hàng ở Bắc Giang, Thanh Hóa, Nghệ An và Lào Cai mất điện.',
  ],
  [
    'what a figure is, and what it moved by',
    'Sản lượng vải thiều Bắc Giang tăng 7.000 tấn.',
    'Sản lượng vải thiều Bắc Giang đạt 170.000 tấn.',
  ],
  [
    'this year and the last',
    'Sản lượng vải thiều toàn tỉnh Bắc Giang ước đạt 172.000 tấn.',
    'Năm ngoái sản lượng vải thiều Bắc Giang là 150.000 tấn.',
  ],
  [
    'a crate and a kilogram',
    'Giá vải thiều ở Bắc Giang là 30.000 đồng/kg.',
    'Giá vải thiều ở Bắc Giang là 300.000 đồng/thùng.',
  ],
  [
    'the highest and the mean',
    'Thưởng Tết ở Bắc Giang bình quân 7,4 triệu đồng.',
    'Thưởng Tết ở Bắc Giang cao nhất 400 triệu đồng.',
  ],
  [
    'a share of a plan and a growth',
    'Giải ngân đầu tư công của Bắc Giang đạt 58 % kế hoạch.',
    'Giải ngân đầu tư công của Bắc Giang tăng 62 %.',
  ],
  [
    'the festival of another year',
    'Hội Lim năm 2024 diễn ra ngày 21 và 22/2 tại đồi Lim.',
    'Hội Lim năm 2017 diễn ra ngày 8 và 9/2 tại đồi Lim.',
  ],
  [
    'one hospital and another of the same name',
    'Bệnh viện Đa khoa Bắc Ninh số 2 mở khu phẫu thuật gồm 12 phòng.',
    'Bệnh viện Đa khoa Bắc Ninh số 1 mở khu phẫu thuật gồm 8 phòng.',
  ],
  [
    'a man and a market that are written alike without marks',
    'Chợ Nhớn ngừng hoạt động từ ngày 20/9.',
    'Siêu thị mở cửa, anh Nhơn bước vào mua hàng.',
  ],
  [
    'a city that is written with a full stop',
    'Trong thời gian thi công, đường Hùng Vương không cấm ô tô.',
    'TP.HCM cấm ô tô vào đường Hùng Vương.',
  ],
  [
    'overloaded lorries and an overloaded hospital',
    'Bệnh viện tỉnh không quá tải.',
    'Xe quá tải tái diễn ở Bắc Giang.',
  ],
];

const CASE = 'Công an xã Tiên Lục bắt 3 đối tượng trộm xe máy.';

describe('real pages beside records that are about something else', () => {
  it.each(OTHER_MATTERS)('leaves alone: %s', async (_, evidence, text) => {
    const { claims } = await judged(registryOf(statement(evidence)), text);
    expect(claims.map(({ verdict }) => verdict)).not.toContain('contradicted');
  });

  it('holds what is told of the very same matter against it still', async () => {
    const flags = OTHER_MATTERS.map(([, evidence]) =>
      evidence.replace(/(?<!\d)\d[\d.]*(?= (?:tấn|phòng|khách))/u, '3'),
    );
    const told = flags.filter((text, at) => text !== OTHER_MATTERS[at]?.[1]);
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const text of told) {
      const at = flags.indexOf(text);
      const { suspected } = await judged(registryOf(statement(OTHER_MATTERS[at]?.[1] ?? '')), text);
      expect([text, suspected]).toEqual([text, true]);
    }
  });

  it('asks a case for more than the province, of which it has many', async () => {
    const registry = registryOf(statement(CASE, { publisher: 'Công an tỉnh Bắc Giang' }));
    const other = await judged(registry, 'Công an tỉnh Bắc Giang bắt 15 đối tượng trộm xe máy.');
    expect(other.suspected).toBe(false);
    const same = await judged(registry, 'Công an xã Tiên Lục bắt 15 đối tượng trộm xe máy.');
    expect(same.suspected).toBe(true);
  });

  it('takes the place of a sentence from title, lead and what stands before it, not from the far end of an article', async () => {
    const registry = registryOf(statement('Tai nạn trên cao tốc qua xã Tân Dĩnh làm 3 người chết.'));
    const elsewhere =
      'Tai nạn xảy ra trên cao tốc qua Long An. Ba xe tải va vào nhau. Vụ tai nạn trên cao tốc làm một người chết. Đường ùn ứ nhiều giờ. Cảnh sát điều tiết xe. Nạn nhân quê ở xã Tân Dĩnh.';
    expect((await judged(registry, elsewhere)).suspected).toBe(false);
    const here = elsewhere.replace('Long An', 'xã Tân Dĩnh');
    expect((await judged(registry, here)).suspected).toBe(true);
  });

  it('asks every sentence of an article to say of what it speaks', async () => {
    const registry = registryOf(statement('Nhà máy Tân Xuyên nợ bảo hiểm của 120 công nhân.'));
    const { suspected } = await judged(registry, `${LEAD}Nhà máy nợ bảo hiểm của 300 công nhân.`);
    expect(suspected).toBe(false);
  });

  it('confirms nothing where a count stands against it', async () => {
    const registry = registryOf(
      statement('Xe khách đâm xe tải trên cao tốc qua xã Hòa Thắng làm 1 người chết, 9 người bị thương.'),
    );
    const { claims } = await judged(registry, 'Nine people were killed when a coach hit a truck on the expressway.', {
      language: 'en',
    });
    expect(claims.map(({ verdict }) => verdict)).not.toContain('supported');
  });
});
