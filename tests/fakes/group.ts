import { localCoreChat, localTeam, localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import { eventually, person, type Actor } from '../journeys/people';
import type { World } from '../journeys/world';

/** What people need of a world: where it is. */
export type Reachable = Pick<World, 'origin' | 'store'>;

/** A community that has just begun, with everybody who matters to it. */
export interface Group {
  communityId: string;
  core: Actor[];
  amara: Actor;
  tom: Actor;
  /** In the team, not in the core group. */
  sam: Actor;
  /** In no place of the community. */
  helen: Actor;
  questions(stepId: string): Promise<string[]>;
  /** Everybody in the core group answers every question of a step. */
  answerAll(stepId: string, text?: (name: string, questionId: string) => string): Promise<void>;
  /** Answers, reveals, proposes and agrees. */
  settle(stepId: string, texts: Record<string, string>): Promise<void>;
  /** What the app has written in a place, oldest first. */
  wrote(place: 'team' | 'core' | 'personal', reader?: Actor): Promise<MessageView[]>;
}

export const everybody = (world: Reachable): Actor[] => [0, 1, 2, 3, 4, 5, 6, 7].map((index) => person(world as World, index));

/** Adds the app to the team, starts a community in it, and gives its core group their chat. */
export async function startGroup(world: Reachable, options: { coreChat?: boolean; name?: string } = {}): Promise<Group> {
  const people = everybody(world);
  const core = people.slice(0, 5);
  const [amara, tom, , , , helen, sam] = people as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
  await amara.add('team');
  const greeting = await amara.card('team', 'Start a new community');
  await eventually(async () => ((await world.store.places.find(localTenant, localTeam.id))?.roster.length ?? 0) > 0, 'the roster of the team');
  const name = options.name ?? 'Inclusive Assessment';
  await amara.send(greeting, { dialog: 'start', mode: 'new', name, topic: 'Assessment for everybody', zone: 'Europe/London', core: core.slice(1).map((one) => one.id).join(',') });
  const communityId = (await amara.me()).communities[0]?.id ?? '';
  if (options.coreChat !== false) {
    await amara.add('core');
    await amara.card('core', 'Find the energy');
  }

  const group: Group = {
    communityId, core, amara, tom, sam, helen,
    async questions(stepId) {
      return (await amara.view(communityId)).steps.find((one) => one.id === stepId)?.questions.map((one) => one.id) ?? [];
    },
    async answerAll(stepId, text = (who, questionId) => `${who} on ${questionId}`) {
      const questions = await group.questions(stepId);
      await Promise.all(core.map(async (one) => {
        for (const questionId of questions) await one.do(communityId, { type: 'giveAnswer', stepId, questionId, text: text(one.name, questionId) });
      }));
    },
    async settle(stepId, texts) {
      await group.answerAll(stepId);
      await amara.do(communityId, { type: 'reveal', stepId });
      await amara.do(communityId, { type: 'propose', stepId, texts, replaces: 0 });
      await Promise.all(core.slice(1).map((one) => one.do(communityId, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null })));
    },
    async wrote(place, reader = amara) {
      const { messages, places } = await reader.state();
      const conversation = places.find((one) => one.id === place)?.conversationId;
      return messages.filter((one) => one.conversationId === conversation && one.from.kind === 'app');
    },
  };
  return group;
}

/** How much people have done in a community, whatever the app does by itself meanwhile. */
export async function actsIn({ store }: Reachable, communityId: string): Promise<number> {
  const { rows } = await store.executeSql(`select count(*)::int as n from command_log where community_id = $1 and person_id <> 'app'`, [communityId]);
  return (rows[0] as { n: number }).n;
}

/** The conversation in which the core group's cards live. */
export const coreChat = localCoreChat.id;
