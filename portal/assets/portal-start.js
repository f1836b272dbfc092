// Runs before the first paint, so that what needs JavaScript never flashes; a file because the pages allow no inline script.
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')
