/**
 * What Chinese and Korean press calls the communes and wards of the new province: `name | Chinese signs | Korean`, spellings
 * apart by commas. Our own transcription (Sino-Vietnamese signs; the sounds as Korean writes them). Told of the province's
 * matters alone they are plain words (协和 is harmony), so a word for the unit has to follow; longer Korean ones stand alone.
 */
const NAMES = `
Bắc Giang | 北江 | 박장
Đa Mai | 多梅, 多枚 | 다마이
Xuân Lương | 春良 | 쑤언르엉
Tam Tiến | 三进 | 땀띠엔, 떰띠엔
Đồng Kỳ | 同奇 | 동끼
Yên Thế | 安世 | 옌테
Bố Hạ | 布下 | 보하
Nhã Nam | 雅南 | 냐남
Phúc Hòa | 福和 | 푹호아
Quang Trung | 光中 | 꽝쭝
Tân Yên | 新安 | 떤옌
Ngọc Thiện | 玉善 | 응옥티엔
Lạng Giang | 谅江 | 랑장
Tiên Lục | 仙陆, 仙六 | 띠엔룩
Kép | | 껩, 켑
Mỹ Thái | 美泰 | 미타이
Tân Dĩnh | 新颖 | 떤진
Lục Nam | 陆南 | 룩남
Đông Phú | 东富 | 동푸
Bảo Đài | 宝台 | 바오다이
Nghĩa Phương | 义芳, 义方 | 응이아프엉
Trường Sơn | 长山 | 쯔엉선
Lục Sơn | 陆山 | 룩선
Bắc Lũng | 北陇 | 박룽
Cẩm Lý | 锦里 | 껌리
Chũ | 朱 | 쭈, 추, 츄
Tân Sơn | 新山 | 떤선
Sa Lý | 沙里 | 사리
Biên Sơn | 边山 | 비엔선
Sơn Hải | 山海 | 선하이
Kiên Lao | 坚牢 | 끼엔라오
Biển Động | 边洞, 汴洞 | 비엔동
Lục Ngạn | 陆岸 | 룩응안
Đèo Gia | | 데오자
Nam Dương | 南阳 | 남즈엉
Phượng Sơn | 凤山 | 프엉선
Sơn Động | 山洞 | 선동
Tây Yên Tử | 西安子 | 떠이옌뜨
Vân Sơn | 云山 | 번선
Đại Sơn | 大山 | 다이선
Yên Định | 安定 | 옌딘
An Lạc | 安乐 | 안락
Tuấn Đạo | 俊道 | 뚜언다오
Dương Hưu | 杨休, 阳休 | 즈엉흐우
Yên Dũng | 安勇 | 옌중, 옌즁
Tân An | 新安 | 떤안
Tiền Phong | 前锋 | 띠엔퐁
Tân Tiến | 新进 | 떤띠엔
Đồng Việt | 同越 | 동비엣
Cảnh Thụy | 景瑞 | 까인투이, 깐투이
Tự Lạn | 自兰, 寺兰 | 뜨란
Việt Yên | 越安 | 비엣옌
Nếnh | 嫩, 能 | 넨, 넨느
Vân Hà | 云河 | 번하
Hoàng Vân | 黄云 | 호앙번
Hiệp Hòa | 协和 | 히엡호아
Hợp Thịnh | 合盛 | 헙틴
Xuân Cẩm | 春锦 | 쑤언껌
Tam Giang | 三江 | 땀장
Yên Trung | 安忠 | 옌쭝
Văn Môn | 文门 | 반몬
Nhân Hòa | 仁和 | 년호아, 냔호아
Phù Lãng | 扶朗 | 푸랑
Bồng Lai | 蓬莱 | 봉라이
Đào Viên | 桃园 | 다오비엔
Chi Lăng | 支棱 | 찌랑
Hạp Lĩnh | 匣岭 | 합린
Liên Bão | 莲抱 | 리엔바오
Đại Đồng | 大同 | 다이동
Tân Chi | 新枝 | 떤찌
Phật Tích | 佛迹 | 펏띡, 팟띡
Tam Sơn | 三山 | 땀선
Phù Khê | 扶溪 | 푸케
Đồng Nguyên | 同源, 同元 | 동응우옌
Mão Điền | 卯田 | 마오디엔
Trí Quả | 智果 | 찌꽈
Trạm Lộ | 湛露 | 짬로
Song Liễu | 双柳 | 송리에우
Ninh Xá | 宁舍 | 닌싸
Cao Đức | 高德 | 까오득
Đại Lai | 大来 | 다이라이
Nhân Thắng | 仁胜 | 년탕, 냔탕
Đông Cứu | 东究 | 동끄우
Trung Kênh | 中泾, 中经 | 쭝껜, 쭝껭
Trung Chính | 忠正 | 쭝찐
Lâm Thao | 临洮 | 럼타오
`;

const ZH_UNITS = ['乡', '社', '坊', '镇'];
const KO_UNITS = ['동', '면', '사', '읍', '코뮌', ' 코뮌'];
const STANDS_ALONE = 3;

/** Vietnamese name → spellings with the units that may follow, in Chinese and Korean. */
export const COMMUNE_NAMES: ReadonlyMap<string, { zh: string[]; ko: string[] }> = new Map(
  NAMES.trim()
    .split('\n')
    .map((line) => {
      const [name = '', zh = '', ko = ''] = line.split('|').map((part) => part.trim());
      const spellings = (list: string): string[] => list.split(', ').filter(Boolean);
      return [
        name,
        {
          zh: spellings(zh).flatMap((one) => ZH_UNITS.map((unit) => one + unit)),
          ko: spellings(ko).flatMap((one) => [
            ...KO_UNITS.map((unit) => one + unit),
            ...(one.length >= STANDS_ALONE ? [one] : []),
          ]),
        },
      ] as const;
    }),
);
