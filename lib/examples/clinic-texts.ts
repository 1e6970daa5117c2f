/** All words of the clinic example in one language. */
export interface ClinicTexts {
  readonly language: string;
  /** The language's name, in itself. */
  readonly languageName: string;
  readonly title: string;
  readonly description: string;
  /** Labels in the order of the chain. */
  readonly labels: readonly [ad: string, site: string, form: string, call: string, promotion: string];
  readonly phases: readonly [awareness: string, consideration: string, booking: string, retention: string];
  readonly adSells: string;
  readonly formGoal: string;
  readonly formThought: string;
  readonly formStandard: string;
  readonly minutes: string;
  readonly formTask: string;
  readonly callTakeaway: string;
}

export const CLINIC_TEXTS: readonly ClinicTexts[] = [
  {
    language: 'en',
    languageName: 'English',
    title: 'Clinic: the first visit',
    description: 'Five touchpoints from a banner ad to a message after the visit, broken at the online form.',
    labels: [
      'Banner ad',
      "Clinic's website",
      'Question to a consultant in the online form',
      'Phone call to book an appointment',
      'Promotional SMS or e-mail',
    ],
    phases: ['Awareness', 'Consideration', 'Booking', 'Retention'],
    adSells: 'A need: do not put off the check-up',
    formGoal: 'Find out whether the clinic can help me',
    formThought: "Nobody answers. I'll look for another clinic.",
    formStandard: 'Answer within 15 minutes',
    minutes: 'min',
    formTask: 'Name a consultant on duty for the form',
    callTakeaway: 'A date, and the name of the doctor',
  },
  {
    language: 'hu',
    languageName: 'Magyar',
    title: 'Klinika: az első látogatás',
    description: 'Öt érintési pont a hirdetéstől a látogatás utáni üzenetig; a lánc az űrlapnál szakad meg.',
    labels: [
      'Hirdetés bannereken',
      'A cég honlapja',
      'Kérdés a tanácsadóhoz az űrlapon',
      'Hívás időpontért',
      'Promóciós SMS vagy e-mail',
    ],
    phases: ['Figyelemfelkeltés', 'Mérlegelés', 'Időpontfoglalás', 'Megtartás'],
    adSells: 'Szükséglet: ne halogassa a vizsgálatot',
    formGoal: 'Megtudni, hogy a klinika tud-e segíteni nekem',
    formThought: 'Senki sem válaszol. Keresek egy másik klinikát.',
    formStandard: 'Válasz 15 percen belül',
    minutes: 'perc',
    formTask: 'Ügyeletes tanácsadó kijelölése az űrlaphoz',
    callTakeaway: 'Egy időpont és az orvos neve',
  },
  {
    language: 'bg',
    languageName: 'Български',
    title: 'Клиника: първото посещение',
    description: 'Пет допирни точки от банера до съобщението след прегледа; веригата се къса при формата.',
    labels: [
      'Реклама на банер',
      'Сайтът на клиниката',
      'Въпрос към консултант през формата',
      'Обаждане за записване на час',
      'Промоционален SMS или имейл',
    ],
    phases: ['Осведоменост', 'Обмисляне', 'Записване на час', 'Задържане'],
    adSells: 'Нужда: не отлагайте прегледа',
    formGoal: 'Да разбера дали клиниката може да ми помогне',
    formThought: 'Никой не отговаря. Ще потърся друга клиника.',
    formStandard: 'Отговор до 15 минути',
    minutes: 'мин',
    formTask: 'Да се определи дежурен консултант за формата',
    callTakeaway: 'Час за преглед и името на лекаря',
  },
  {
    language: 'ru',
    languageName: 'Русский',
    title: 'Клиника: первый визит',
    description: 'Пять точек контакта от баннера до рассылки после визита; цепочка рвётся на форме.',
    labels: [
      'Объявление на баннере',
      'Сайт клиники',
      'Вопрос консультанту через форму',
      'Звонок для записи',
      'Рассылка по SMS или почте',
    ],
    phases: ['Знакомство', 'Выбор', 'Запись', 'Удержание'],
    adSells: 'Потребность: не откладывайте осмотр',
    formGoal: 'Узнать, сможет ли клиника мне помочь',
    formThought: 'Никто не отвечает. Поищу другую клинику.',
    formStandard: 'Ответ за 15 минут',
    minutes: 'мин',
    formTask: 'Назначить дежурного консультанта для формы',
    callTakeaway: 'Время приёма и имя врача',
  },
  {
    language: 'mn',
    languageName: 'Монгол',
    title: 'Эмнэлэг: анхны үзлэг',
    description: 'Баннераас үзлэгийн дараах мессеж хүртэлх таван цэг; гинж маягт дээр тасарна.',
    labels: [
      'Баннер сурталчилгаа',
      'Эмнэлгийн вэбсайт',
      'Маягтаар зөвлөхөөс асуух',
      'Цаг захиалах утасны дуудлага',
      'Сурталчилгааны SMS эсвэл имэйл',
    ],
    phases: ['Танилцах', 'Сонголт хийх', 'Цаг захиалах', 'Харилцаагаа үргэлжлүүлэх'],
    adSells: 'Хэрэгцээ: үзлэгээ бүү хойшлуул',
    formGoal: 'Эмнэлэг надад тусалж чадах эсэхийг мэдэх',
    formThought: 'Хэн ч хариулахгүй байна. Өөр эмнэлэг хайя.',
    formStandard: '15 минутын дотор хариулах',
    minutes: 'мин',
    formTask: 'Маягтад хариулах ээлжийн зөвлөх томилох',
    callTakeaway: 'Үзлэгийн цаг, эмчийн нэр',
  },
];
