import { defectOf } from './defect';

describe('a defect of a worker', () => {
  it('is told with its error', async () => {
    const error = new Error('defect');
    expect(await defectOf([new Promise(() => undefined), Promise.reject(error)])).toBe(error);
  });

  it('is none where a worker has nothing to do', async () => {
    const told = defectOf([Promise.resolve()]);
    // Whatever the worker's end led to has happened by then.
    const after = new Promise((resolve) => setImmediate(() => resolve('nothing was told')));
    expect(await Promise.race([told, after])).toBe('nothing was told');
  });
});
