import { FaultPlan } from './fault-plan';

type Fault = { kind: 'cut' } | { kind: 'slow'; ms: number };

const plan = (seed = '1'): FaultPlan<Fault> => new FaultPlan<Fault>(seed, ['reference', 'step']);
const KINDS = ['cut', 'slow'] as const;

describe('FaultPlan', () => {
  it('strikes whatever comes next, once', () => {
    const faults = plan();
    faults.add({ fault: { kind: 'cut' } });
    expect(faults.strike(KINDS, { reference: 'A' })).toEqual({ kind: 'cut' });
    expect(faults.strike(KINDS, { reference: 'A' })).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it('waits for its subject, and strikes as often as it was told', () => {
    const faults = plan();
    faults.add({ fault: { kind: 'slow', ms: 5 }, match: { reference: 'B', step: 'request' }, times: 2 });
    expect(faults.strike(KINDS, { reference: 'A', step: 'request' })).toBeUndefined();
    expect(faults.strike(KINDS, { reference: 'B', step: 'form' })).toBeUndefined();
    expect(faults.strike(['cut'], { reference: 'B', step: 'request' })).toBeUndefined();
    const struck = Array.from({ length: 3 }, () => faults.strike(KINDS, { reference: 'B', step: 'request' })?.kind);
    expect(struck).toEqual(['slow', 'slow', undefined]);
  });

  it('combines one fault of each kind', () => {
    const faults = plan();
    faults.add({ fault: { kind: 'slow', ms: 1 } });
    faults.add({ fault: { kind: 'slow', ms: 2 } });
    faults.add({ fault: { kind: 'cut' } });
    expect(faults.strikeAll(KINDS, {})).toEqual([{ kind: 'cut' }, { kind: 'slow', ms: 1 }]);
    expect(faults.list()).toMatchObject([{ fault: { ms: 2 } }]);
  });

  it('withdraws one fault or all', () => {
    const faults = plan();
    const id = faults.add({ fault: { kind: 'cut' } });
    faults.add({ fault: { kind: 'slow', ms: 1 } });
    faults.clear(id);
    expect(faults.list()).toMatchObject([{ fault: { kind: 'slow' } }]);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  describe('with a rate', () => {
    const references = Array.from({ length: 2000 }, (_, i) => `R${i}`);
    const struckBy = (faults: FaultPlan<Fault>, order = references): Set<string> => {
      faults.add({ fault: { kind: 'cut' }, rate: 0.1 });
      return new Set(order.filter((reference) => faults.strike(KINDS, { reference })));
    };

    it('strikes about that share of the subjects', () => {
      expect(struckBy(plan()).size).toBeGreaterThan(140);
      expect(struckBy(plan()).size).toBeLessThan(260);
    });

    it('chooses the same ones by the same seed in any order, others by another seed', () => {
      const struck = struckBy(plan());
      expect(struckBy(plan(), [...references].reverse())).toEqual(struck);
      expect(struckBy(plan('2'))).not.toEqual(struck);
    });

    it('lets the repeat of a struck subject through', () => {
      const faults = plan();
      const struck = struckBy(faults);
      expect([...struck].filter((reference) => faults.strike(KINDS, { reference }))).toEqual([]);
    });
  });
});
