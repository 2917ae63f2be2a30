import { createServer, type AddressInfo } from 'node:net';
import { migrate } from '../../bot/store/migrate';

test('a server that is no PostgreSQL server is named as such, in a sentence', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await expect(migrate(`postgres://cop:secret@127.0.0.1:${port}/cop`)).rejects.toThrow(/^What DATABASE_URL points at does not answer as a PostgreSQL server should\. Check /);
  server.close();
});
