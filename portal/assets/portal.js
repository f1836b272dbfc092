// Starts the GOV.UK components that are on the page.
import { initAll } from './govuk-frontend.min.js'

initAll()
