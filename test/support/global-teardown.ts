import { shared } from './shared-server';

export default async function globalTeardown(): Promise<void> {
  await shared.server?.stop();
}
