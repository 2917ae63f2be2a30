/** How the communities of the demonstration differ. Each number is a factor on, or a part of, what `activity.ts` says. */
export interface Profile {
  id: string;
  name: string;
  topic: string;
  /** What the core group agreed that it is for. */
  purpose: string;
  /** Contributions, against a usual community. */
  rate: number;
  /** What changes with each week after the launch. */
  trend: number;
  /** How willing people are to answer each other. */
  reply: number;
  /** Part of the members who leave in a month. */
  churn: number;
  /** How much more the first of the core group does than the others. */
  concentration: number;
  /** The week of its history in which the demonstration opens it. */
  week: number;
  /** Chance that a planned event is called off. */
  callsOff: number;
  /** Chance that a talk with the sponsor takes place. */
  sponsorKeeps: number;
  /** Chance that something put on the shelf is a story. */
  tells: number;
}

export const profiles: readonly Profile[] = [
  { id: 'thriving', name: 'Inclusive Assessment', topic: 'Assessment in which every student can show what they know', purpose: 'So that every student can show what they know.', rate: 1, trend: 0.004, reply: 1, churn: 0.004, concentration: 1, week: 63, callsOff: 0.03, sponsorKeeps: 0.9, tells: 0.35 },
  { id: 'steady', name: 'Digital Accessibility', topic: 'Teaching materials that everybody can use', purpose: 'So that nobody has to ask for a version they can read.', rate: 0.8, trend: 0, reply: 0.9, churn: 0.006, concentration: 1, week: 63, callsOff: 0.05, sponsorKeeps: 0.9, tells: 0.2 },
  { id: 'drifting', name: 'Peer Observation', topic: 'Watching each other teach, and talking about it', purpose: 'So that we learn from watching each other, and nobody feels judged.', rate: 0.6, trend: -0.04, reply: 0.6, churn: 0.018, concentration: 1.2, week: 63, callsOff: 0.6, sponsorKeeps: 0.55, tells: 0.02 },
  { id: 'founder', name: 'Learning Analytics with Care', topic: 'Using data about learning without harm', purpose: 'So that figures about learning help students and never harm them.', rate: 0.7, trend: 0, reply: 0.8, churn: 0.008, concentration: 2.8, week: 63, callsOff: 0.05, sponsorKeeps: 0.9, tells: 0.12 },
  { id: 'silent', name: 'Laboratory Teaching', topic: 'Teaching in labs: watching each other teach, and talking about it', purpose: 'So that an hour in the lab teaches more than the lab sheet.', rate: 0.25, trend: -0.01, reply: 0.45, churn: 0.01, concentration: 1.5, week: 63, callsOff: 0.08, sponsorKeeps: 0.1, tells: 0.04 },
  { id: 'closing', name: 'Placement Tutors', topic: 'Supporting students on placement', purpose: 'So that no student is alone on placement.', rate: 0.8, trend: -0.02, reply: 0.8, churn: 0.008, concentration: 1, week: 78, callsOff: 0.3, sponsorKeeps: 0.55, tells: 0.15 },
];

/** Weeks after the first Monday. */
export const weeks = { sponsor: 10, charter: 12, launch: 14, lightReview: 40, fullReview: 62 } as const;

const months = [1.1, 1.12, 1.15, 0, 0.7, 1.1, 1.1, 0.5, 0.75, 0.9, 0.6, 0.3] as const;

/** How lively a week of the year is, week 0 being the first of September. */
export function season(week: number): number {
  const inYear = ((week % 52) + 52) % 52;
  if (inYear >= 13 && inYear <= 16) return [0.9, 0.6, 0.1, 0.1][inYear - 13] ?? 0.1;
  return months[Math.min(11, Math.floor(inYear / (52 / 12)))] ?? 1;
}

export type Archetype = 'core' | 'active' | 'occasional' | 'peripheral' | 'never';

/** Contributions a week; sign-up; show-up. */
export const habits: Record<Archetype, { writes: number; signsUp: number; comes: number }> = {
  core: { writes: 1.6, signsUp: 0.92, comes: 0.9 }, active: { writes: 0.34, signsUp: 0.62, comes: 0.71 }, occasional: { writes: 0.09, signsUp: 0.33, comes: 0.54 },
  peripheral: { writes: 0.012, signsUp: 0.13, comes: 0.4 }, never: { writes: 0, signsUp: 0.02, comes: 0.25 },
};

export const faculties = [['Humanities and Social Sciences', 0.3], ['Science and Engineering', 0.275], ['Medicine and Dentistry', 0.2], ['Professional Services', 0.225]] as const;
