import type { TouchpointKey } from '../../model/key-order';

/*
 * What people call the columns of a table and the values in them, in English, Hungarian, Bulgarian, Russian and
 * Mongolian. All in lower case, without blanks, hyphens and underlines.
 */

/** Headings of the column of labels, the surest first: where a table has several of them, the others are no labels. */
export const LABEL_WORDS: readonly string[] = [
  'label',
  'touchpoint',
  'érintkezésipont',
  'érintésipont',
  'допирнаточка',
  'точканаконтакт',
  'точкаконтакта',
  'точкакасания',
  'касание',
  'хүрэлцэхцэг',
  'хүрэлцэх',
  'холбоосцэг',
  'name',
  'név',
  'име',
  'название',
  'наименование',
  'нэр',
  'step',
  'lépés',
  'стъпка',
  'шаг',
  'алхам',
  'title',
  'cím',
  'megnevezés',
  'заглавие',
  'гарчиг',
];

/** Headings of columns that say where a touchpoint leads. */
export const NEXT_WORDS: readonly string[] = [
  'next',
  'leadsto',
  'nextstep',
  'következő',
  'hovávezet',
  'следващ',
  'следваща',
  'водикъм',
  'следующий',
  'следующее',
  'далее',
  'ведётк',
  'дараагийн',
  'дараах',
];

/** Headings of columns that say what stands on the lines to what comes next. */
export const NEXT_LABEL_WORDS: readonly string[] = [
  'nextlabel',
  'transition',
  'transitionlabel',
  'átmenet',
  'преход',
  'переход',
  'шилжилт',
];

/** Headings of columns that say which share of the customers goes on there. */
export const NEXT_SHARE_WORDS: readonly string[] = ['nextshare', 'share', 'arány', 'hányad', 'дял', 'доля', 'хувь'];

/** Headings of fields besides their names in the map file. */
export const FIELD_WORDS: Readonly<Record<string, TouchpointKey>> = Object.fromEntries(
  (
    [
      [
        'reaction',
        'rating experience sentiment reakció értékelés élmény реакция оценка преживяване впечатление хариуүйлдэл үнэлгээ сэтгэгдэл',
      ],
      ['role', 'link kind szerep роля роль үүрэг'],
      ['phase', 'stage lane fázis szakasz фаза етап этап үешат үе'],
      ['channel', 'csatorna канал суваг'],
      ['area', 'terület област область талбар'],
      ['customer', 'ügyfél vevő клиент үйлчлүүлэгч хэрэглэгч'],
      ['owner', 'responsible assignee felelős gazda отговорник собственик ответственный владелец эзэн хариуцагч'],
      ['status', 'állapot státusz статус състояние состояние төлөв'],
      ['due', 'duedate deadline határidő срок крайниятсрок дедлайн хугацаа'],
      [
        'notes',
        'note comment comments description jegyzet jegyzetek megjegyzés leírás бележки бележка описание заметки примечание комментарий комментарии тэмдэглэл тайлбар',
      ],
      ['goal', 'cél цел цель зорилго'],
      ['feeling', 'emotion érzés чувство усещане эмоция мэдрэмж'],
      ['thought', 'gondolat мисъл мысль бодол'],
      ['impact', 'influence hatás влияние нөлөө'],
      ['effort', 'ráfordítás erőfeszítés усилие усилия хүчинчармайлт'],
      ['dropOff', 'lost leave lemorzsolódás отпадане отток хаях'],
      ['parent', 'partof része частот часть частьчего хэсэг'],
      ['employees', 'staff alkalmazottak служители сотрудники ажилтан'],
    ] as const
  ).flatMap(([key, words]) => words.split(' ').map((word) => [word, key] as const)),
);

/** Values of fields besides their names in the map file. */
export const VALUE_WORDS: Partial<Readonly<Record<TouchpointKey, Readonly<Record<string, string>>>>> = {
  reaction: named({
    positive:
      'good happy great + 🙂 😊 😀 😃 😄 👍 pozitív jó положителна положительная положительно положителен позитивно позитивна добре хорошо эерэг сайн',
    neutral:
      'ok okay mixed = 😐 😶 semleges közepes неутрална неутрален неутрално нейтральная нейтрально нейтральный саармаг дунд',
    negative:
      'bad unhappy poor - − 🙁 ☹ 😞 😟 😠 😡 👎 negatív rossz отрицателна отрицателен отрицателно отрицательная отрицательно негативно негативна лошо плохо сөрөг муу',
  }),
  role: named({
    start: 'first begin beginning kezdő kezdet eleje начало начален начална начальный начальная стартов эхлэл эхний',
    intermediate: 'middle közbenső köztes közép междинен междинна промежуточный промежуточная середина завсрын дунд',
    final:
      'last end záró végső vége край крайна краен последен последна финал финальный конечный төгсгөл сүүлийн эцсийн',
  }),
  channel: named({ online: 'digital web онлайн цахим', offline: 'inperson офлайн оффлайн személyes биечлэн' }),
  customer: named({
    potential: 'prospect lead lehetséges leendő potenciális потенциален потенциальный боломжит',
    current: 'existing jelenlegi meglévő текущ настоящ настоящий текущий действующий одоогийн',
    former: 'past lost volt korábbi бивш предишен бывший хуучин',
  }),
  status: named({
    todo: 'open planned new teendő nyitott зачакване запланирано планирано открыто запланировано хийх',
    doing: 'inprogress started folyamatban впроцес вработе впроцессе хийжбайгаа',
    done: 'closed finished complete completed kész готово завършено сделано выполнено дууссан хийсэн',
  }),
};

function named(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([value, all]) => all.split(' ').map((word) => [word, value] as const)),
  );
}

/** A heading or a value as these lists have it. */
export function plainWord(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s|\ufe0f|\p{Emoji_Modifier}/gu, '');
  // A lone sign is a value of its own.
  return /[\p{L}\p{N}]/u.test(plain) ? plain.replace(/[_:.-]/g, '') : plain;
}
