import { describe, expect, it } from 'vitest';
import { readRanks } from '../../../src/evidence/read-ranks.ts';
import { isOfAll, isOfRest } from '../../../src/evidence/read-scope.ts';
import { judged, registryOf, statement } from './registry-of.ts';

const verdictOf = async (evidence: string, text: string, language = 'vi'): Promise<string | undefined> =>
  (await judged(registryOf(statement(evidence)), text, { language })).claims[0]?.verdict;

const TREE = 'Cây gạo trăm tuổi ở xã Đồng Việt không bị chặt.';
const CRASH = 'Vụ xe khách va chạm xe tải ở xã Hương Sơn làm 1 người chết, 9 người bị thương.';
const FISH = 'Cá chết ở xã Tân Liễu là do thiếu ôxy, không phải do nhà máy xả thải.';
const SCHOOLS =
  'Học sinh huyện Sơn Động nghỉ học từ ngày 11/9. Không có chủ trương cho học sinh toàn tỉnh nghỉ học. Các huyện khác học bình thường.';
const PLANT = 'Nhà máy Fuhong tạm dừng xưởng 3, các xưởng còn lại vẫn sản xuất bình thường.';
const KITCHEN = 'Bếp ăn của nhà máy Fuhong ở KCN Đình Trám đóng cửa sau khi công nhân bị ngộ độc.';
const AIRPORT = 'Sân bay Gia Bình ảnh hưởng đến 5.800 hộ dân.';

describe('what contradicts', () => {
  it.each([
    ['a plain word that the record denies', TREE, 'Cây gạo trăm tuổi ở xã Đồng Việt đã bị chặt.'],
    ['a fate of others told of these', CRASH, 'Xe khách va chạm xe tải ở xã Hương Sơn, 9 người chết.'],
    ['a cause that is denied', FISH, 'Cá chết ở xã Tân Liễu là do nhà máy xả thải.'],
    ['all, where a rest is set apart', PLANT, 'Toàn bộ nhà máy Fuhong phải dừng sản xuất.'],
    [
      'all of them, where the record tells of a part',
      'Khu nhà công nhân tại phường Nếnh đã xây xong 4 trong 8 tòa nhà.',
      'Tám tòa nhà công nhân tại phường Nếnh đến nay đã xây xong toàn bộ.',
    ],
    [
      'a claim with words of everyday talk',
      'Công ty cấp nước không thu tiền nước tháng 9 của các hộ xã Hương Sơn.',
      'Xã Hương Sơn thì công ty cấp nước vẫn thu tiền nước tháng 9 nên bà con chuẩn bị nhé.',
    ],
    [
      'a claim without marks that only looks like a judgement',
      'Lễ hội Xương Giang năm nay không bắn pháo hoa.',
      'le hoi Xuong Giang nam nay ban phao hoa',
    ],
    [
      'a figure that rose told as one that fell',
      'Sản lượng vải thiều xã Lục Ngạn đạt 72.000 tấn, tăng khoảng 7.000 tấn so với năm trước.',
      'Sản lượng vải thiều xã Lục Ngạn đạt 72.000 tấn, giảm khoảng 7.000 tấn so với năm trước.',
    ],
    ['a denial of all', SCHOOLS, 'Học sinh toàn tỉnh Bắc Giang nghỉ học.'],
    ['households told as people', AIRPORT, 'Sân bay Gia Bình ảnh hưởng đến 5.800 người.'],
    [
      'metres told as kilometres',
      'Kè sông Thương ở xã Dĩnh Trì bị sạt 120 m.',
      'Kè sông Thương ở xã Dĩnh Trì bị sạt 1,2 km.',
    ],
    [
      'another place in a ranking',
      'Năm nay Bắc Giang đứng thứ nhất cả nước về tăng trưởng kinh tế.',
      'Năm nay Bắc Giang đứng thứ ba cả nước về tăng trưởng kinh tế.',
    ],
    ['a bare number beside a fate', CRASH, 'Coach and truck collide in Huong Son commune, crash kills nine.', 'en'],
    [
      'what is not yet and what is',
      'Dự án sân golf Tân Mỹ đã được cấp thẩm quyền ký duyệt.',
      'Dự án sân golf Tân Mỹ chưa được cấp thẩm quyền ký duyệt.',
    ],
  ])('is %s', async (_why, evidence, text, language = 'vi') => {
    expect(await verdictOf(evidence, text, language)).toBe('contradicted');
  });
});

describe('what does not', () => {
  it.each([
    ['a part, where only all is denied', SCHOOLS, 'Học sinh huyện Sơn Động được nghỉ học.'],
    [
      'a goal beside a count',
      'Ba tháng qua du lịch Bắc Giang đón 810.000 lượt khách.',
      'Du lịch Bắc Giang đặt mục tiêu đón 3 triệu lượt khách.',
    ],
    ['another commune of the district', TREE, 'Cây gạo trăm tuổi ở xã Tân Liễu, Yên Dũng đã bị chặt.'],
    [
      'the count of cases beside no deaths',
      'Bắc Giang ghi nhận 1.120 ca sởi và không có người chết.',
      'Bắc Giang có khoảng 1.100 ca sởi.',
    ],
  ])('is %s', async (_why, evidence, text) => {
    expect(await verdictOf(evidence, text)).not.toBe('contradicted');
  });
});

describe('support', () => {
  it.each([
    [
      'another predicate about the same people and place',
      KITCHEN,
      'Công nhân nhà máy Fuhong ở KCN Đình Trám đã đi làm lại.',
    ],
    ['another predicate in plain words', KITCHEN, 'Công nhân nhà máy Fuhong ở KCN Đình Trám được khám sức khỏe.'],
    ['all by a part', 'Ngày 5/6 cắt điện xã Quang Thịnh.', 'Ngày 5/6 cắt điện toàn huyện Lạng Giang.'],
    ['another thing', CRASH, 'Xe khách va chạm tàu hỏa ở xã Hương Sơn.'],
  ])('is not given for %s', async (_why, evidence, text) => {
    expect(await verdictOf(evidence, text)).not.toBe('supported');
  });
});

describe('scope and rank', () => {
  it.each([
    ['Toàn bộ nhà máy dừng hoạt động', true, false],
    ['Các xưởng còn lại hoạt động', false, true],
    ['all schools are closed', true, false],
    ['全省停课', true, false],
    ['Một xưởng dừng hoạt động', false, false],
  ])('%s', (text, all, rest) => {
    expect([isOfAll(text), isOfRest(text)]).toEqual([all, rest]);
  });

  it.each([
    ['Bắc Giang đứng thứ ba cả nước', [3]],
    ['Bac Giang ranked second nationwide', [2]],
    ['北江省排名第三', [3]],
    ['박장성은 전국 2위를 기록했다', [2]],
    ['Bắc Giang dẫn đầu cả nước', [1]],
    ['Họp vào thứ ba hàng tuần', []],
  ])('reads %s', (text, ranks) => {
    expect(readRanks(text).map(({ rank }) => rank)).toEqual(ranks);
  });
});
