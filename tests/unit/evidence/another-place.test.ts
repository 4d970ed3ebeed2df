import { describe, expect, it } from 'vitest';
import { judged, registryOf, statement } from './registry-of.ts';

const SEAT = 'Trụ sở UBND xã Nhã Nam đặt tại thị trấn Nhã Nam cũ.';
const FAIR = 'Hội sách mùa thu 2024 của phường Đa Mai tổ chức tại sân vận động Đa Mai từ ngày 14/9.';
const FIRE = 'Chiều 9/9, xảy ra cháy kho vải tại phường Đa Mai, 2 người bị thương.';
const DEATH = 'Cụ N.V.B. tử vong ngày 8/9 tại Bệnh viện Phổi Bắc Giang do suy hô hấp.';
const FIGHT = 'Ngày 5/9, một học sinh Trường THCS Tân Mỹ bị bạn cùng lớp đánh trong phòng học.';

const VERDICTS: [why: string, evidence: string, claim: string, verdict: string][] = [
  [
    'a fair in another park',
    FAIR,
    'Hội sách mùa thu 2024 của phường Đa Mai tổ chức tại công viên trung tâm từ ngày 14/9.',
    'contradicted',
  ],
  [
    'a man of another ward',
    'Công an khởi tố N.V.T., 45 tuổi, trú tại phường Nếnh, về tội trộm cắp 3 chiếc xe máy.',
    'Công an khởi tố N.V.T., 45 tuổi, trú tại phường Kinh Bắc, về tội trộm cắp 3 chiếc xe máy.',
    'contradicted',
  ],
  [
    'another man of another ward',
    'Công an khởi tố N.V.T., 45 tuổi, trú tại phường Nếnh, về tội trộm cắp 3 chiếc xe máy.',
    'Công an khởi tố L.Q.H., 31 tuổi, trú tại phường Kinh Bắc, về tội trộm cắp 3 chiếc xe máy.',
    'no-evidence',
  ],
  ['a seat in another commune', SEAT, 'Trụ sở UBND xã Nhã Nam đặt tại xã An Dương cũ.', 'contradicted'],
  [
    'another cause',
    DEATH,
    'Cụ N.V.B. tử vong ngày 8/9 tại Bệnh viện Phổi Bắc Giang do nhiễm trùng máu.',
    'contradicted',
  ],
  [
    'outside instead of inside',
    FIGHT,
    'Học sinh Trường THCS Tân Mỹ bị bạn cùng lớp đánh ngoài cổng trường ngày 5/9.',
    'contradicted',
  ],
  ['the same place in other words', SEAT, 'Trụ sở UBND xã Nhã Nam đặt ở thị trấn Nhã Nam cũ.', 'supported'],
  ['another fire on another day', FIRE, 'Chiều 9/9 xảy ra cháy kho vải tại phường Nếnh.', 'no-evidence'],
  ['another fire without a day', FIRE, 'Xảy ra cháy kho vải tại xã Lục Sơn.', 'no-evidence'],
  ['another fair of another ward', FAIR, 'Hội sách mùa thu của phường Nếnh tổ chức tại công viên.', 'no-evidence'],
  ['a cause that is not told', FIRE, 'Chiều 9/9 xảy ra cháy kho vải tại phường Đa Mai do chập điện.', 'no-evidence'],
];

describe('another place or cause of the same thing', () => {
  it.each(VERDICTS)('%s', async (_why, evidence, claim, verdict) => {
    const { claims } = await judged(registryOf(statement(evidence)), claim);
    expect(claims.map((one) => one.verdict)).toEqual([verdict]);
  });

  it('shows the words that differ', async () => {
    const { claims } = await judged(registryOf(statement(SEAT)), 'Trụ sở UBND xã Nhã Nam đặt tại xã An Dương cũ.');
    expect(claims[0]?.why).toContain('“xã An Dương cũ”');
    expect(claims[0]?.why).toContain('“thị trấn Nhã Nam cũ”');
  });
});
