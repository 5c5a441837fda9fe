"""The sample corpus, served as readers get it, and Chromium with a new profile for each reader."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.common.exceptions import SessionNotCreatedException
from selenium.webdriver.chrome.service import Service

from indexer.build import index
from indexer.engines import open_engine

CORPUS = Path(__file__).parents[2] / "corpus"

START = "import sys; from webapp.serve import serve; serve(sys.argv[1], port=int(sys.argv[2]), workers=1)"

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


class Site:
    """The web app over an index, in processes of its own; it can be started again on the same port."""

    def __init__(self) -> None:
        self.root = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self, location: Path) -> None:
        port = urlsplit(self.root).port or 0
        command = [sys.executable, "-c", START, str(location), str(port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.root = self._process.stdout.readline().strip().partition(": ")[2]
        assert self.root, "the server did not start"

    def stop(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=60)


def build(location: Path, sources: list[Path]) -> Path:
    """Indexes the sources at a place, in their order."""
    engine = open_engine(str(location))
    report = index(engine, [str(source) for source in sources])
    engine.close()
    assert not report.skipped
    return location


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    started = Site()
    started.start(build(tmp_path_factory.mktemp("first") / "index", [CORPUS]))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, which the system installs; without it the tests are skipped, but fail in CI."""
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
    )
    if path and shutil.which("chromedriver"):
        return path
    reason = "needs Chromium and its driver (Debian: apt-get install chromium chromium-driver)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def started(options: webdriver.ChromeOptions) -> webdriver.Chrome:
    """A browser; on a loaded machine Chromium may be too slow for its driver, so it is tried a second time."""
    path = shutil.which("chromedriver")
    try:
        return webdriver.Chrome(options=options, service=Service(path))
    except SessionNotCreatedException:
        return webdriver.Chrome(options=options, service=Service(path))


@pytest.fixture
def reader(chromium, tmp_path):
    """Makes browsers: reader(width=…, scripts=…, dark=…). Each has an empty profile: a reader who was never here."""
    opened: list[webdriver.Chrome] = []

    def make(width: int = 1280, *, scripts: bool = True, dark: bool = False) -> webdriver.Chrome:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        profile = tmp_path / f"profile-{len(opened)}"
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        browser = started(options)
        opened.append(browser)
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        return browser

    yield make
    for browser in opened:
        browser.quit()
