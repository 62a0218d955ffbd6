// Before the first paint, so that a chosen theme does not flash; a file of its own because inline scripts are not used.
try {
  var theme = localStorage.getItem('long-game-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme then holds.
}
