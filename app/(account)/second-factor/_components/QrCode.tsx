/** Rows of a QR code as one path: black on white also in the dark, since cameras look for that. */
export function QrCode({ picture }: { picture: readonly (readonly boolean[])[] }) {
  const path = picture.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      role="img"
      aria-label="QR code of the secret below"
      viewBox={`0 0 ${picture.length} ${picture.length}`}
      shapeRendering="crispEdges"
      className="size-52 self-center rounded border border-line bg-white forced-color-adjust-none"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
