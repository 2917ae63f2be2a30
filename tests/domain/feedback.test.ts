import { feedbackFile } from '../../bot/exports/feedbackFile';
import { ada, ben, member, testCommunity } from './community';

const write = (fieldId: string, text: string, base = 0, stepId = 'purpose') => ({ type: 'writeNote', stepId, fieldId, text, base }) as const;

describe('feedback for the toolkit’s owner (S0.3)', () => {
  test('is kept for any step, does not open it, and is there after it was reopened', () => {
    const community = testCommunity();
    community.done(ada, write('feedback', 'The questions overlap'));
    community.done(ada, write('example', 'https://example.org/our-sheet', 0, 'closing-well'));
    expect(community.state('purpose').status).toBe('not-started');
    community.done(ada, { type: 'openStep', stepId: 'purpose' });
    community.done(ada, { type: 'skipStep', stepId: 'purpose', reason: 'x' });
    expect(community.view(ben).steps.find((one) => one.id === 'purpose')?.feedback).toEqual([{ id: 'feedback', text: 'The questions overlap', revision: 1, by: 'Ada', at: expect.any(String) as string }]);
    expect(community.state('purpose').status).toBe('skipped');
  });

  test('two who write at once are shown both texts', () => {
    const community = testCommunity();
    community.done(ada, write('feedback', 'Mine'));
    expect(community.refused(ben, write('feedback', 'Other'))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Mine', by: 'Ada' } });
  });

  test('is the core group’s until it is sent: a member neither reads nor writes it', () => {
    const community = testCommunity();
    community.done(ada, write('feedback', 'Private'));
    expect(JSON.stringify(community.view(member))).not.toContain('Private');
    expect(community.refused(member, write('feedback', 'x', 1)).code).toBe('not-allowed');
  });

  test('is a file without names of people, and with nothing that a spreadsheet would run', () => {
    const community = testCommunity();
    community.done(ada, write('feedback', '=HYPERLINK("https://example.org")'));
    community.done(ada, write('example', 'One, "two"\nthree'));
    const file = feedbackFile(community.reading);
    expect(file).toContain(`'=HYPERLINK`);
    expect(file).toContain('"One, ""two""\nthree"');
    expect(file).not.toContain('Ada');
    expect(file.split('\r\n')[0]).toContain('Step id,Step,Kind,Text,Date');
  });
});
