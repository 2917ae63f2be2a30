import { systemClock } from '../clock';
import { demoCommunities, fillDemo, type DemoCommunity, type DemoOf } from '../demo/fill';
import type { Store } from '../store/store';
import { createSay } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import { localCoreChat, localPeople, localTeam, localTenant, type LocalPerson } from './people';

const startPerson = ({ id, name, email }: LocalPerson) => ({ id, name, email });
const named = (name: string): LocalPerson => localPeople.find((one) => one.name === name) as LocalPerson;

/** The people and places of local Teams in the demonstration: its first community is theirs. */
export const localDemo: Pick<DemoOf, 'core' | 'sponsor' | 'members' | 'place'> = {
  core: localPeople.filter((one) => one.inCoreChat).map(startPerson),
  sponsor: startPerson(named('Helen Marsh')),
  members: localPeople.filter((one) => one.inTeam && !one.inCoreChat).map(startPerson),
  place: { teamConversation: localTeam.id, coreConversation: localCoreChat.id, groupId: localTeam.groupId },
};

export interface LocalDemo {
  /** Who is in the team besides the people of local Teams. */
  crowd: LocalPerson[];
  /** False where it was there already. */
  isNew: boolean;
}

/** The demonstration in the store, written at the first time. */
export async function openDemo(store: Store, toolkit: Toolkit): Promise<LocalDemo> {
  const communities = demoCommunities({ toolkit, say: createSay(), now: systemClock.now(), ...localDemo });
  return { crowd: crowdOf(communities[0]), isNew: await fillDemo(store, localTenant, communities) };
}

function crowdOf(first: DemoCommunity | undefined): LocalPerson[] {
  const people = new Set(localPeople.map((one) => one.id));
  return (first?.record.members ?? []).filter((one) => one.leftAt === null && !people.has(one.personId)).map((one) => ({
    id: one.personId, teamsId: `29:${one.personId}`, name: one.name, email: `${one.personId}@university.example`, zone: 'Europe/London', locale: 'en-GB', about: '', inTeam: true, inCoreChat: false,
  }));
}

/** Adds the app where it would have been for a year. The greeting says that everything is still there. */
export async function addDemoApp(origin: string): Promise<void> {
  for (const place of ['team', 'core', 'personal']) {
    const answer = await fetch(`${origin}/local/teams/installs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: localPeople[0]?.id, place, added: true }) });
    if (!answer.ok) throw new Error(`The app could not be added to the ${place} of the demonstration (${answer.status}).`);
  }
}
