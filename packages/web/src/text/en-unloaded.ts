/** What is said when the forms themselves, and with them all other words, could not be loaded. */
export const unloaded = {
  title: 'This form could not be loaded',
  text: 'Perhaps your connection is down, or there is a newer version of this page. Nothing has been sent.',
  reload: 'Reload the page',
  close: 'Close',
}
