import { startEmbeddedPostgres } from '../start';

/** A program that starts the server with the options given as JSON, reports, and stops when told to. */
async function main(): Promise<void> {
  try {
    const progress: string[] = [];
    const onProgress = (message: string): void => void progress.push(message);
    const server = await startEmbeddedPostgres({ ...JSON.parse(process.argv[2]!), onProgress });
    process.on('message', () => void server.stop().then(() => process.send!('stopped', () => process.disconnect())));
    const { url, adminUrl, firstStart, wasRecovered } = server;
    process.send!({ url, adminUrl, firstStart, wasRecovered, serverPid: server.serverPid(), progress });
  } catch (error) {
    const { name, message } = error as Error;
    process.send!({ error: { name, message } }, () => process.disconnect());
  }
}

void main();
