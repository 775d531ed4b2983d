import { connect } from './connection';

const thrownBy = (url: string): string => {
  try {
    connect(url);
  } catch (error) {
    return JSON.stringify([String(error), { ...(error as object) }]);
  }
  return 'nothing';
};

describe('the connection string', () => {
  it('gives the credentials of every call, percent-decoded', () => {
    const { call } = connect('esdb://led%3Ager:p%40ss@node1:2113,node2:2113?tls=true');
    expect(call).toEqual({ credentials: { username: 'led:ger', password: 'p@ss' }, requiresLeader: true });
  });

  it('may do without them on plaintext, where the client drops them, but some are still passed', () => {
    expect(connect('esdb://127.0.0.1:2113?tls=false').call.credentials.username).toBe('plaintext');
  });

  it('must hold them on a secure connection', () => {
    expect(thrownBy('esdb://node1:2113')).toContain('needs a user and a password');
  });

  it('must not hide conflicts', () => {
    expect(thrownBy('esdb://a:b@node1:2113?throwOnAppendFailure=false')).toContain('would hide conflicts');
  });

  it.each(['http://user:secret@node1:2113', 'esdb://user:secret@node1:port', 'esdb://user:secret@n?tls=perhaps'])(
    'never shows its password in an error: %s',
    (url) => {
      const shown = thrownBy(url);
      expect(shown).toContain('Error');
      expect(shown).not.toContain('secret');
    },
  );

  it('makes two clients that do not share a connection', () => {
    const { commands, subscriptions } = connect('esdb://127.0.0.1:2113?tls=false&keepAliveTimeout=20000');
    expect(commands.connectionName).toBe('countinghouse-commands');
    expect(subscriptions.connectionName).toBe('countinghouse-subscriptions');
  });
});
