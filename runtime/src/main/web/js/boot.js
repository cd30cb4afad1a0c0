// Runs before everything else: the theme, so that nothing flashes, and the one hole in Trusted Types.
// The chart library empties its own container with the empty string; whatever else is handed over as markup is refused.

if (window.trustedTypes) {
  window.trustedTypes.createPolicy('default', {
    createHTML: (markup) => {
      if (markup !== '') {
        throw new TypeError('markup refused');
      }
      return markup;
    },
  });
}

const KEY = 'theme';

/** What the reader has chosen: 'dark', 'light', or null for what the system says. The only thing that is kept in the browser. */
export function chosenTheme() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'dark' || theme === 'light' ? theme : null;
  } catch {
    return null; // A file that was opened from a disk may have no storage.
  }
}

export function isDark() {
  return getComputedStyle(document.documentElement).colorScheme === 'dark';
}

export function switchTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it holds until the page is left.
  }
  dispatchEvent(new Event('themechange'));
}

if (chosenTheme()) {
  document.documentElement.dataset.theme = chosenTheme();
}
