import type { NoticeWords } from './notice-words.ts';

/**
 * The notice in English. What the law asks a notice to say stands in the long one (UK GDPR Articles 13 and 14): who, why and on
 * what basis, which kinds, who gets it, abroad or not, how long, which rights, whom to complain to, from whom, and machines.
 */
export const noticeEn: NoticeWords = {
  title: 'About photos and what we keep',
  short: [
    'I would like to take photos of the building: damp, leaks, and parts that do not work.',
    'I keep people, papers, medicine and your own things out of them. I look at each photo before anybody outside the office can see it.',
    'We use the photos, and what you tell us, to mend your home and keep it safe. Others get only what they need for that.',
    'You can say no to photos, in one room or in all of them. We mend your home all the same.',
    'You can ask to see what we hold. I can show you more about this now.',
  ],
  long: [
    {
      heading: 'Who keeps it',
      lines: [
        'We do: your landlord. Ask for the data-protection lead.',
        'We decide how it is used, and we answer for it.',
      ],
    },
    {
      heading: 'What we keep',
      lines: [
        'Photos of the building, measurements, and what we find.',
        'What we promised, when we came, and what was mended.',
        'Your name and how to reach you. What you tell us about who lives here, about health, and about what you need.',
        'Some of it comes from other people: somebody who reports a leak, or a contractor.',
      ],
    },
    {
      heading: 'Why, and what lets us',
      lines: [
        'To look after your home and keep it safe. Your tenancy and the law on repairs and hazards ask it of us.',
        'What you tell us about health or needs we use for your safety and for nothing else. The law allows that in the public interest. You need not tell us.',
      ],
    },
    {
      heading: 'Who gets it',
      lines: [
        'Our staff who work on your home. A contractor gets what the job needs.',
        'A neighbour may be told facts about the building, and nothing about you.',
        'The Housing Ombudsman, a court or a legal adviser get what their question needs. Emergency services, to save a life.',
        'We sell it to nobody, and we send it to nobody abroad.',
      ],
    },
    {
      heading: 'How long',
      lines: [
        'Facts about the building stay with the building.',
        'What is about you stays for most things until six years after your tenancy. What you need, and photos nobody checked, go sooner.',
      ],
    },
    {
      heading: 'What you can ask',
      lines: [
        'To see what we hold and have a copy. To put right what is wrong. To take out what we need not keep, or to stop using it.',
        'To say no to photos, or to how we use what is yours. We answer within a month.',
        'No machine decides about you or your home. People do.',
      ],
    },
    {
      heading: 'If you are not happy',
      lines: [
        'Tell us. We write back within 30 days to say that we have your complaint, and we look into it.',
        'You can also go to the Information Commissioner: 0303 123 1113, ico.org.uk.',
      ],
    },
  ],
  ring: (number) => `Ring us on ${number}.`,
  ringUnknown: 'Ring us on the number on your tenancy papers.',
};
