import type { Commands } from '../commands';
import type { Clock } from '../clock';
import type { Effect } from '../domain/decision';
import type { Unreached } from '../domain/recipients';
import type { CommunityRecord } from '../domain/record';
import type { PageLinks } from '../pageLinks';
import type { Claim } from '../store/deliveries';
import type { Store } from '../store/store';
import type { Sender } from '../teams/sender';
import type { Say } from '../toolkit/phrases';

/** What became of a delivery. Reasons are sentences for people. */
export type Fate =
  | { state: 'sent' }
  | { state: 'suppressed'; reason: string; why?: Unreached }
  | { state: 'failed'; reason: string; why?: Unreached }
  | { state: 'uncertain'; reason: string }
  | { state: 'later'; reason: string; seconds: number };

export interface Carriage<K extends Effect['kind']> {
  /** True if doing it again does no harm, so that a try that died may simply be repeated. */
  repeatable(claim: Claim): Promise<boolean>;
  /** Re-checks against today's record whether it is still wanted, then does it. */
  carry(claim: Claim, effect: Extract<Effect, { kind: K }>, record: CommunityRecord): Promise<Fate>;
}

export interface CarrierParts {
  store: Store;
  commands: Commands;
  sender: Sender;
  say: Say;
  clock: Clock;
  /** Messages to people that the app sends by itself, a second and tenant, over all instances. */
  sendsASecond: number;
  /** Where people reach the app, without a slash at the end. */
  publicUrl: string;
  pageLinks: PageLinks;
}
