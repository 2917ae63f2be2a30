import { localPeople } from '../people';
import type { MailFolder, MailStore, StoredMail } from './mail-store';
import type { PlannerStore, StoredTask } from './planner-store';
import type { StoredChannel, TeamStore } from './team-store';

export interface LocalTask {
  id: string;
  title: string;
  /** Empty when the task is in no bucket. */
  bucket: string;
  /** 0 to 100. */
  percentComplete: number;
  /** `YYYY-MM-DD`, the date of the due moment in UTC; null for none. */
  dueOn: string | null;
  /** Names. */
  assignees: string[];
  description: string;
  checklist: { title: string; done: boolean }[];
}

export interface LocalPlan {
  id: string;
  title: string;
  /** In their order. */
  buckets: string[];
  /** Oldest first. */
  tasks: LocalTask[];
}

const nameOf = (id: string): string => localPeople.find((one) => one.id === id)?.name ?? id;

/** What is shown of plans, mail and the team to people and tests, without going through Graph. */
export function workBrowser(planner: PlannerStore, mail: MailStore, team: TeamStore) {
  return {
    /** Every plan of the team with its tasks, oldest first. */
    plans: (): LocalPlan[] => planner.plans().map(({ id, title, buckets, tasks }) => {
      const bucketName = (task: StoredTask): string => buckets.find((one) => one.id === task.bucketId)?.name ?? '';
      return { id, title, buckets: buckets.map((one) => one.name), tasks: tasks.map((task) => shown(task, bucketName(task))) };
    }),
    /** What is in a folder of somebody's mailbox, oldest first; addresses outside have a mailbox here too. */
    mailOf: (address: string, folder: MailFolder = 'Inbox'): StoredMail[] => mail.list(address, folder),
    /** The team's channels, General first. */
    channels: (): StoredChannel[] => team.channels(),
    /** True while the team can only be read. */
    isArchived: (): boolean => team.isArchived(),
  };
}

const shown = (task: StoredTask, bucket: string): LocalTask => ({
  id: task.id, title: task.title, bucket, percentComplete: task.percentComplete, dueOn: task.dueDateTime?.slice(0, 10) ?? null,
  assignees: Object.keys(task.assignments).map(nameOf), description: task.details.description,
  checklist: Object.values(task.details.checklist).map((one) => ({ title: one.title, done: one.isChecked })),
});
