import { DeciderSpec } from '#libs/decider/testing';
import { webhookDecider } from './endpoint-decider';
import { signingSecrets } from './state';

const NOON = new Date('2026-03-01T12:00:00.000Z');
const later = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);
const sealed = (box: string) => ({ subject: 'webhook:hook-1', keyId: 'key-1', box });

const hooks = new DeciderSpec(webhookDecider, [], NOON);
const create = {
  type: 'Create',
  endpointId: 'hook-1',
  merchantId: 'shop',
  url: 'https://shop.example/hooks',
  events: ['order.*'],
  secret: sealed('one'),
} as const;
const created = hooks.and(create);
const rotate = (box: string) => ({ type: 'RotateSecret', secret: sealed(box), overlapSeconds: 3_600 }) as const;
const boxes = (state: typeof created.state, at: Date) => signingSecrets(state, at).map((secret) => secret.sealed.box);

describe('a webhook endpoint', () => {
  it('is created once, enabled', () => {
    hooks.when(create).then({ type: 'WebhookCreated', data: { url: create.url, createdAt: NOON.toISOString() } });
    created.when(create).thenNothing();
    expect(created.state).toMatchObject({ status: 'enabled', endpoint: { merchantId: 'shop', events: ['order.*'] } });
  });

  it('knows no command before it is created, and none after it was removed', () => {
    const removed = created.when({ type: 'Remove' }).then({ type: 'WebhookRemoved' });
    for (const spec of [hooks, removed]) {
      for (const type of ['Enable', 'SendTest', 'Remove'] as const)
        spec.when({ type }).thenRefused({ code: 'not_found' });
      spec.when(rotate('two')).thenRefused({ code: 'not_found' });
    }
  });

  it('changes what is named and keeps the rest; what stands already is no change', () => {
    const changed = created
      .when({ type: 'Change', events: ['order.captured'], description: 'shop' })
      .then({ type: 'WebhookChanged', data: { events: ['order.captured'], description: 'shop' } });
    expect(changed.state.endpoint).toMatchObject({ url: create.url, events: ['order.captured'], description: 'shop' });
    changed.when({ type: 'Change', url: create.url, events: ['order.captured'] }).thenNothing();
    const cleared = changed.and({ type: 'Change', description: null });
    expect(cleared.state.endpoint).not.toHaveProperty('description', 'shop');
    cleared.when({ type: 'Change', description: null }).thenNothing();
  });

  it('is disabled with a reason and by somebody, and enabled again', () => {
    const disabled = created
      .when({ type: 'Disable', reason: 'no answer for 5 days', by: 'failures' })
      .then({ type: 'WebhookDisabled' });
    expect(disabled.state).toMatchObject({ status: 'disabled', disabled: { by: 'failures', at: NOON.toISOString() } });
    disabled.when({ type: 'Disable', reason: 'again', by: 'person' }).thenNothing();
    disabled.when({ type: 'SendTest' }).thenRefused({ code: 'webhook_disabled' });
    const enabled = disabled.when({ type: 'Enable' }).then({ type: 'WebhookEnabled' });
    expect(enabled.state.disabled).toBeUndefined();
    enabled.when({ type: 'Enable' }).thenNothing();
    enabled.when({ type: 'SendTest' }).then({ type: 'WebhookTestRequested', data: { endpointId: 'hook-1' } });
  });

  it('signs with both secrets while one replaces the other', () => {
    const rotated = created.and(rotate('two'));
    expect(boxes(rotated.state, NOON)).toEqual(['two', 'one']);
    expect(boxes(rotated.state, later(1))).toEqual(['two']);
    expect(boxes(rotated.at(later(0.5)).and(rotate('three')).state, later(0.5))).toEqual(['three', 'two', 'one']);
  });

  it('keeps three secrets at most', () => {
    const { state } = created.and(rotate('two')).and(rotate('three')).and(rotate('four'));
    expect(boxes(state, NOON)).toEqual(['four', 'three', 'two']);
  });

  it('ignores events that it does not know, and names states that must not exist', () => {
    expect(webhookDecider.evolve(created.state, { type: 'WebhookPainted', data: {} } as never)).toBe(created.state);
    expect(() => webhookDecider.assertInvariants({ ...created.state, secrets: [] })).toThrow('no secret');
    expect(() => webhookDecider.assertInvariants({ status: 'enabled', secrets: [] })).toThrow('no address');
  });
});
