export function RacePlanePanel() {
  return <figure className="row-panel" aria-label="RacePlane" />;
}
