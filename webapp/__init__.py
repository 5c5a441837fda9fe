"""Which app serves the pages? create_app() makes it: address → Query → engine → presenter → template."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from webapp import api, article, browse, compression, errors, feeds, index, kept, search, security
from webapp.answers import CONFIG
from webapp.assets import folder
from webapp.config import Config
from webapp.wording import both

__all__ = ["Config", "create_app"]


def create_app(config: Config | None = None) -> Flask:
    """The web app over one index; without settings, those of the environment. The index is opened when first needed."""
    config = config or Config.from_environment()
    app = Flask("webapp", template_folder=str(folder("templates")), static_folder=str(folder("static")))
    app.config[CONFIG] = config
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.filters["both"] = both
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # Hindi as itself, in the documented order of the keys.
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's default provider has it
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the same
    index.install(app, config.index)
    for module in (search, article, api, feeds, browse):
        app.register_blueprint(module.views)
    errors.install(app)
    security.install(app)
    compression.install(app)
    kept.install(app)
    return app
