"""Where a web server and the flask command find the portal."""

from portal.application import create_app

app = create_app()
