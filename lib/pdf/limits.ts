/** The largest single piece of memory that reading a PDF may ask for (bytes). What it unpacks grows by doubling, so this bounds it. */
export const MOST_BYTES_AT_ONCE = 192 * 1024 * 1024;

/**
 * Makes this thread refuse large byte arrays, which V8's own limits of a thread do not count: a stream of a few kilobytes that unpacks to
 * gigabytes ends as a RangeError. Unpacking through the platform's streams, which keep their pieces elsewhere, is taken away for the same reason.
 * @returns tells whether that happened: pdf.js takes the error for damage and goes on without the part
 */
export function limitAllocation(): () => boolean {
  let refused = false;
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, args) {
      if (typeof args[0] === 'number' && args[0] > MOST_BYTES_AT_ONCE) {
        refused = true;
        throw new RangeError('a part of the file unpacks to too much');
      }
      return Reflect.construct(target, args);
    },
  });
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
  return () => refused;
}
