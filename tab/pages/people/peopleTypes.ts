import type { HelpingAnswer } from '../../../bot/api/contract';

export type { IdeaView } from '../../../bot/api/contract';
export type HelpRequestView = HelpingAnswer['help']['mine'][number];
export type OwnMet = NonNullable<NonNullable<HelpingAnswer['coffee']['round']>['met']>;
