// Starts the GOV.UK components that are on the page.
import { initAll } from './govuk-frontend.min.js'

initAll()

// On a phone the menu starts closed, so that the page itself is what one sees first.
const menu = document.querySelector('.portal-menu')
const isNarrow = matchMedia('(max-width: 40em)')
const fit = () => { menu.open = !isNarrow.matches }
if (menu) {
  fit()
  isNarrow.addEventListener('change', fit)
}
