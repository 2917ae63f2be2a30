import type { Browser } from 'playwright-core';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { openWindow, type Window } from './window';

/** The main job with clicks, in a real browser, as the five people of the core group, each in a window of their own. */
describe('from an empty team to a published charter, with clicks', () => {
  let browser: Browser;
  let world: World;
  let core: Window[];
  let amara: Window;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    world = await openWorld();
    core = await Promise.all([0, 1, 2, 3, 4].map((index) => openWindow(browser, world, index)));
    amara = core[0] as Window;
    for (const one of core) one.page.on('pageerror', (error) => problems.push(error.message));
  });
  afterEach(() => amara.shot('latest'));
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  /** Answers every question of the step whose card is in the chat: in the dialog, one question to a screen. */
  const answer = async (one: Window, questions: number): Promise<void> => {
    await one.button('Answer').last().click();
    for (let at = 1; at <= questions; at += 1) {
      await one.dialog.getByText(`Question ${at} of ${questions}`).waitFor();
      await one.dialog.getByRole('textbox').fill(`${one.name} thinks this about question ${at}`);
      await one.dialog.getByRole('button', { name: 'Give my answer', exact: true }).click();
    }
    await one.dialog.getByText(/of 5 have answered/).first().waitFor();
    await one.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await one.page.locator('dialog[open]').waitFor({ state: 'detached' });
  };

  /** One answers with clicks; the others, whose clicks are the same, through the tab's door. */
  const answerTogether = async (stepId: string, questions: number): Promise<void> => {
    await answer(amara, questions);
    const communityId = (await person(world, 0).me()).communities[0]?.id ?? '';
    const ids = (await person(world, 0).view(communityId)).steps.find((one) => one.id === stepId)?.questions.map((one) => one.id) ?? [];
    expect(ids).toHaveLength(questions);
    await Promise.all([1, 2, 3, 4].map(async (index) => {
      const one = person(world, index);
      for (const questionId of ids) await one.do(communityId, { type: 'giveAnswer', stepId, questionId, text: `${one.name} on ${questionId}` });
    }));
  };

  /** From answers to an agreed text: reveal, draft, and consent by one tap each. */
  const agree = async (texts: Record<string, string>): Promise<void> => {
    await amara.button('Reveal together').last().click();
    await amara.button('Write what we agree').last().click();
    for (const [label, text] of Object.entries(texts)) await amara.dialog.getByRole('textbox', { name: label, exact: true }).fill(text);
    await amara.dialog.getByRole('button', { name: 'Propose this text', exact: true }).click();
    await amara.dialog.getByText('The proposal').first().waitFor();
    await amara.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await Promise.all(core.slice(1).map((one) => one.button('I agree').last().click()));
    await amara.page.getByText('Agreed by all 5 in the core group.').last().waitFor();
  };

  const skip = async (reason: string): Promise<void> => {
    await amara.button('Skip or put aside').last().click();
    await amara.page.getByLabel('Reason, in one line').fill(reason);
    await amara.button('Do this').click();
    await amara.button('Close').last().click();
    await amara.page.getByText(`Skipped by Amara Okafor: ${reason}`).waitFor();
  };

  /** One adds an option and votes with clicks; the others pass through the tab's door, and the vote is closed. */
  const vote = async (): Promise<void> => {
    await amara.button('Vote').last().click();
    await amara.dialog.getByRole('textbox', { name: 'Something that is missing on the list' }).fill('A bank of examples');
    await amara.dialog.getByRole('button', { name: 'Add it', exact: true }).click();
    await amara.dialog.getByRole('button', { name: 'One more dot on A bank of examples' }).click();
    await amara.dialog.getByRole('button', { name: 'Give my vote', exact: true }).click();
    await amara.dialog.getByText('Your vote is given. You can change it until the vote is closed.').waitFor();
    await amara.shot('06-vote');
    const communityId = (await person(world, 0).me()).communities[0]?.id ?? '';
    await Promise.all([1, 2, 3, 4].map((index) => person(world, index).do(communityId, { type: 'passVote', stepId: 'interests' })));
    await amara.dialog.getByRole('button', { name: 'Close the vote', exact: true }).click();
    await amara.dialog.getByText('A bank of examples: 1 dot').waitFor();
    await amara.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  };

  it('adds the app and starts a community', async () => {
    await amara.shot('01-welcome');
    await amara.button('Add CoP Guide to the team').click();
    await amara.button('Start a new community').click();
    await amara.page.getByLabel('Name of the community').fill('Inclusive Assessment');
    await amara.page.getByLabel('What it is about, in one line').fill('Assessment that lets every student show what they know');
    for (const one of core.slice(1)) await amara.page.getByRole('checkbox', { name: one.name }).check();
    await amara.shot('02-start');
    await amara.button('Start').click();
    await amara.button('Close').last().click();
    await amara.page.getByText('Inclusive Assessment has started').first().waitFor();
    await amara.shot('03-started');
  });

  it('takes the core group to its chat and answers the four questions of the first step', async () => {
    await Promise.all(core.map((one) => one.go('core')));
    await amara.button('Add CoP Guide to the chat').click();
    await amara.page.getByText('Nobody has answered yet.').waitFor();
    await Promise.all(core.map((one) => answer(one, 4)));
    await amara.page.getByText('Everybody has answered.').waitFor();
    await amara.shot('04-everybody-answered');
  });

  it('reveals together and agrees', async () => {
    await agree({ 'Energy summary': 'There is energy for inclusive assessment in every faculty.' });
    await amara.shot('05-agreed');
    await amara.tab.getByText('done').first().waitFor();
  });

  it('goes on through conditions, roles, purpose, ways of working and what is achievable', async () => {
    const next = async (title: RegExp): Promise<void> => {
      await amara.button(title).last().click();
    };
    await next(/^Next: Initiate/);
    await answerTogether('relationships', 4);
    await agree({ 'The conditions we create': 'Everybody is greeted by name', 'Our ground rules': 'One voice at a time\nWhat is said here stays here' });

    await next(/^Next: Roles/);
    await amara.button('Take or offer a role').last().click();
    await amara.dialog.getByRole('button', { name: /Take this role/ }).first().click();
    await amara.dialog.getByText('Amara Okafor').first().waitFor();
    await amara.shot('06-roles');
    await amara.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await amara.button('The roles are settled').last().click();

    await next(/^Next: Build consensus/);
    await answerTogether('purpose', 4);
    await agree({ 'Our purpose': 'So that every student can show what they know.', 'Our priorities': 'Share examples\nRewrite briefs', 'Outputs and outcomes': 'A bank of fifteen examples' });

    await next(/^Next: Explore/);
    await answerTogether('working-together', 6);
    await agree({ 'Ways of working': 'We decide by consent', 'Ways to contribute': 'Host a session\nShare a case' });

    await next(/^Next: Check that the core group/);
    await amara.button('Go through the list').last().click();
    await amara.dialog.getByRole('checkbox').first().check();
    await amara.shot('06-check-list');
    await amara.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await amara.page.getByText(/^1 of \d+ seen to$/).last().waitFor();
    await amara.button('That is enough for now').last().click();

    await next(/^Next: What interests us most/);
    await vote();

    await next(/^Next: Identify/);
    await answerTogether('achievable', 4);
    await agree({ 'Baseline delivery': 'One workshop a term', 'Nice to have': 'A podcast' });
  });

  it('skips meeting the sponsor with a reason', async () => {
    await amara.button(/^Next: Check what is realistic/).last().click();
    await amara.button('That is enough for now').last().click();
    await amara.button(/^Next: A page for the sponsor/).last().click();
    await skip('Helen knows why we are here');
    await amara.button(/^Next: Meet the sponsor/).last().click();
    await amara.page.getByText('Agenda').waitFor();
    await skip('Helen is on leave until June');
  });

  it('previews and publishes the charter, and finds its card and its file', async () => {
    await amara.button(/^Next: Develop a charter/).last().click();
    await amara.button('Read and publish').last().click();
    await amara.dialog.getByText('So that every student can show what they know.').first().waitFor();
    await amara.shot('07-charter');
    await amara.dialog.getByRole('button', { name: 'Publish the charter', exact: true }).click();
    await amara.dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await amara.dialog.getByText('The file is in the team\'s Files.').first().waitFor();
    await amara.page.keyboard.press('Escape');
    await amara.go('team');
    await amara.page.getByText('The charter of Inclusive Assessment').waitFor();
    await amara.shot('08-announced');
    await amara.go('files');
    await amara.page.getByText('Charter - Inclusive Assessment.docx').first().waitFor();
    await amara.shot('09-files');
    expect(world.local.graph.files()).toHaveLength(1);
  });

  it('schedules check-ins and finds them in the calendar', async () => {
    await amara.go('core');
    await amara.button('Mention CoP Guide').click();
    await amara.page.keyboard.type('chekc-ins');
    await amara.page.keyboard.press('Enter');
    await amara.button('Schedule the meetings').last().click();
    await amara.shot('10-schedule');
    await amara.page.locator('dialog[open]').getByRole('button', { name: 'Schedule the meetings' }).click();
    await amara.button('Close').last().click();
    await amara.page.getByText('In the calendar of the core group.').waitFor();
    await amara.go('calendar');
    await amara.page.getByText('Check-in: Inclusive Assessment').first().waitFor();
    await amara.shot('11-calendar');
  });

  it('shows the plan and the measures in the tab, live', async () => {
    await amara.go('team');
    await amara.tab.getByRole('link', { name: 'Action plan', exact: true }).click();
    await amara.tab.getByText('One workshop a term').waitFor();
    const luca = core[3] as Window;
    await luca.go('team');
    await luca.tab.getByRole('link', { name: 'Action plan', exact: true }).click();
    await luca.tab.getByText('Add an action').first().click();
    await luca.tab.getByRole('textbox', { name: /What is to be done/ }).fill('Ask the library for a room');
    await luca.tab.getByRole('button', { name: /^Add/ }).first().click();
    await amara.tab.getByText('Ask the library for a room').waitFor();
    await amara.shot('12-action-plan');
    await amara.tab.getByRole('link', { name: 'Measures', exact: true }).click();
    await amara.tab.getByRole('heading', { name: 'At a glance' }).waitFor();
    await amara.shot('13-measures');
    expect(problems).toEqual([]);
  });
});
