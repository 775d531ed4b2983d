import { Pace } from './pace';

describe('a pace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets the first call through at once and the others together after the pause', () => {
    const action = jest.fn();
    const pace = new Pace(10, action);
    for (let call = 0; call < 5; call += 1) pace.call();
    expect(action).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10);
    expect(action).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(100);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('keeps the pause also between later calls', () => {
    const action = jest.fn();
    const pace = new Pace(10, action);
    for (let millisecond = 0; millisecond < 100; millisecond += 1) {
      pace.call();
      jest.advanceTimersByTime(1);
    }
    expect(action.mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('forgets what it owes when it is stopped', () => {
    const action = jest.fn();
    const pace = new Pace(10, action);
    pace.call();
    pace.call();
    pace.stop();
    jest.advanceTimersByTime(100);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
