/** The eight invented people of local Teams, and the places where they meet. All harmless, all `.example`. */
export interface LocalPerson {
  /** Entra object id. */
  id: string;
  /** Teams' own id of the person for a bot: `29:` and an opaque part. */
  teamsId: string;
  name: string;
  email: string;
  zone: string;
  locale: string;
  /** What the newcomer is told about them in the switch. */
  about: string;
  /** Of another organisation: a guest in this one. */
  guest?: boolean;
  inTeam: boolean;
  inCoreChat: boolean;
}

export const localTenant = '7a1c0000-0000-4000-8000-00000000c0f1';

const person = (n: number, name: string, zone: string, about: string, inTeam: boolean, inCoreChat: boolean): LocalPerson => ({
  id: `7a1c0000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
  teamsId: `29:local-${n}`,
  name,
  email: `${name.toLowerCase().normalize('NFKD').replace(/[^a-z ]/g, '').replace(/ /g, '.')}@university.example`,
  zone,
  locale: 'en-GB',
  about,
  inTeam,
  inCoreChat,
});

export const localPeople: readonly LocalPerson[] = [
  person(1, 'Amara Okafor', 'Europe/London', 'Core group, usually the coordinator', true, true),
  person(2, 'Tom Whitfield', 'Europe/London', 'Core group', true, true),
  person(3, 'Priya Nair', 'Europe/London', 'Core group', true, true),
  person(4, 'Luca Ferri', 'Europe/Malta', 'Core group, in Malta', true, true),
  person(5, 'Mei Zhao', 'Asia/Shanghai', 'Core group, in Beijing', true, true),
  person(6, 'Helen Marsh', 'Europe/London', 'Sponsor, not in the team', false, false),
  person(7, 'Sam Adeyemi', 'Europe/London', 'Member', true, false),
  person(8, 'Rosa Delgado-Fitzgerald', 'Europe/London', 'Member', true, false),
];

export const localTeam = {
  name: 'Inclusive Assessment',
  /** Teams' thread id of the team, which is also its General channel. */
  id: '19:local-team@thread.tacv2',
  channelId: '19:local-team@thread.tacv2',
  channelName: 'General',
  /** The Microsoft 365 group behind it. */
  groupId: '7a1c0000-0000-4000-8000-000000000100',
} as const;

export const localCoreChat = { id: '19:local-core@thread.v2', name: 'Core group' } as const;

export const localBot = { id: '28:local-cop-guide', appId: '7a1c0000-0000-4000-8000-000000000200', name: 'CoP Guide' } as const;
