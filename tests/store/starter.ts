/**
 * An app of its own for the tests of the supervisor: starts the database of the folder it is given,
 * says what it got in one line of JSON, and stops it when its standard input ends.
 */
import { startEmbedded } from '../../bot/store/embedded';

async function begin(folder: string): Promise<void> {
  try {
    const database = await startEmbedded({ folder, settings: { fsync: 'off' } });
    process.stdout.write(`${JSON.stringify({ url: database.url, adopted: database.adopted })}\n`);
    process.stdin.resume().on('end', () => void database.stop().then(() => process.exit(0)));
  } catch (problem) {
    process.stdout.write(`${JSON.stringify({ problem: (problem as Error).message })}\n`);
  }
}

void begin(process.argv[2] ?? '');
