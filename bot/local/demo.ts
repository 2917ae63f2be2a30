import type { DemoParts } from '../demo/fill';
import { localCoreChat, localPeople, localTeam, type LocalPerson } from './people';

const startPerson = ({ id, name, email }: LocalPerson) => ({ id, name, email });
const named = (name: string): LocalPerson => localPeople.find((one) => one.name === name) as LocalPerson;

/** The people and places of local Teams in the demonstration: its first community is theirs. */
export const localDemo: Pick<DemoParts, 'core' | 'sponsor' | 'members' | 'place'> = {
  core: localPeople.filter((one) => one.inCoreChat).map(startPerson),
  sponsor: startPerson(named('Helen Marsh')),
  members: localPeople.filter((one) => one.inTeam && !one.inCoreChat).map(startPerson),
  place: { teamConversation: localTeam.id, coreConversation: localCoreChat.id, groupId: localTeam.groupId },
};

/** Adds the app where it would have been for a year. The greeting says that everything is still there. */
export async function addDemoApp(origin: string): Promise<void> {
  for (const place of ['team', 'core', 'personal']) {
    const answer = await fetch(`${origin}/local/teams/installs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: localPeople[0]?.id, place, added: true }) });
    if (!answer.ok) throw new Error(`The app could not be added to the ${place} of the demonstration (${answer.status}).`);
  }
}
