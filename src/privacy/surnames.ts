/** Vietnamese family names with marks, as in the press of the north (own list; Kinh, Tày, Nùng, Sán Dìu, Hmong, Thái). */
export const VIETNAMESE_SURNAMES = (
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Giáp Thân Nông Triệu Lục Vi La Chu Leo Tống Đàm Tô Cao Trịnh ' +
  'Đinh Lương Mai Đào Lâm Hà Trương Phùng Tạ Thái Quách Kiều Từ Khổng Ninh Doãn Nghiêm Bạch Diệp Lưu Thạch Tăng Vương Viên Ong Hứa Đồng ' +
  'Nhâm Phí Cù Ma Giàng Sùng Vàng Lò Quàng Cầm Khúc Mạc Lã Văn Bế Chử Đoàn Đường Hạ Kim Lại Mẫn Nhữ Sầm Tiêu Tòng Ứng Vừ Thào Hảng Cứ ' +
  'Lỗ Trưng Đổng Mông Liễu Âu Châu Trang Hàn Tôn Thi Thiều Phương Lộc Hầu Cung Tưởng Cấn Bàng Ngụy Nguỵ Đan Quan Lường Cà Ngọc Khương Chung ' +
  'Trương Đới Luyện Nhan Vy Lèng Chíu Voòng Lỷ Chìu Sằn Giang Trà Mã Thẩm Đèo Hán Lành Ôn Tằng'
).split(' ');

/** Places and other names whose first syllable is also a family name. */
export const NOT_PERSONS = (
  'Hà Nội|Hà Nam|Hà Giang|Hà Tĩnh|Hà Tây|Hà Đông|Hà Bắc|Hà Lan|Cao Bằng|Cao Bá|Thái Nguyên|Thái Bình|Thái Lan|Thái Đào|Lâm Đồng|Phan Thiết|Phan Rang|Ninh Bình|Ninh Thuận|' +
  'Kim Ngưu|Lục Ngạn|Lục Nam|Lục Sơn|Hồ Chí Minh|Hồ Gươm|Hồ Tây|Hồ Cấm Sơn|Hồ Khuôn Thần|Triều Tiên|Hàn Quốc|Văn Miếu|Văn Phòng|Văn phòng|Đồng Nai|Đồng Tháp|Đồng Kỳ|Đồng Hới|' +
  'Đường Lâm|Đường Thương|Châu Âu|Châu Á|Châu Phi|Châu Mỹ|Mã Lai|Kim Sơn|Cao Thượng|Cao Xá|Tô Hiệu|Phương Tây|Lương Tài|Trung Quốc|Mai Châu|Mai Sưu|Thạch Bàn|Lý Thường Kiệt|Đoàn Thanh niên|Đoàn thanh niên|Đoàn TNCS|Đoàn Thanh|' +
  'Giang Tô|Giang Tây|Quảng Châu|Chu Điện|Ngọc Châu|Ngọc Thiện|Ngọc Vân|Quan Hệ|An Giang|Vương quốc|Đồng Việt|Lạng Giang|Hồ Nam|Hồ Bắc|La Hán|Ma Cao|Ma Rốc|Cao Hùng|Quan Âm|Lâm Thao|Lâm Hà|Đồng Hỷ|Đồng Văn|Đồng Xoài|Đồng Phú|Đồng Đăng|Mai Dịch|Mai Sơn|Kim Bôi|Kim Thành|Kim Tự Tháp|Hà Trung|Hà Tiên|Hà Quảng|Trà Bồng|Trà My|Trà Cú|Vũ Thư|Vũ Quang|Vũ Hán|Lục Yên|Lương Sơn|Cao Lãnh|Cao Lộc|Cao Phong|Thạch Thất|Thạch Hà|Thạch Thành|Thạch An|Ninh Giang|Ninh Hòa|Ninh Hải|Từ Liêm|Từ Sơn|Tô Lịch|Thái Thụy|Đan Phượng|Hoàng Sa|Hoàng Mai|Hoàng Liên|Hoàng Thành|Hoàng Su Phì|Dương Kinh|Dương Minh Châu|Hạ Long|Hạ Lào|Hạ Hòa|Văn Giang|Văn Lâm|Văn Yên|Văn Bàn|Văn Chấn|Văn Lãng|Văn Quan|Châu Đốc|Châu Thành|Châu Phú|Châu Đức|Ngọc Hồi|Ngọc Lặc|Ngọc Hà|La Liga|La Mã|La Gi|Lý Sơn|Lý Nhân|Trà Vinh|Vi Phạm|Hầu hết|Kim Động'
).split('|');

/** Persons of history, and streets, schools and prizes named for them: they keep their names. */
export const HISTORIC = new Set(
  (
    'hồ chí minh|võ nguyên giáp|hoàng hoa thám|võ thị sáu|lý tự trọng|kim đồng|nguyễn văn trỗi|nguyễn văn cừ|ngô gia tự|hoàng quốc việt|lý thường kiệt|trần hưng đạo|lê lợi|nguyễn trãi|nguyễn du|' +
    'nguyễn huệ|lê duẩn|trường chinh|phạm văn đồng|tôn đức thắng|trần phú|lê hồng phong|nguyễn thị minh khai|phan bội châu|phan châu trinh|nguyễn khuyến|thân nhân trung|nguyễn cao|lê lai|ngô quyền|' +
    'phạm ngũ lão|phan đình phùng|hà huy tập|nguyễn ái quốc|lương văn nắm|ngô sĩ liên|giáp hải|thân cảnh phúc|lý công uẩn|trần quốc toản|phan đình giót|tô vĩnh diện|bế văn đàn|nguyễn viết xuân|đặng thùy trâm|' +
    'nguyễn đình chiểu|hồ xuân hương|trần nguyên hãn|lương thế vinh|chu văn an|nguyễn bỉnh khiêm|nguyễn công hãng|nguyễn hồng|đào sư tích|hoàng diệu|nguyễn tri phương|võ văn kiệt|nguyễn văn linh|tô hiệu'
  ).split('|'),
);

export const KOREAN_SURNAMES =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염';
export const CHINESE_SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏苏潘葛范彭鲁韦马苗方俞任袁柳史唐费廉薛雷贺倪汤滕罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛禹狄米贝戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫裴陆荣甄曲封段富焦巴侯全班甘武符刘龙叶黎农温庄柴翟游聂辛向易廖欧利裵趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇魯韋馬賀湯羅畢傅齊顧黃蕭龐紀項賈鍾駱樓萬盧陸榮劉龍葉農溫莊聶廖歐';
