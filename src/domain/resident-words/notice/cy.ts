import type { NoticeWords } from './notice-words.ts';

/** The notice in Welsh. No speaker has read it yet, so it is not offered. */
export const noticeCy: NoticeWords = {
  title: 'Am luniau a’r hyn a gadwn',
  short: [
    'Hoffwn dynnu lluniau o’r adeilad: tamprwydd, gollyngiadau, a rhannau nad ydynt yn gweithio.',
    'Rwy’n cadw pobl, papurau, meddyginiaeth a’ch pethau eich hun allan ohonynt. Rwy’n edrych ar bob llun cyn y gall neb y tu allan i’r swyddfa ei weld.',
    'Rydym yn defnyddio’r lluniau, a’r hyn a ddywedwch wrthym, i drwsio eich cartref a’i gadw’n ddiogel. Dim ond yr hyn sydd ei angen at hynny a gaiff eraill.',
    'Gallwch wrthod lluniau, mewn un ystafell neu ym mhob un. Byddwn yn trwsio eich cartref yr un fath.',
    'Gallwch ofyn am weld yr hyn sydd gennym. Gallaf ddangos mwy i chi am hyn nawr.',
  ],
  long: [
    {
      heading: 'Pwy sy’n ei gadw',
      lines: [
        'Ni sy’n gwneud: eich landlord. Gofynnwch am yr arweinydd diogelu data.',
        'Ni sy’n penderfynu sut y caiff ei ddefnyddio, a ni sy’n atebol amdano.',
      ],
    },
    {
      heading: 'Beth a gadwn',
      lines: [
        'Lluniau o’r adeilad, mesuriadau, a’r hyn a welwn.',
        'Beth a addawsom, pryd y daethom, a beth a drwsiwyd.',
        'Eich enw a sut i gysylltu â chi. Yr hyn a ddywedwch wrthym am bwy sy’n byw yma, am iechyd, ac am yr hyn sydd ei angen arnoch.',
        'Daw peth ohono gan bobl eraill: rhywun sy’n rhoi gwybod am ollyngiad, neu gontractwr.',
      ],
    },
    {
      heading: 'Pam, a beth sy’n caniatáu hynny',
      lines: [
        'I ofalu am eich cartref a’i gadw’n ddiogel. Mae eich tenantiaeth a’r gyfraith ar drwsio a pheryglon yn gofyn hynny gennym.',
        'Defnyddiwn yr hyn a ddywedwch am iechyd neu anghenion er eich diogelwch a dim byd arall. Mae’r gyfraith yn caniatáu hynny er budd y cyhoedd. Nid oes rhaid i chi ddweud wrthym.',
      ],
    },
    {
      heading: 'Pwy sy’n ei gael',
      lines: [
        'Ein staff sy’n gweithio ar eich cartref. Caiff contractwr yr hyn sydd ei angen ar y gwaith.',
        'Gellir dweud ffeithiau am yr adeilad wrth gymydog, a dim byd amdanoch chi.',
        'Caiff yr Ombwdsmon Tai, llys neu gynghorydd cyfreithiol yr hyn sydd ei angen ar eu cwestiwn. Y gwasanaethau brys, i achub bywyd.',
        'Nid ydym yn ei werthu i neb, ac nid ydym yn ei anfon at neb dramor.',
      ],
    },
    {
      heading: 'Am ba hyd',
      lines: [
        'Mae ffeithiau am yr adeilad yn aros gyda’r adeilad.',
        'Mae’r hyn sydd amdanoch chi yn aros gan amlaf tan chwe blynedd ar ôl eich tenantiaeth. Mae’r hyn sydd ei angen arnoch, a lluniau na wiriodd neb, yn mynd yn gynt.',
      ],
    },
    {
      heading: 'Beth y gallwch ofyn amdano',
      lines: [
        'Gweld yr hyn sydd gennym a chael copi. Cywiro’r hyn sy’n anghywir. Tynnu allan yr hyn nad oes angen i ni ei gadw, neu roi’r gorau i’w ddefnyddio.',
        'Gwrthod lluniau, neu wrthwynebu sut y defnyddiwn yr hyn sy’n eiddo i chi. Atebwn o fewn mis.',
        'Nid oes peiriant yn penderfynu amdanoch chi na’ch cartref. Pobl sy’n gwneud.',
      ],
    },
    {
      heading: 'Os nad ydych yn hapus',
      lines: [
        'Dywedwch wrthym. Ysgrifennwn atoch o fewn 30 diwrnod i ddweud bod eich cwyn gennym, ac edrychwn i mewn iddi.',
        'Gallwch hefyd fynd at y Comisiynydd Gwybodaeth: 0303 123 1113, ico.org.uk.',
      ],
    },
  ],
  ring: (number) => `Ffoniwch ni ar ${number}.`,
  ringUnknown: 'Ffoniwch ni ar y rhif ar eich papurau tenantiaeth.',
};
