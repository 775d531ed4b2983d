/**
 * A path of the document with its places filled and its query.
 * @throws RangeError for a place that is not given, which would reach another route
 */
export function addressOf(
  path: string,
  places: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | boolean | undefined>> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined || /^\.{0,2}$/.test(value)) throw new RangeError(`the path ${path} needs a ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}
