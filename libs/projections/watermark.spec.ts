import { Watermark } from './watermark';

describe('the watermark', () => {
  it('stays before the first event that is still in work', () => {
    const watermark = new Watermark(10n);
    const [first, second] = [watermark.begin(11n), watermark.begin(12n)];
    watermark.scanned(15n);
    second();
    expect(watermark.safe).toBe(10n);
    first();
    expect(watermark.safe).toBe(15n);
  });

  it('moves over what is of no interest', () => {
    const watermark = new Watermark(0n);
    watermark.scanned(100n);
    expect(watermark.safe).toBe(100n);
  });
});
