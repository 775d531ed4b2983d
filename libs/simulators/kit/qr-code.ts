import { create } from 'qrcode';
import { Html } from './html';

const QUIET_ZONE = 4;

/** The text as a QR code: one SVG path, drawn without scripts or foreign resources, so any page policy allows it. */
export function qrCode(text: string): Html {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
  }
  const side = size + 2 * QUIET_ZONE;
  return new Html(
    `<svg class="qr" role="img" aria-label="QR code" viewBox="0 0 ${side} ${side}" width="192" height="192" shape-rendering="crispEdges">` +
      `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
  );
}
