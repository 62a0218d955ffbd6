export function GoalPlanePanel() {
  return <figure className="row-panel" aria-label="GoalPlane" />;
}
