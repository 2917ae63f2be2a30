import type { GraphCode } from './problems';

/** What a request for people's work was for: the plan in Planner, mail, a channel, the whole team, a workbook, who is in the team, people of the organisation, who came to a meeting, that people wrote in a channel, the folder behind a channel, a copy of a file, a look at what became of files. */
export type WorkMatter = 'plan' | 'mail' | 'channel' | 'archive' | 'workbook' | 'members' | 'people' | 'attendance' | 'messages' | 'folder' | 'copy' | 'look';

const lookAgain = 'Microsoft 365 does not answer at the moment. Look again in a minute, or type the name and address.';

/**
 * The fact, then the next action; a code that is not here has the words that hold for everything.
 * `uncertain` is for whatever may have been carried out, by any code.
 */
export const workWords: Record<WorkMatter, Partial<Record<GraphCode | 'uncertain', string>>> = {
  plan: {
    'sign-in-needed': 'Planner waits for whoever connected the plan. It goes on once they open the CoP Guide tab.',
    'consent-needed': 'CoP Guide may not write to the team’s plan in Planner. Check that you are a member of the team, and allow it under Connections.',
    'not-there-yet': 'The plan in Planner is not ready yet, so this waits. It is tried again in a few minutes.',
    'not-found': 'The plan or the task is no longer in Planner. Look in Planner, then send the action plan there again.',
    'changed-meanwhile': 'Somebody changed this task in Planner at the same moment. It is tried again with what stands there now.',
    full: 'Planner takes no more in this plan. Complete or delete tasks there, then try again.',
    uncertain: 'Planner did not say whether this was carried out. Look in Planner before you send it again.',
    refused: 'Planner refused the task. Add it to the plan in Planner by hand.',
  },
  mail: {
    'sign-in-needed': 'The mail waits for whoever sends it. It goes once they open the CoP Guide tab.',
    'consent-needed': 'CoP Guide may not send mail for you. Allow it under Connections, or copy the text into a mail of your own.',
    'not-found': 'Microsoft 365 has no mailbox for you. Copy the text and send it another way.',
    full: 'Your mailbox is full. Make room in Outlook, then send the mail again.',
    uncertain: 'Microsoft 365 did not say whether the mail went out. Look in Sent Items before you send it again.',
    refused: 'Microsoft 365 refused the mail. Check the addresses, or copy the text into a mail of your own.',
  },
  channel: {
    'consent-needed': 'CoP Guide may not make channels in this team. Ask an owner of the team to allow it, or make the channel by hand.',
    'not-found': 'The team is no longer in Microsoft Teams. Check that it still exists, then try again.',
    taken: 'The team has, or had within the last month, a channel of this name. Choose another name.',
    uncertain: 'Microsoft Teams did not say whether the channel was made. Look at the team’s channels before you try again.',
    refused: 'Microsoft Teams refused the channel. Choose another name, or make the channel by hand.',
  },
  archive: {
    'consent-needed': 'CoP Guide may not archive this team. Ask an owner of the team to allow it, or to archive the team by hand.',
    'not-there-yet': 'Microsoft Teams is still archiving the team. It is looked at again in a minute.',
    'not-found': 'The team is no longer in Microsoft Teams, so there is nothing to archive.',
    refused: 'Microsoft Teams refused to archive the team. Check that it has an owner, or archive it by hand in Teams.',
  },
  folder: {
    refused: 'The channel’s name keeps its Files from being reached. Rename the channel without signs such as # or /, then try again.',
  },
  copy: {
    'sign-in-needed': 'The copy waits for whoever asked for it. It goes on once they open the CoP Guide tab.',
    'consent-needed': 'CoP Guide may not write to the channel’s files for you. Allow it under Connections, or copy the file by hand in Teams.',
    'not-there-yet': 'Microsoft 365 is making the copy. It is looked at again in a moment.',
    'not-found': 'The file is not in the team’s Files any more. Restore it there, then copy it again.',
    taken: 'Something else in the channel’s files has this name. Rename it there, then copy again.',
    uncertain: 'Microsoft 365 did not say whether the copy was made. It is looked for by its name before it is made again.',
    refused: 'Microsoft 365 refused the copy. Copy the file to the channel by hand in Teams.',
  },
  look: {
    'sign-in-needed': 'What became of the files is looked at in the name of somebody who has put one there. It goes on once they open the CoP Guide tab.',
    'consent-needed': 'CoP Guide may not look into the team’s files for you. Allow it under Connections, or look in Teams.',
    'not-found': 'The channel’s Files are not there any more. Look in Teams what became of the channel.',
    refused: 'Microsoft 365 refused to say what became of the files. Look in Teams.',
  },
  attendance: {
    'sign-in-needed': 'Only who booked the meeting may read its report. It waits until they open the CoP Guide tab; the file from Teams works at once.',
    'consent-needed': 'CoP Guide may not read who came. Allow it under Connections, or bring in the file from Teams.',
    'not-found': 'Teams does not know this meeting any more. Bring in the file from Teams, or tick who came.',
    refused: 'Microsoft Teams refused the report. Bring in the file from Teams, or tick who came.',
  },
  people: {
    'sign-in-needed': 'Microsoft 365 needs you signed in to look for people. Open the CoP Guide tab anew, or type name and address.',
    'consent-needed': 'CoP Guide may not look for people of your university. Type the name and address, or allow it under Connections.',
    busy: lookAgain, unavailable: lookAgain, 'no-answer': lookAgain,
    refused: 'Microsoft 365 does not look for this. Type the name and address.',
  },
  messages: {
    'consent-needed': 'CoP Guide may not see that people write in this team. An owner of the team can allow it; it is looked at again within a day.',
    'not-found': 'The channel is no longer in Microsoft Teams. Check that it still exists.',
    refused: 'Microsoft Teams refused to say who wrote. The measures that need it are left out.',
  },
  members: {
    'consent-needed': 'CoP Guide may not read who owns the team. An owner of the team can allow it; until then the list that Teams gives the bot counts.',
    'not-found': 'The team is no longer in Microsoft Teams. Check that it still exists.',
    refused: 'Microsoft Teams refused the list of members. The list that Teams gives the bot counts.',
  },
  workbook: {
    'sign-in-needed': 'The workbook waits for whoever switched the log on. It is written once they open the CoP Guide tab.',
    'consent-needed': 'CoP Guide may not write to the workbook in the team’s files. Allow it under Connections, or write in it by hand.',
    'not-there-yet': 'The workbook is not there yet, so its rows wait. They are written when it is.',
    'not-found': 'The workbook, or the table in it, is gone from the team’s files. It is made again when you ask for it once more.',
    taken: 'Something in the workbook is in the way of the table: another table, merged cells, a filter or notes beside it. Move it, then try again.',
    locked: 'The workbook is open in Excel, so the rows wait. They are written when it is closed.',
    uncertain: 'Microsoft 365 did not say whether the rows were written. They are looked for before any is added.',
    refused: 'Microsoft 365 refused the rows. Write them in the workbook by hand.',
  },
};
