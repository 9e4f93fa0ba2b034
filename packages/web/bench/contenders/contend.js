/** Makes the page's button open the login; from then on the page counts as usable. */
export function contend(open) {
  document.querySelector('#open').addEventListener('click', () => void open())
  performance.mark('usable')
}
