/** Frequent characters of press text; they tell a right decoding from a wrong one, which gives rare characters. */
const COMMON_HAN = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏案组织省县镇乡村局警察公安经济发展越南' +
    '這來個說們為時會著過對裡後麼沒還發當開經頭長樣現將與進實點種聲話問機給幾業間電東氣關並內軍產萬體別處總場師書員華報馬張難數車應親務記邊風戰幹許覺題統請愛讓認論義術結遠資隊帶條變聯權該領傳紅決達辦運強區轉眾輕語滿寫識極黃臉錢黨設雙歷單據導網專誰讀飛觀爭組濟離雖壞縣鎮鄉' +
    '氏円込働県区駅図広仏弁売買読続検証株価価島会議員選挙委員会首相政府発表同日午後県警捜査容疑者事件事故死亡',
);
const COMMON_HANGUL = new Set(
  '이다는에을의가고하지한은로기사리어자를시도대서인나아그정있과해전수장일보부상들으비주스것만원성구제라제조안개소선여우신동무연국으면학오경야거관현공후세중게저방당니했였다습까요등년월말때된될받문화미방통생과물위내더적민두권계회산업명울군행할실분차분반결발식체불재각진역예따같지며간표음활유영출용타하호청설강치트크력드모본단박북베남또않없했던려싶좋많',
);
const VOWEL_BEFORE_MARK = /[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ]/u;

function hanScore(char: string): number {
  return COMMON_HAN.has(char) ? 1 : 0.1;
}

function isLetter(char: string): boolean {
  return /[a-zA-Z]/.test(char);
}

function latinScore(code: number, before: string, after: string): number {
  if (code >= 0x80 && code <= 0x9f) return -2;
  if (code <= 0xbf) return 0.5;
  if (code === 0xd7 || code === 0xf7 || code === 0xde || code === 0xfe || code === 0xd0 || code === 0xf0) return 0;
  if (isLetter(before) || isLetter(after)) return 1;
  return before >= '\u0080' && after >= '\u0080' ? -0.5 : 0.4;
}

/** Words are of one alphabet, and small letters are not followed by capitals, as they are in a wrong reading. */
function cyrillicScore(code: number, before: string, after: string): number {
  if (isLetter(before) || isLetter(after)) return -0.5;
  if (code >= 0x430) return 0.9;
  if (before >= '\u0430' && before <= '\u045f') return -1;
  return before >= '\u0400' && before < '\u0430' ? 0.5 : 0.7;
}

/** How usual one non-ASCII character is beside its neighbours, −2 to 1.6. */
function charScore(char: string, before: string, after: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0x24f) return latinScore(code, before, after);
  if (code >= 0x300 && code <= 0x36f) return VOWEL_BEFORE_MARK.test(before) ? 1.6 : -1;
  if (code >= 0x4e00 && code <= 0x9fff) return hanScore(char);
  if (code >= 0xac00 && code <= 0xd7a3) return COMMON_HANGUL.has(char) ? 1 : 0;
  if (code >= 0x3040 && code <= 0x30ff) return 1;
  if (code >= 0x3000 && code <= 0x303f) return 0.6;
  if (code >= 0xff01 && code <= 0xff5e) return 0.5;
  if (code >= 0xff61 && code <= 0xff9f) return -0.3;
  if (code >= 0x400 && code <= 0x45f) return cyrillicScore(code, before, after);
  // Greek, Hebrew, Arabic: never guessed, but declared.
  if ((code >= 0x370 && code <= 0x3ff) || (code >= 0x590 && code <= 0x6ff)) return 0.7;
  if (code >= 0xe00 && code <= 0xeff) return 0.9;
  if (code >= 0x1e00 && code <= 0x1eff) return 1;
  if (code >= 0x2010 && code <= 0x203a) return 0.5;
  if (code === 0x20ac || code === 0x20ab || code === 0x2122) return 0.5;
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return -2;
  return -0.1;
}

const KANA = /[\u3040-\u30ff]/gu;

/**
 * How much a decoded text reads like writing, −2 to 1.6: the mean over its characters beyond ASCII; null when it has none.
 * `charset` matters for kana, which GB18030, Big5 and EUC-KR have too: there they count nothing, and Japanese without kana is doubted.
 */
export function plausibility(text: string, charset: string): number | null {
  const isJapanese = charset === 'shift_jis' || charset === 'euc-jp';
  let sum = 0;
  let count = 0;
  let before = ' ';
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 1) {
    const char = characters[at] as string;
    if (char >= '\u0080') {
      const isForeignKana = !isJapanese && charset !== 'utf-8' && char >= '\u3040' && char <= '\u30ff';
      sum += isForeignKana ? 0 : charScore(char, before, characters[at + 1] ?? ' ');
      count += 1;
    }
    before = char;
  }
  if (count === 0) return null;
  const mean = sum / count;
  if (!isJapanese) return mean;
  return (text.match(KANA)?.length ?? 0) / count < 0.1 ? mean * 0.6 : mean;
}
