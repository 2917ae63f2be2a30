import type { ActionState } from '../record';
import type { Interval, Level } from './formulas';

/** What a point or a bar stands for; put into words where it is shown. */
export type Label =
  /** The end of a window, ISO 8601 UTC. */
  | { until: string }
  | { level: Level }
  | { event: string; on: string }
  | { action: ActionState }
  | { shelf: 'resource' | 'story' }
  /** In people's own words, or a name that needs none. */
  | { own: string };

export type Unit = 'share' | 'people' | 'index' | 'actions' | 'things' | 'visitors';

/** A null value is hidden, since it would stand for fewer than five. */
export type Chart =
  | { kind: 'line'; unit: Unit; points: { label: Label; value: number | null; low?: number; high?: number; n: number }[] }
  | { kind: 'bars'; unit: Unit; bars: { label: Label; value: number | null; of: number }[] }
  /** The share for whom it has happened, by time. */
  | { kind: 'steps'; points: { at: number; share: number }[]; until: number };

export type Value =
  | { kind: 'share'; value: number; of: number; interval: Interval | null }
  | { kind: 'count'; value: number; unit: Unit }
  | { kind: 'parts'; of: number }
  | { kind: 'index'; value: number; n: number }
  /** The median is in days, null where it was not reached. */
  | { kind: 'within'; within30: number; within90: number; median: number | null; n: number }
  /** Working hours: half were answered within `median`, nine of ten within `most`; null where it was not reached. */
  | { kind: 'hours'; median: number | null; most: number | null; n: number }
  | { kind: 'carried'; people: number; n: number }
  | { kind: 'rhythm'; held: number; planned: number; weeks: number }
  | { kind: 'contact'; kept: number; planned: number; weeks: number | null; replyDays: number | null; asked: number; fulfilled: number }
  /** Fewer than five stand behind it. */
  | { kind: 'too-few'; n: number }
  /** Nothing is known yet. */
  | { kind: 'nothing' };

export interface Finding {
  value: Value;
  /** Against the window before; null where that is not asked. */
  change: 'up' | 'down' | 'unclear' | null;
  chart: Chart | null;
}
